"""Erases again what a restore brought back, by the list outside of the database.

Run when a restore is recorded or accepted (``erasure.signal_handlers``), and each night, because
files can be put back from a backup without anybody's word.
"""

import logging
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.core.transactions import atomic_with_retry
from home.erasure import is_left
from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry
from ita.register.operations import append, append_about
from ita.register.subjects import Subject
from ita.workflow.erasure import ledger
from ita.workflow.erasure.applying import apply, has_words_left, is_read_now
from ita.workflow.erasure.erased import (
    AGAIN_FOR,
    AGAIN_SHA256,
    NOT_REACHED,
    Erased,
    stored_file,
)
from ita.workflow.erasure.frozen import frozen_copies
from ita.workflow.erasure.jobs import finish_open
from ita.workflow.erasure.models import Erasure
from ita.workflow.erasure.operations import order_removal
from ita.workflow.locking import lock_pages
from ita.workflow.removal.operations import hide

logger = logging.getLogger(__name__)


def reapply_erasures() -> int:
    """Erase again what is on the list and is there again; returns how many of its lines had
    something. What is open is ordered again, too."""
    count = sum(_reapply(line) for line in ledger.read())
    finish_open()
    return count


def _reapply(line: dict[str, Any]) -> bool:
    try:
        return _erase_again(line)
    except Exception:  # whatever it was, the others must be erased
        logger.exception("The erasure by register number %s was not repeated", line["number"])
        return False


@atomic_with_retry
def _erase_again(line: dict[str, Any]) -> bool:
    site = Site.objects.filter(pk=line["site"]).first()
    erased = Erased.read(line["erased"], line["page"])
    if site is None or not _is_back(site, erased):
        return False
    page = lock_pages([erased.page_id], site).get(erased.page_id)
    entry = _row_of(site, line) or _append_again(site, line)
    if page and is_read_now(page, erased):  # the backup is of when this edition was live
        hide(page, None, _reason(line))
    apply(entry, erased, site)
    Erasure.objects.filter(entry_id=entry.pk).delete()  # it is to be done once more
    order_removal(entry, site)
    return True


def _is_back(site: Site, erased: Erased) -> bool:
    """Whether anything that was erased is there."""
    files = [stored for pair in erased.files if (stored := stored_file(*pair))]
    if any(not stored.erased_by or is_left(stored) for stored in files):
        return True
    if any(copies.are_left(site, erased.frozen) for copies in frozen_copies()):
        return True
    return has_words_left(erased)


def _row_of(site: Site, line: dict[str, Any]) -> RegisterEntry | None:
    """The row of the act, or of its repetition after a restore that lost it."""
    rows = RegisterEntry.objects.of_site(site)
    again = rows.filter(**{f"details__{AGAIN_SHA256}": line["sha256"]})
    return rows.filter(sha256=line["sha256"]).first() or again.first()


def _append_again(site: Site, line: dict[str, Any]) -> RegisterEntry:
    details = {AGAIN_FOR: line["number"], AGAIN_SHA256: line["sha256"]}
    details |= line["erased"] | NOT_REACHED
    reason = _reason(line)
    act = Act(line["act"])
    if page := Page.objects.filter(pk=line["page"]).first():
        return append(act, page, None, site=site, reason=reason, details=details)
    kind, key, label = line["subject"]
    subject = Subject(SubjectKind(kind), key, label)
    return append_about(act, subject, None, site=site, reason=reason, details=details)


def _reason(line: dict[str, Any]) -> str:
    return _("A restore brought back what register number %(number)s had erased.") % {
        "number": line["number"]
    }
