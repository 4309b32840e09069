"""Work of the queue that somebody waits for: a row that says how far it is.

The queue delivers a job at least once, and does not count the workers that were killed. So whoever
works claims the row first, which counts the try; shows signs of life; and ends it. What an outrun
worker writes afterwards is not stored: the try is another's by then.
"""

import logging
from datetime import timedelta
from typing import Any, ClassVar, TypeVar

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)


class JobState(models.TextChoices):
    WAITING = "waiting", _("Waiting for its turn")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


OPEN = (JobState.WAITING.value, JobState.RUNNING.value)


class BackgroundJob(models.Model):
    """``attempts`` counts the tries that began, ``seen_at`` is the last sign of life."""

    MAX_ATTEMPTS: ClassVar[int] = 3
    WAITS_IN_VAIN: ClassVar[timedelta] = timedelta(seconds=30)  # for a worker to take it
    SEEMS_DEAD: ClassVar[timedelta] = timedelta(minutes=10)  # longer than between signs of life

    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_stalled(self) -> bool:
        """Whether it seems to wait in vain: no worker takes it, or the one that did is silent."""
        patience = self.WAITS_IN_VAIN if self.state == JobState.WAITING else self.SEEMS_DEAD
        return self.is_open and timezone.now() - self.seen_at >= patience

    def when_given_up(self) -> dict[str, Any]:
        """What is stored when all tries are used up: ``error``, a sentence for whoever waits."""
        return {"error": ""}


J = TypeVar("J", bound=BackgroundJob)


@transaction.atomic
def claim(jobs: "QuerySet[J]") -> J | None:
    """The first open one of ``jobs``, to be worked on by the caller alone.

    Nothing where none is open or another worker is at it; one that was tried too often is given up.
    """
    job = jobs.select_for_update(of=("self",)).filter(state__in=OPEN).first()
    if job is None or (job.state == JobState.RUNNING and not job.is_stalled):
        return None
    if job.attempts >= job.MAX_ATTEMPTS:
        logger.error("%s %s: given up after %s tries", type(job).__name__, job.pk, job.attempts)
        fail(job, **job.when_given_up())
        return None
    job.state, job.percent, job.attempts = JobState.RUNNING, 0, job.attempts + 1
    job.seen_at, job.finished_at = timezone.now(), None
    job.save(update_fields=["state", "percent", "attempts", "seen_at", "finished_at"])
    return job


def report(job: BackgroundJob, percent: int) -> None:
    """A sign of life: ``job`` is done to ``percent``."""
    _store(job, percent=percent, seen_at=timezone.now())


def finish(job: BackgroundJob, **fields: Any) -> bool:
    """``job`` is done, with these ``fields``; whether it was still the caller's."""
    end = {"state": JobState.DONE, "percent": 100, "error": "", "finished_at": timezone.now()}
    return _store(job, **end | fields)


def fail(job: BackgroundJob, error: str, **fields: Any) -> bool:
    """``job`` has ended without success; ``error`` says in a sentence what to do."""
    end = {"state": JobState.FAILED, "error": error, "finished_at": timezone.now()}
    return _store(job, **end | fields)


def put_back(job: BackgroundJob, **fields: Any) -> bool:
    """``job`` cannot be done now; it waits for another time, when its tries begin anew."""
    return _store(job, **{"state": JobState.WAITING, "attempts": 0} | fields)


def give_up_the_silent(jobs: "QuerySet[J]") -> None:
    """Fail those of ``jobs`` that show no life any more, so that others can be ordered."""
    for job in jobs.filter(state__in=OPEN):
        if timezone.now() - job.seen_at >= job.SEEMS_DEAD:
            fail(job, **job.when_given_up())


def progress(job: BackgroundJob, message: str) -> dict[str, Any]:
    """What ``home/progress.js`` asks for again and again."""
    return {
        "state": job.state,
        "percent": job.percent,
        "message": message,
        "finished": not job.is_open,
    }


def _store(job: BackgroundJob, **fields: Any) -> bool:
    """Write ``fields`` where the row is still at the try of ``job``; whether it was."""
    rows = type(job)._default_manager.filter(pk=job.pk, state__in=OPEN, attempts=job.attempts)
    if not rows.update(**fields):
        return False
    for name, value in fields.items():
        setattr(job, name, value)
    return True
