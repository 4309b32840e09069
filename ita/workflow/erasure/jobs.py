"""The queue's part of an erasure: what is not in the database's rows."""

import logging

from django.db import transaction
from django_q.tasks import async_task

from home import erasure
from home.core.jobs import OPEN, claim, finish, put_back
from home.core.schedules import NOT_KEPT
from ita.register.models import RegisterEntry
from ita.workflow.erasure import operations
from ita.workflow.erasure.erased import Erased, stored_file
from ita.workflow.erasure.frozen import frozen_copies
from ita.workflow.erasure.ledger import note
from ita.workflow.erasure.models import Erasure

logger = logging.getLogger(__name__)
REAPPLY = "ita.workflow.erasure.reapplying.reapply_erasures"


def remove_erased(job_pk: int) -> None:
    """Remove bytes, what was made of them and frozen copies; the job is done when nothing of it is
    found any more. Until then the screens say so, and each night it is tried again."""
    job = claim(Erasure.objects.filter(pk=job_pk).select_related("site"))
    if job is None:
        return
    entry = RegisterEntry.objects.get(pk=job.entry_id)
    try:
        note(entry)  # before anything goes: a restore must know what to erase again
        erasure.overwrite_what_is_deleted()
        is_left = _remove(job, Erased.of(entry))
    except Exception:  # whatever it was, it stays open and is tried again
        logger.exception("The erasure by register number %s is not finished", entry.label)
        is_left = True
    if is_left:
        put_back(job)
    else:
        finish(job)


def finish_open() -> int:
    """Order again what is still open; returns how many."""
    numbers = list(Erasure.objects.filter(state__in=OPEN).values_list("pk", flat=True))
    for number in numbers:
        async_task(operations.JOB, number, q_options=NOT_KEPT)
    return len(numbers)


def queue_reapplying() -> None:
    """After a restore: within the transaction that records it, so only into the queue."""
    async_task(REAPPLY, q_options=NOT_KEPT)


def _remove(job: Erasure, erased: Erased) -> bool:
    """Whether something is left."""
    files = [stored for pair in erased.files if (stored := stored_file(*pair))]
    for stored in files:
        with transaction.atomic():
            erasure.remove(stored)
    for copies in frozen_copies():
        copies.remove(job.site, erased.frozen)
    erasure.tidy()
    frozen_left = any(copies.are_left(job.site, erased.frozen) for copies in frozen_copies())
    return frozen_left or any(erasure.is_left(stored) for stored in files)
