"""What reading a document writes: its passages, their entries in the index, and how it went."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from modelsearch.backends import get_search_backends

from home.models import AgencyDocument
from search.models import FileReading, Passage, ReadingState
from search.passages.limits import JOB_SECONDS, MAX_TRIES
from search.passages.text import FileText, read_text

logger = logging.getLogger(__name__)
# A file comes back to the disk with its backup; all other states are for good.
NOT_YET_READ = (ReadingState.WAITING, ReadingState.MISSING)
BULK = 200


def read_document(number: int) -> FileReading | None:
    """Read the document of this number, unless that was done; None where there is nothing to do.

    Can be repeated at any time, by several workers at once.
    """
    reading = _claim(number)
    if reading is None:
        return None
    document = reading.document
    try:
        with document.file.open("rb") as file:
            found = read_text(file, document.extension)
    except OSError:  # not there, or the disk fails: tried again at night
        logger.exception("document %s: its file cannot be opened", document.pk)
        found = FileText(ReadingState.MISSING)
    except Exception:  # a reader met something that nobody thought of
        logger.exception("document %s: its file cannot be read", document.pk)
        found = FileText(ReadingState.BROKEN)
    return _store(document, found)


def refresh_title(number: int) -> None:
    """Tell the index what the document is called now."""
    reading = FileReading.objects.select_related("document").filter(document=number).first()
    if reading and reading.read_at and reading.indexed_title != reading.document.title:
        with transaction.atomic():
            _index(list(Passage.objects.filter(document=number).select_related("document")))
            FileReading.objects.filter(pk=reading.pk).update(indexed_title=reading.document.title)


def forget_readings() -> int:
    """Have every document read again; what was read stays until then. Returns how many."""
    return FileReading.objects.update(state=ReadingState.WAITING, tries=0, started_at=None)


@transaction.atomic
def _claim(number: int) -> FileReading | None:
    """The reading to do. Its try is counted before it begins: a file that kills the worker would
    otherwise be tried for ever."""
    if not AgencyDocument.objects.filter(pk=number).exists():
        return None
    FileReading.objects.get_or_create(document_id=number)
    rows = FileReading.objects.select_for_update(of=("self",)).select_related("document")
    reading = rows.get(document_id=number)
    now = timezone.now()
    is_running = reading.started_at and reading.started_at > now - timedelta(seconds=JOB_SECONDS)
    if reading.state not in NOT_YET_READ or (is_running and not reading.read_at):
        return None
    if reading.tries >= MAX_TRIES:
        reading.state = ReadingState.GIVEN_UP
        reading.save(update_fields=["state"])
        logger.error("document %s: given up after %s tries", number, reading.tries)
        return None
    reading.tries += 1
    reading.started_at, reading.read_at = now, None
    reading.save(update_fields=["tries", "started_at", "read_at"])
    return reading


@transaction.atomic
def _store(document: AgencyDocument, found: FileText) -> FileReading | None:
    """Put what was found in the place of what was there."""
    reading = FileReading.objects.select_for_update().filter(document=document.pk).first()
    if reading is None:  # deleted while it was read
        return None
    Passage.objects.filter(document=document).delete()
    passages = [
        Passage(
            document=document,
            number=piece.number,
            part=piece.part,
            label=piece.label[:255],
            text=piece.text,
        )
        for piece in found.pieces
    ]
    Passage.objects.bulk_create(passages, batch_size=BULK)
    _index(passages)  # nobody is told of rows made in bulk
    reading.state = found.state
    reading.pages, reading.pages_read = found.pages, found.pages_read
    reading.pages_without_text = found.pages_without_text
    reading.read_at, reading.indexed_title = timezone.now(), document.title
    reading.tries = 0  # this one ended
    reading.save()
    return reading


def _index(passages: list[Passage]) -> None:
    for backend in get_search_backends(with_auto_update=True):
        for start in range(0, len(passages), BULK):
            backend.add_bulk(Passage, passages[start : start + BULK])
