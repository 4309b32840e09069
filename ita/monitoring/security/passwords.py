"""Hears that a password was set: Django tells its validators, wherever it was done."""

from django.contrib.auth.models import User

from ita.monitoring.security.enums import EventKind
from ita.monitoring.security.operations import note


class PasswordSetNoted:
    """Asks nothing of a password; sees none either."""

    def validate(self, password: str, user: User | None = None) -> None:
        return None

    def password_changed(self, password: str, user: User | None = None) -> None:
        if user and user.pk:
            note(EventKind.PASSWORD_SET, user)

    def get_help_text(self) -> str:
        return ""
