from django.core.exceptions import PermissionDenied


class NotAllowed(PermissionDenied):
    """An act that a rule forbids; the message is the rule's reason, for the user to read."""

    @property
    def reason(self) -> str:
        return str(self.args[0])
