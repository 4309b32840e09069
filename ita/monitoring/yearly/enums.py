from django.db import models
from django.utils.translation import gettext_lazy as _


class Recurrence(models.TextChoices):
    YEARLY = "yearly", _("Once a year")
    HALF = "half", _("Every half year")
    QUARTERLY = "quarterly", _("Every quarter")
    MONTHLY = "monthly", _("Every month")


class DutyState(models.TextChoices):
    """How an occasion stands; done only where a page of it is public."""

    DONE = "done", _("Done")
    OVERDUE = "overdue", _("Overdue")
    DUE_SOON = "due_soon", _("Due soon")
    LATER = "later", _("Not yet due")
