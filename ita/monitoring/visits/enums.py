"""What a visit of evidence can come to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Walk(models.TextChoices):
    """Whether the click path leads there."""

    NONE = "", _("not walked")
    WALKED = "walked", _("walked to its end")
    BROKEN = "broken", _("does not lead there")
    UNKNOWN = "unknown", _("not known")


class Condition(models.TextChoices):
    """Of one piece of evidence as a stranger finds it. What is not known is never called fine."""

    FINE = "fine", _("Opens for everybody")
    FAULT = "fault", _("To be mended")
    UNKNOWN = "unknown", _("Not known")
