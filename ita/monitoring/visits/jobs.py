"""Rounds of visits in the queue."""

import logging
from functools import partial

from django.utils import translation
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from home.core.jobs import claim, fail, finish, put_back, report
from ita.monitoring.visits import operations
from ita.monitoring.visits.models import VisitJob

logger = logging.getLogger(__name__)
WORKED = 5 * 60  # seconds, after which another job goes on: the queue ends one after ten minutes


def run_visits(job_pk: int) -> None:
    """The queue's job. It may be delivered again: what was visited is not visited twice."""
    with translation.override("th"):
        job = claim(VisitJob.objects.filter(pk=job_pk))
        if job is None:
            return
        try:
            visited = operations.visit_evidence(
                job.framework,
                job.site,
                partial(report, job),
                item=job.item,
                since=job.created_at,
                seconds=WORKED,
            )
        except Exception:  # whatever it was, the officer must not wait for ever
            logger.exception("Visits %s failed", job_pk)
            fail(
                job,
                _(
                    "The addresses could not be visited. Please try again; "
                    "if it fails again, tell the system administrator."
                ),
            )
            return
        silent = sorted({*job.silent, *visited.silent})
        if not visited.left:
            finish(job, silent=silent)
        elif put_back(job, silent=silent) and job.user_id:
            async_task(operations.JOB, job.pk)


def run_nightly() -> None:
    """The queue's job: the rounds of the night, one after the other. The other worker stays free
    for what is due each minute."""
    waiting = VisitJob.objects.of_the_night()
    if job := waiting.first():
        run_visits(job.pk)
        if waiting.exists():
            async_task(operations.NIGHTLY_JOB)
