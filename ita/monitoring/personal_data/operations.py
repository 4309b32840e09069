"""Searches stored files and live pages, and releases what was found."""

import logging
from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django_q.tasks import async_task
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed, ensure
from home.core.jobs import JobState, claim, finish, put_back
from home.core.schedules import NOT_KEPT
from home.core.transactions import atomic_with_retry
from home.models import AgencyDocument, AgencyImage, ContentPage
from home.personal_data import masked_label
from home.sites import pages_of
from ita.integrity.seal import seals_of
from ita.monitoring.personal_data.enums import Outcome
from ita.monitoring.personal_data.models import (
    JOB_SECONDS,
    FileSearch,
    LiveSearch,
    ScanSearch,
)
from ita.monitoring.personal_data.page_texts import page_text, text_of_seal
from ita.monitoring.personal_data.rules import why_not_release, why_not_search, why_reason_tells
from ita.monitoring.personal_data.scan_operations import note_pictures, queue_pictures, read_some
from ita.monitoring.personal_data.searching import SEARCH_RULES, Found, search
from ita.monitoring.personal_data.selectors import (
    FILES,
    Searched,
    searched,
    unread_hashes,
    unsearched_hashes,
)
from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry
from ita.register.operations import append_about
from ita.register.subjects import Subject
from ita.workflow.locking import lock_page
from ita.workflow.rules import why_reason_missing

logger = logging.getLogger(__name__)
JOB = "ita.monitoring.personal_data.jobs.search_file"
NAMED = 10  # findings that a row of the register names
PAGES_AT_ONCE = 100


def queue_search(sha256: str) -> None:
    """Have the queue search the stored file with this hash. Its row says since when it waits."""
    FileSearch.objects.get_or_create(sha256=sha256, defaults={"rules": SEARCH_RULES})
    async_task(JOB, sha256, timeout=JOB_SECONDS, q_options=NOT_KEPT)


def search_stored(sha256: str) -> FileSearch | None:
    """Search the stored file with this hash, unless that was done; None where there is nothing to
    do. Can be repeated at any time, by several workers at once."""
    stored = _stored(sha256)
    if stored is None:
        return None
    FileSearch.objects.get_or_create(sha256=sha256, defaults={"rules": SEARCH_RULES})
    _begin_anew(FileSearch.objects.filter(sha256=sha256))
    row = claim(FileSearch.objects.filter(sha256=sha256))
    if row is None:
        return None
    try:
        with stored.file.open("rb") as file:
            found = search(file, stored.extension)
    except OSError:  # not there, or the disk fails: tried again at night
        logger.exception("file %s cannot be opened", sha256)
        found = Found(Outcome.MISSING)
    except Exception:  # a reader met something that nobody thought of
        logger.exception("file %s cannot be searched", sha256)
        found = Found(Outcome.BROKEN)
    has_pictures = note_pictures(stored)
    end = put_back if found.outcome == Outcome.MISSING else finish
    end(row, outcome=found.outcome, findings=[each.stored() for each in found.findings])
    if has_pictures:
        queue_pictures(sha256)
    return row


def read_pictures_of(sha256: str) -> None:
    """Read the next pictures in the stored file with this hash, and have the queue do the rest."""
    stored = _stored(sha256)
    row = read_some(stored) if stored else None
    if row and row.outcome == Outcome.READING:
        queue_pictures(sha256)


def search_files_of(content: Page) -> None:
    """Search at once what of the files of ``content`` was not searched; not in a request."""
    for sha256 in unsearched_hashes({file.sha256 for file in page_text(content).files}):
        search_stored(sha256)
    for sha256 in unread_hashes({file.sha256 for file in page_text(content).files}):
        stored = _stored(sha256)
        while stored and (row := read_some(stored)) and row.outcome == Outcome.READING:
            pass


def order_search(page: Page, user: User) -> int:
    """Have the queue search what of the page's files was not searched, words or pictures; returns
    how many.

    Raises:
        NotAllowed: see ``why_not_search``.
    """
    ensure(why_not_search(user, page))
    content = page.get_latest_revision_as_object()
    return _queue({file.sha256 for file in page_text(content).files})


