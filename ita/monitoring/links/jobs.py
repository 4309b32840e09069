"""Rounds over the links in the queue."""

import logging
from datetime import timedelta
from functools import partial

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_q.tasks import async_task
from wagtail.models import Site

from home.core.jobs import claim, fail, finish, put_back, report
from ita.monitoring.links import gathering, operations
from ita.monitoring.links.models import LinkRound

logger = logging.getLogger(__name__)
WORKED = 4 * 60  # seconds, after which another job goes on: the queue ends one after ten minutes
ENDS_AFTER = timedelta(hours=4)  # what is left then waits for the next night


def run_round(job_pk: int) -> None:
    """The queue's job. It may be delivered again: what was asked is not asked twice."""
    with translation.override("th"):
        job = claim(LinkRound.objects.select_related("site").filter(pk=job_pk))
        if job is None:
            return
        try:
            _read_once(job)
            asked = operations.ask_due(job, partial(report, job), seconds=WORKED)
        except Exception:  # whatever it was, the officer must not wait for ever
            logger.exception("Round of links %s failed", job_pk)
            fail(
                job,
                _(
                    "The links could not be checked. Please try again; "
                    "if it fails again, tell the system administrator."
                ),
            )
            return
        is_over = timezone.now() - job.created_at >= ENDS_AFTER
        if asked.is_mute or not asked.left or is_over:
            finish(job, is_mute=asked.is_mute)
        elif put_back(job) and job.user_id:
            async_task(operations.JOB, job.pk)


def run_nightly() -> None:
    """The queue's job: the rounds of the night, one after the other. The other worker stays free
    for what is due each minute."""
    waiting = LinkRound.objects.of_the_clock()
    if job := waiting.first():
        run_round(job.pk)
        if waiting.exists():
            async_task(operations.NIGHTLY_JOB)


def follow(site_pk: int, page_pk: int) -> None:
    """The queue's job, after an act that changes what the public can open."""
    if site := Site.objects.select_related("root_page").filter(pk=site_pk).first():
        gathering.follow(site, page_pk)


def _read_once(job: LinkRound) -> None:
    """The pages, for a round over all of them."""
    if job.address_id or job.read_at:
        return
    gathering.read_all(job.site)
    job.read_at = timezone.now()
    job.save(update_fields=["read_at"])
