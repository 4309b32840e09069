from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundKind(models.TextChoices):
    """How often the agency looks at every page."""

    MONTHLY = "monthly", _("Every month")
    QUARTERLY = "quarterly", _("Every quarter")


class Outcome(models.TextChoices):
    """What a keeper found of a page."""

    OPEN = "open", _("Not looked at yet")
    CURRENT = "current", _("Current")
    OUTDATED = "outdated", _("Needs updating")
    PAST = "past", _("Past: to be archived")
    GONE = "gone", _("No longer published")  # taken down or archived while the round went on


FOUND = (Outcome.CURRENT, Outcome.OUTDATED, Outcome.PAST)  # what a keeper can choose
NEEDS_NOTE = {Outcome.OUTDATED.value, Outcome.PAST.value}
