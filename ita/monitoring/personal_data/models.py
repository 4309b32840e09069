from datetime import timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from home.core.jobs import BackgroundJob
from ita.monitoring.personal_data.enums import Outcome
from ita.monitoring.personal_data.findings import Finding, from_stored

JOB_SECONDS = 480  # a single page on which a reader hangs ends the worker
SCAN_JOB_SECONDS = 240


class StoredSearch(BackgroundJob):
    """What a search of a stored file found, once for all pages and agencies that show its bytes.

    It can be made again at any time. ``findings`` name kind, place and the words around, never a
    number or its hash.
    """

    WAITS_IN_VAIN = timedelta(minutes=10)  # many files are uploaded at once

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    rules = models.PositiveSmallIntegerField()  # searching.SEARCH_RULES of then
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    findings: Any = models.JSONField(default=list)  # as Finding.stored() has them

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.sha256

    def when_given_up(self) -> dict[str, Any]:
        """A file that kills its workers; the sentence for officers is that of the outcome."""
        return {"error": "", "outcome": Outcome.GIVEN_UP}

    @property
    def found(self) -> tuple[Finding, ...]:
        return tuple(from_stored(raw) for raw in self.findings)


class FileSearch(StoredSearch):
    """In all text of the file."""

    SEEMS_DEAD = timedelta(seconds=JOB_SECONDS)

    class Meta:
        verbose_name = _("search of a file for personal data")
        verbose_name_plural = _("searches of files for personal data")
        default_permissions = ()


class ScanSearch(StoredSearch):
    """In the words of its pictures, read by machine a few at a time: ``read_to`` is the number of
    the last page or picture that was read, ``count`` how many were, ``unread`` how many could not
    be."""

    SEEMS_DEAD = timedelta(seconds=SCAN_JOB_SECONDS)

    read_to = models.PositiveIntegerField(default=0)
    count = models.PositiveIntegerField(default=0)
    unread = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("search of the pictures in a file for personal data")
        verbose_name_plural = _("searches of the pictures in files for personal data")
        default_permissions = ()


class LiveSearch(models.Model):
    """What the last night found in a page that was live then; made anew each night."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    seal_sha256 = models.CharField(max_length=64)  # of what was live
    findings: Any = models.JSONField(default=list)  # in the page's own words
    files: Any = models.JSONField(default=list)  # [[SHA-256, name], …] of what it shows
    searched_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("search of a live page for personal data")
        verbose_name_plural = _("searches of live pages for personal data")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.page_id)

    @property
    def found(self) -> tuple[Finding, ...]:
        return tuple(from_stored(raw) for raw in self.findings)
