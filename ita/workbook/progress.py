"""What the officer who waits for a workbook is told."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from home.core.jobs import JobState
from ita.workbook.models import Export

FRESH = timedelta(minutes=1)


@dataclass(frozen=True)
class Progress:
    """``is_fresh``: just finished, so the download may begin by itself."""

    state: str
    percent: int
    message: str
    is_finished: bool
    is_fresh: bool


def progress_of(export: Export) -> Progress:
    """Where ``export`` stands, in the active language."""
    age = timezone.now() - (export.finished_at or export.created_at)
    return Progress(
        state=export.state,
        percent=export.percent,
        message=message_of(export),
        is_finished=not export.is_open,
        is_fresh=export.state == JobState.DONE and age < FRESH,
    )


def message_of(export: Export) -> str:
    """Where ``export`` stands, as a sentence."""
    if export.is_stalled:
        return _(
            "Nothing has happened for a while: the queue worker seems not to run. "
            "Please tell the system administrator. The workbook is made as soon as it runs again."
        )
    if export.state == JobState.FAILED:
        return export.error
    if export.state == JobState.DONE:
        return _("The workbook is ready.")
    if export.state == JobState.RUNNING:
        return _("Making the workbook: %(percent)s%% done") % {"percent": export.percent}
    return _("Waiting for its turn")
