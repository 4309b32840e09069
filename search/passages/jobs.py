"""When documents are read: each after it was saved, in the queue; at night what was left over."""

import logging
from collections.abc import Iterator

from django.db import models, transaction
from django_q.tasks import async_task

from home.core.jobs import OPEN
from home.core.schedules import NOT_KEPT
from home.models import AgencyDocument
from search.models.file_reading import JOB_SECONDS
from search.passages.operations import read_document, refresh_title

logger = logging.getLogger(__name__)


def read_file(number: int) -> None:
    """The queue's job, once for each document and once more when its title changes."""
    read_document(number)
    refresh_title(number)


def queue_document(document: AgencyDocument) -> None:
    """Have ``document`` read once it is really stored. A queue that does not answer must not
    stop the upload: what is not read now is read at night."""

    def queue() -> None:
        _queue(document.pk)

    transaction.on_commit(queue, robust=True)


def queue_unread() -> int:
    """The nightly job: queue what has not been read; returns how many."""
    numbers = list(unread())
    for number in numbers:
        _queue(number)
    return len(numbers)


def unread() -> Iterator[int]:
    """Numbers of the documents that are to be read, also of those that search never met."""
    waiting = models.Q(file_reading=None) | models.Q(file_reading__state__in=OPEN)
    documents = AgencyDocument.objects.filter(waiting, erased_by=0).order_by("pk")
    yield from documents.values_list("pk", flat=True)


def _queue(number: int) -> None:
    async_task("search.passages.jobs.read_file", number, timeout=JOB_SECONDS, q_options=NOT_KEPT)
