"""What became of the reading of a document."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.core.jobs import BackgroundJob
from home.models import AgencyDocument

JOB_SECONDS = 480  # a single page on which a reader hangs ends the worker


class ReadingState(models.TextChoices):
    WAITING = "waiting", _("waiting to be read")
    READ = "read", _("found by its words")
    CUT = "cut", _("found by the words of its first part")
    NO_TEXT = "no_text", _("scan or picture: not found by its words")
    UNREADABLE = "unreadable", _("fonts without letters: not found by its words")
    ENCRYPTED = "encrypted", _("locked: not found by its words")
    BROKEN = "broken", _("damaged: not found by its words")
    MISSING = "missing", _("not on the disk: not found by its words")
    GIVEN_UP = "given_up", _("could not be read: not found by its words")


class FileReading(BackgroundJob):
    """One row for each document that search has met. ``outcome`` tells officers whether the words
    of the file are found, ``state`` tells search which files are still to be read."""

    SEEMS_DEAD = timedelta(seconds=JOB_SECONDS)

    document = models.OneToOneField(
        AgencyDocument, on_delete=models.CASCADE, related_name="file_reading"
    )
    outcome = models.CharField(
        _("text for search"),
        max_length=10,
        choices=ReadingState.choices,
        default=ReadingState.WAITING,
    )
    # Pages, slides or sheets; 0 in texts that have none.
    pages = models.PositiveIntegerField(default=0)
    pages_read = models.PositiveIntegerField(default=0)
    pages_without_text = models.PositiveIntegerField(default=0)
    indexed_title = models.CharField(max_length=255, blank=True)  # as the index knows it

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("reading of a file")
        verbose_name_plural = _("readings of files")
        indexes = [models.Index(fields=["state"], name="search_reading_state")]

    def __str__(self) -> str:
        return f"{self.document}: {self.get_outcome_display()}"

    def when_given_up(self) -> dict[str, Any]:
        """A file that kills its workers; the sentence for officers is that of the outcome."""
        return {"error": "", "outcome": ReadingState.GIVEN_UP}
