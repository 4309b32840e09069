"""What the officer who waits for a workbook is told."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from ita.workbook.enums import ExportState
from ita.workbook.jobs import FINISHED
from ita.workbook.models import Export

SILENCE = {  # after this long without an end, something is wrong
    ExportState.WAITING: timedelta(seconds=20),
    ExportState.RUNNING: timedelta(minutes=2),
}
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
        message=why_stalled(export) or _message(export),
        is_finished=export.state in FINISHED,
        is_fresh=export.state == ExportState.DONE and age < FRESH,
    )


def why_stalled(export: Export) -> str | None:
    """Why ``export`` seems to wait in vain, or nothing."""
    patience = SILENCE.get(ExportState(export.state))
    if patience is None or timezone.now() - export.created_at < patience:
        return None
    return _(
        "Nothing has happened for a while: the queue worker seems not to run. "
        "Please tell the system administrator. The workbook is made as soon as it runs again."
    )


def _message(export: Export) -> str:
    if export.state == ExportState.FAILED:
        return export.error
    if export.state == ExportState.DONE:
        return _("The workbook is ready.")
    if export.state == ExportState.RUNNING:
        return _("Making the workbook: %(percent)s%% done") % {"percent": export.percent}
    return _("Waiting for its turn")
