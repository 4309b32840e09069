"""How an item of a year comes from the year before."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Lineage(models.TextChoices):
    SAME = "same", _("Goes on")
    RECODED = "recoded", _("Goes on under another code")
    RENAMED = "renamed", _("Its title changed")
    MERGED = "merged", _("Merged")
    SPLIT = "split", _("Split into several")
    NEW = "new", _("New item")
    UNKNOWN = "unknown", _("Predecessor not found")
    GONE = "gone", _("Not asked any more")
