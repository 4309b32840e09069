"""The words of filing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaptureKind(models.TextChoices):
    """What of a filing was stored; stored values never change."""

    PAGE = "page", _("Page")
    FILE = "file", _("File")
    RESOURCE = "resource", _("Part of a page")
    ELSEWHERE = "elsewhere", _("Another website")
    PAPER = "paper", _("Paper of publication")
