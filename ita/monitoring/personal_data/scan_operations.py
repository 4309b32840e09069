"""Has the queue read the pictures in stored files, where they are read at all."""

import logging

from django_q.tasks import async_task

from home.core.jobs import claim, finish, put_back
from home.core.schedules import NOT_KEPT
from home.models.files import StoredFile
from home.readers import ocr
from home.readers.everything import SCANNABLE
from ita.monitoring.personal_data.enums import Outcome
from ita.monitoring.personal_data.models import SCAN_JOB_SECONDS, ScanSearch
from ita.monitoring.personal_data.scanning import Progress, read_on
from ita.monitoring.personal_data.searching import SEARCH_RULES

logger = logging.getLogger(__name__)
JOB = "ita.monitoring.personal_data.jobs.read_pictures"


def note_pictures(stored: StoredFile) -> bool:
    """From now on the file waits until its pictures are read; False where they are not."""
    if not ocr.is_on() or stored.extension not in SCANNABLE:
        return False
    ScanSearch.objects.get_or_create(sha256=stored.sha256, defaults={"rules": SEARCH_RULES})
    return True


def queue_pictures(sha256: str) -> None:
    """Have the queue read what is left of the pictures in a file."""
    async_task(JOB, sha256, timeout=SCAN_JOB_SECONDS, q_options=NOT_KEPT)


def read_some(stored: StoredFile) -> ScanSearch | None:
    """Read the next pictures in the file; None where there is nothing to do. Whether some are left
    says the row's state. Can be repeated at any time, by several workers at once."""
    if not note_pictures(stored):
        return None
    row = claim(ScanSearch.objects.filter(sha256=stored.sha256))
    if row is None:
        return None
    so_far = Progress(list(row.found), row.read_to, row.count, row.unread)
    try:
        with stored.file.open("rb") as file:
            read_on(file, stored.extension, so_far)
    except OSError:  # not there, or the disk fails: tried again at night
        logger.exception("file %s cannot be opened", stored.sha256)
        put_back(row, outcome=Outcome.MISSING)
        return row
    except Exception:  # a picture met something that nobody thought of
        logger.exception("pictures of file %s cannot be read", stored.sha256)
        so_far.unread, so_far.is_done = so_far.unread + 1, True
    end = finish if so_far.is_done else put_back
    end(
        row,
        outcome=outcome_of(so_far),
        findings=[each.stored() for each in so_far.findings],
        read_to=so_far.read_to,
        count=so_far.count,
        unread=so_far.unread,
    )
    return row


def outcome_of(so_far: Progress) -> Outcome:
    """SEARCHED: the file has no picture that is to be read; NO_TEXT: none in which words are."""
    if not so_far.is_done:
        return Outcome.READING
    if so_far.unread:
        return Outcome.SCAN_PART
    if so_far.count:
        return Outcome.SCANNED
    return Outcome.NO_TEXT if so_far.read_to else Outcome.SEARCHED
