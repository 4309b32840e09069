"""What of a website can be evidence."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EvidenceKind(models.TextChoices):
    """Never stored: the fields of the evidence say it (``address.kind_of``)."""

    PAGE = "page", _("Page")
    HEADING = "heading", _("Heading of a page")
    FILE = "file", _("File")
    FILE_PAGE = "file_page", _("Page of a file")
    LISTING = "listing", _("List of a section")
    HOME = "home", _("Front page")
    ELSEWHERE = "elsewhere", _("Another website")
    NONE = "none", _("Announcement that there is none")
