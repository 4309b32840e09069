"""The words of checks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    PASSED = "passed", _("Passed")
    FAILED = "failed", _("Failed the check")
    CANNOT_TELL = "cannot_tell", _("Cannot tell")
