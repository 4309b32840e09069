"""Makes workbooks in the queue, so that an officer never waits on a hanging screen."""

import errno
import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_q.tasks import async_task
from wagtail.models import Site

from ita.assessment.models import Framework
from ita.workbook.enums import ExportState
from ita.workbook.export import write_workbook
from ita.workbook.models import Export

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 3  # the queue does not count workers that were killed
FINISHED = (ExportState.DONE, ExportState.FAILED)


@transaction.atomic
def queue_export(framework: Framework, site: Site, user: Any) -> Export:
    """Have the workbook of ``framework`` for the agency of ``site`` made for ``user``.

    The job is in the database with the export: both are there, or neither.
    """
    export = Export.objects.create(framework=framework, site=site, user=user)
    async_task("ita.workbook.jobs.run_export", export.pk)
    return export


def run_export(export_pk: int) -> None:
    """The queue's job. The queue may deliver it again: what is finished stays as it is."""
    with translation.override("th"):
        export = _claim(export_pk)
        if export is None:
            return
        try:
            export.path.parent.mkdir(parents=True, exist_ok=True)
            write_workbook(
                export.framework, export.site, export.path, partial(_set_percent, export_pk)
            )
        except Exception as error:  # whatever it was, the officer must not wait for ever
            logger.exception("Export %s failed", export_pk)
            _finish(export, ExportState.FAILED, _sentence(error))
        else:
            _finish(export, ExportState.DONE)


@transaction.atomic
def _claim(export_pk: int) -> Export | None:
    """The export to work on; nothing when it is gone, finished, or was tried too often."""
    export = Export.objects.select_for_update().filter(pk=export_pk).first()
    if export is None or export.state in FINISHED:
        return None
    if export.attempts >= MAX_ATTEMPTS:
        _finish(export, ExportState.FAILED, _too_often())
        return None
    export.attempts += 1
    export.state, export.percent = ExportState.RUNNING, 0
    export.save(update_fields=["attempts", "state", "percent"])
    return export


def _set_percent(export_pk: int, percent: int) -> None:
    Export.objects.filter(pk=export_pk).update(percent=percent)


def _finish(export: Export, state: ExportState, error: str = "") -> None:
    export.state, export.error, export.finished_at = state, error, timezone.now()
    if state == ExportState.DONE:
        export.percent = 100
    export.save(update_fields=["state", "percent", "error", "finished_at"])


def _too_often() -> str:
    return _(
        "The workbook could not be made in %(count)s tries. Please tell the system administrator."
    ) % {"count": MAX_ATTEMPTS}


def _sentence(error: Exception) -> str:
    """What the officer is told; the log has the rest."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("The disk is full. Please tell the system administrator, then try again.")
    if isinstance(error, OSError):
        return _("The file could not be stored. Please tell the system administrator.")
    return _(
        "The workbook could not be made. Please try again; "
        "if it fails again, tell the system administrator."
    )
