"""The words of an assessment."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scheme(models.TextChoices):
    OIT = "OIT", _("OIT (National Anti-Corruption Commission)")
    MOIT = "MOIT", _("MOIT (Ministry of Public Health)")


class DataYear(models.TextChoices):
    """Of which fiscal year the evidence of an item must be."""

    ANY = "", _("Any year")
    CURRENT = "current", _("The assessed year")
    PREVIOUS = "previous", _("The year before")
    CURRENT_AND_ONGOING = "current_and_ongoing", _("In force in the assessed year")


class ItemState(models.TextChoices):
    """How far an item is proven, from worst to best."""

    NO_EVIDENCE = "no_evidence", _("No evidence")
    NOT_PUBLISHED = "not_published", _("Not published yet")
    NOT_APPROVED = "not_approved", _("Live without approval")
    WRONG_YEAR = "wrong_year", _("Wrong data year")
    INCOMPLETE = "incomplete", _("Elements missing")
    COMPLETE = "complete", _("Complete")
