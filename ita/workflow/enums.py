"""What a replacement does."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Replacement(models.TextChoices):
    """What becomes of a page when a file or a link that it shows is replaced."""

    REQUESTED = "requested", _("Draft made, publication requested")
    DRAFTED = "drafted", _("Draft made, publication not requested yet")
    UNTOUCHED = "untouched", _("Not changed")
