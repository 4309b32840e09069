from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What has no row on the register: accounts, of which no agency is the owner. Stored values
    stay; a collector reads them too."""

    SIGNED_IN = "signed_in", _("Signed in")
    SIGN_IN_FAILED = "sign_in_failed", _("Sign-in failed")
    SIGNED_OUT = "signed_out", _("Signed out")
    PASSWORD_SET = "password_set", _("Password set")
    SUPERUSER_GIVEN = "superuser_given", _("Made an administrator")
    SUPERUSER_TAKEN = "superuser_taken", _("No longer an administrator")
    ACCOUNT_OPENED = "account_opened", _("Account opened")
    ACCOUNT_CLOSED = "account_closed", _("Account closed")


class Topic(models.TextChoices):
    """What the screen sorts events by."""

    SIGN_IN = "sign_in", _("Signing in")
    RIGHTS = "rights", _("Passwords and rights")
    EXPORT = "export", _("Exports")
    READING = "reading", _("Readings of personal data and of the log")
    FOUND = "found", _("Found without approval")
    PERSONAL = "personal", _("Personal data closed, erased or released")
