"""The words of the board."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkStatus(models.TextChoices):
    """How far an owner is with an item, in their own words; no machine sets it."""

    NOT_BEGUN = "", _("Not begun")
    UNDER_WAY = "under_way", _("Under way")
    WAITING = "waiting", _("Waiting for others")
    DONE = "done", _("Done")
