"""What reading a document writes: its passages, their entries in the index, and how it went."""

import logging

from django.db import transaction
from modelsearch.backends import get_search_backends

from home.core.jobs import JobState, claim, finish, put_back
from home.models import AgencyDocument
from search.models import FileReading, Passage, ReadingState
from search.passages.text import FileText, read_text

logger = logging.getLogger(__name__)
BULK = 200


def read_document(number: int) -> FileReading | None:
    """Read the document of this number, unless that was done; None where there is nothing to do.

    Can be repeated at any time, by several workers at once.
    """
    if not AgencyDocument.objects.filter(pk=number, erased_by=0).exists():
        return None
    FileReading.objects.get_or_create(document_id=number)
    reading = claim(FileReading.objects.filter(document=number).select_related("document"))
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
    return _store(reading, found)


def refresh_title(number: int) -> None:
    """Tell the index what the document is called now."""
    reading = FileReading.objects.select_related("document").filter(document=number).first()
    if reading and reading.finished_at and reading.indexed_title != reading.document.title:
        with transaction.atomic():
            _index(list(Passage.objects.filter(document=number).select_related("document")))
            FileReading.objects.filter(pk=reading.pk).update(indexed_title=reading.document.title)


def forget_readings() -> int:
    """Have every document read again; what was read stays until then. Returns how many."""
    return FileReading.objects.update(
        state=JobState.WAITING, outcome=ReadingState.WAITING, attempts=0
    )


@transaction.atomic
def _store(reading: FileReading, found: FileText) -> FileReading | None:
    """Put what was found in the place of what was there. Nothing where the document was deleted
    meanwhile, or another worker has taken over."""
    document = reading.document
    # A file comes back to the disk with its backup; every other outcome is for good.
    end = put_back if found.state == ReadingState.MISSING else finish
    is_ours = end(
        reading,
        outcome=found.state,
        pages=found.pages,
        pages_read=found.pages_read,
        pages_without_text=found.pages_without_text,
        indexed_title=document.title,
    )
    if not is_ours:
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
    return reading


def _index(passages: list[Passage]) -> None:
    for backend in get_search_backends(with_auto_update=True):
        for start in range(0, len(passages), BULK):
            backend.add_bulk(Passage, passages[start : start + BULK])
