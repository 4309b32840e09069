"""An act that is not allowed, and why."""

from django.core.exceptions import PermissionDenied


class NotAllowed(PermissionDenied):
    """An act that a rule forbids; the message is the rule's reason, for the user to read."""

    @property
    def reason(self) -> str:
        return str(self.args[0])


def ensure(*reasons: str | None) -> None:
    """Answers of rules: the first that is a reason forbids the act.

    Raises:
        NotAllowed: with that reason.
    """
    for reason in reasons:
        if reason:
            raise NotAllowed(reason)
