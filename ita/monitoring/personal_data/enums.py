from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What became of the search of a file."""

    WAITING = "waiting", _("not searched yet")
    SEARCHED = "searched", _("searched")
    READING = "reading", _("waits until its pictures are read, some seconds a page")
    SCANNED = (
        "scanned",
        _("searched; its pictures were read by machine, which misreads: please look too"),
    )
    SCAN_PART = (
        "scan_part",
        _("searched, but not all of its pictures could be read: please look at them yourself"),
    )
    PART = "part", _("too long: only its first part was searched")
    NO_TEXT = "no_text", _("no text to search (a scan or picture): please look at it yourself")
    ENCRYPTED = "encrypted", _("locked with a password: cannot be searched, please look yourself")
    BROKEN = "broken", _("damaged: cannot be searched, please look yourself")
    MISSING = "missing", _("not on the disk: cannot be searched")
    GIVEN_UP = "given_up", _("could not be searched in several tries: please look yourself")
