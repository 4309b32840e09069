"""Makes workbooks in the queue, so that an officer never waits on a hanging screen."""

import errno
import logging
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django_q.tasks import async_task
from wagtail.models import Site

from home.core.jobs import claim, fail, finish, report
from ita.assessment.models import Framework
from ita.workbook.export import write_workbook
from ita.workbook.layouts import layout_of
from ita.workbook.models import Export

logger = logging.getLogger(__name__)


@transaction.atomic
def queue_export(
    framework: Framework, site: Site, user: User, *, inside: bool = False, layout: str = ""
) -> Export:
    """Have the workbook of ``framework`` for the agency of ``site`` made for ``user``.

    The job is in the database with the export: both are there, or neither.

    Raises:
        NotAllowed: there is no such layout.
    """
    chosen = layout_of(framework, layout).name if layout else ""
    export = Export.objects.create(
        framework=framework, site=site, user=user, is_inside=inside, layout=chosen
    )
    async_task("ita.workbook.jobs.run_export", export.pk)
    return export


def run_export(export_pk: int) -> None:
    """The queue's job. The queue may deliver it again: what is finished stays as it is."""
    with translation.override("th"):
        export = claim(Export.objects.filter(pk=export_pk))
        if export is None:
            return
        try:
            export.path.parent.mkdir(parents=True, exist_ok=True)
            write_workbook(
                export.framework,
                export.site,
                export.path,
                partial(report, export),
                inside=export.is_inside,
                layout=export.layout,
            )
        except Exception as error:  # whatever it was, the officer must not wait for ever
            logger.exception("Export %s failed", export_pk)
            fail(export, _sentence(error))
        else:
            finish(export)


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
