"""How current a published page is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Currency(models.TextChoices):
    """Computed, never stored. The day decides first; a page of which no day has come is fresh when
    somebody confirmed it since it went live as it is, and never confirmed otherwise."""

    OVERDUE = "overdue", _("Review overdue")
    DUE = "due", _("Review due within 30 days")
    NEVER_CONFIRMED = "never_confirmed", _("Never confirmed, not due yet")
    FRESH = "fresh", _("Confirmed as current")
