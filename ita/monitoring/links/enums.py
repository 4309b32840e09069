"""What a link leads to, and what is known of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkKind(models.TextChoices):
    """What a link names."""

    PAGE = "page", _("page of this website")
    FILE = "file", _("file of this website")
    OWN = "own", _("address of this website")
    OUTSIDE = "outside", _("another website")


class LinkVerdict(models.TextChoices):
    """Whether it opens. What could not be found out is never called dead, nor working."""

    DEAD = "dead", _("Dead")
    MOVED = "moved", _("Moved for good")
    UNCHECKABLE = "uncheckable", _("Cannot be checked")
    NOT_YET = "not_yet", _("Not yet known")
    WORKS = "works", _("Works")


class OwnReason(models.TextChoices):
    """Why a link within the website does not just work; known from the database."""

    GONE = "gone", _("There is nothing at this address of our website.")
    TAKEN_DOWN = "taken_down", _("What it leads to was taken down.")
    NOT_PUBLIC = "not_public", _("What it leads to is not public.")
    PAST = "past", _("What it leads to is marked as past.")
    REDIRECTED = "redirected", _("What it leads to has another address now.")
    SUPERSEDED = "superseded", _("A newer file took the place of this one.")