def queue_unsearched() -> int:
    """Have the queue search all files that were not searched, or by earlier rules; returns how
    many."""
    _begin_anew(FileSearch.objects.all())
    ScanSearch.objects.exclude(rules=SEARCH_RULES).delete()
    return _queue(None)


def search_live(site: Site) -> int:
    """Search the words of every live page of the agency, and note what is found and which files it
    shows; returns in how many pages something was found. Nothing goes down by itself."""
    pages = ContentPage.objects.live().filter(pk__in=pages_of(site).values("pk"))
    numbers = list(pages.order_by("pk").values_list("pk", flat=True))
    LiveSearch.objects.filter(site=site).exclude(page__in=numbers).delete()
    found = 0
    for start in range(0, len(numbers), PAGES_AT_ONCE):
        chunk = ContentPage.objects.filter(pk__in=numbers[start : start + PAGES_AT_ONCE]).specific()
        found += _note(site, list(chunk))
    return found


@atomic_with_retry
def release(page: Page, user: User, key: str, reason: str) -> RegisterEntry:
    """An approver lets what was found in one content (``key``: SHA-256 of a file that the page
    shows, or of the page's own words) be published all the same, for a ``reason``.

    It holds for exactly this content: a file on whatever page of the agency shows it, a page until
    it is changed. The row names kinds and places, never a number.

    Raises:
        NotAllowed: see ``why_not_release``; or no reason is given, or one that repeats
            what was found; or it is not there any more.
    """
    page = lock_page(page.pk)
    ensure(why_not_release(user, page), why_reason_missing(reason), why_reason_tells(reason))
    part = held_part(page, key)
    if part is None:
        raise NotAllowed(
            _("This is not in the page any more. Please load the review screen again.")
        )
    if part.release:
        return part.release
    found = [finding.label for finding in part.holding]
    more = [_("%(count)s more") % {"count": len(found) - NAMED}] if len(found) > NAMED else []
    details = {
        "found": str(get_text_list(found[:NAMED] + more, _("and"))),
        "found_in": masked_label(page.draft_title),
        "page_id": page.pk,
        "search_rules": SEARCH_RULES,
    }
    label = part.name or masked_label(page.draft_title)
    subject = Subject(SubjectKind.PERSONAL_DATA, key, label)
    return append_about(
        Act.PERSONAL_RELEASED, subject, user, site=page.get_site(), reason=reason, details=details
    )


def held_part(page: Page, key: str) -> Searched | None:
    """What of the page's latest saved state, or of what is live of it, has this key and findings
    that hold."""
    contents = [page.get_latest_revision_as_object()]
    contents += [page.specific] if page.live else []
    parts = (part for content in contents for part in searched(content, page.get_site()))
    return next((part for part in parts if part.key == key and part.holding), None)


def _queue(keys: set[str] | None) -> int:
    unsearched = unsearched_hashes(keys)
    unread = [sha256 for sha256 in unread_hashes(keys) if sha256 not in unsearched]
    for sha256 in unsearched:
        queue_search(sha256)
    for sha256 in unread:
        queue_pictures(sha256)
    return len(unsearched) + len(unread)


def _stored(sha256: str) -> AgencyDocument | AgencyImage | None:
    found = (model._default_manager.filter(sha256=sha256).first() for model in FILES)
    return next(filter(None, found), None)


def _begin_anew(rows: "QuerySet[FileSearch]") -> None:
    """What was searched by earlier rules is to be searched again."""
    rows.exclude(rules=SEARCH_RULES).update(
        rules=SEARCH_RULES,
        state=JobState.WAITING,
        outcome=Outcome.WAITING,
        attempts=0,
        findings=[],
    )


def _note(site: Site, pages: Iterable[ContentPage]) -> int:
    pages = list(pages)
    found = 0
    for page, sealed in zip(pages, seals_of(pages), strict=True):
        text = text_of_seal(page, sealed)
        found += bool(text.findings)
        LiveSearch.objects.update_or_create(
            page_id=page.pk,
            defaults={
                "site": site,
                "seal_sha256": text.sha256,
                "findings": [finding.stored() for finding in text.findings],
                "files": [list(file) for file in text.files],
            },
        )
    return found
