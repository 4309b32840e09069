"""The words of an assessment."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DataYear(models.TextChoices):
    """Of which fiscal year the evidence of an item must be."""

    ANY = "", _("Any year")
    CURRENT = "current", _("The assessed year")
    PREVIOUS = "previous", _("The year before")
    CURRENT_AND_ONGOING = "current_and_ongoing", _("In force in the assessed year")


class Wording(models.TextChoices):
    """Where a wording was read, from surest to least sure."""

    HANDBOOK = "handbook", _("Read in the issuer's handbook")
    AGENCIES = "agencies", _("Seen on pages of agencies")
    ONE_AGENCY = "one_agency", _("Seen on a page of one agency")
    CARRIED_OVER = "carried_over", _("Carried over from another year")
    UNKNOWN = "unknown", _("Origin unknown")


class Recurrence(models.TextChoices):
    """How often in the assessed year the evidence of an item is due."""

    ONCE = "", _("Once")
    QUARTERLY = "quarterly", _("Each quarter")
    MONTHLY = "monthly", _("Each month")


class Scope(models.TextChoices):
    """Which agencies an element is for."""

    ALL = "", _("All agencies")
    LOCAL = "local", _("Local administrative organisations")
    PROVINCE = "province", _("Provinces")


class Requirement(models.TextChoices):
    """Whether an element must be shown."""

    REQUIRED = "", _("Required")
    OPTIONAL = "optional", _("Optional")
    MUST_NOT = "must_not", _("Must not be shown")


class ItemState(models.TextChoices):
    """How far an item is proven, from worst to best."""

    NO_EVIDENCE = "no_evidence", _("No evidence")
    NOT_PUBLISHED = "not_published", _("Waiting for permission to publish")
    NOT_APPROVED = "not_approved", _("Live without approval")
    WRONG_YEAR = "wrong_year", _("Wrong data year")
    INCOMPLETE = "incomplete", _("Elements missing")
    UNCONFIRMED = "unconfirmed", _("Criteria not confirmed")
    TO_CHECK = "to_check", _("An officer must look")
    COMPLETE = "complete", _("Complete (self-assessed)")
