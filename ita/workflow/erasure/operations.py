"""The acts. What is in the database goes with the act; bytes and indexes go after it, by a job that
can be repeated (``erasure.jobs``)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django_q.tasks import async_task
from wagtail.models import Page, Revision, Site

from home.core.exceptions import ensure
from home.core.schedules import NOT_KEPT
from home.core.transactions import Overtaken, atomic_with_retry
from home.file_uses import pages_showing, shows
from home.models import AgencySettings
from home.models.files import StoredFile
from ita.integrity.published_files import files_of_seals
from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry
from ita.register.operations import append, append_about
from ita.register.sealed import CLOSED_FILES, SHOWN_FILES
from ita.register.subjects import Subject
from ita.workflow.erasure import rules
from ita.workflow.erasure.applying import apply
from ita.workflow.erasure.blanks import ERASED_BY
from ita.workflow.erasure.erased import NOT_REACHED, Erased, Pairs
from ita.workflow.erasure.frozen import frozen_of_files, frozen_of_page
from ita.workflow.erasure.models import Erasure
from ita.workflow.locking import lock_page, lock_pages
from ita.workflow.removal.operations import end_request
from ita.workflow.rules import is_under_review, why_reason_missing

JOB = "ita.workflow.erasure.jobs.remove_erased"


@atomic_with_retry
def close_files(site: Site, files: Sequence[StoredFile], user: User, reason: str) -> RegisterEntry:
    """Close ``files`` of the agency to the public, at once and for good: because of personal data
    in them. Officers still open them; requests that show one end.

    Raises:
        NotAllowed: the user may not, no reason, or all of them are closed.
    """
    pages = _lock_pages_of(site, files)
    ensure(rules.why_not_close(user, site), why_reason_missing(reason))
    wanted = [stored for stored in _again(files) if not stored.closed_by]
    ensure(rules.why_nothing_to_close(wanted))
    _end_requests(pages, wanted, user, reason)
    details = {CLOSED_FILES: [list(pair) for pair in _pairs(wanted)]}
    entry = append_about(
        Act.FILE_CLOSED, _subject(wanted), user, site=site, reason=reason.strip(), details=details
    )
    for stored in wanted:
        rows = type(stored)._default_manager.filter(pk=stored.pk)
        rows.filter(hidden_since=None).update(hidden_since=timezone.now())
        rows.update(closed_by=entry.pk)
    return entry


@atomic_with_retry
def erase_files(
    site: Site,
    files: Sequence[StoredFile],
    user: User,
    reason: str,
    *,
    is_understood: bool = False,
) -> RegisterEntry:
    """Erase ``files`` of the agency, all others of the same bytes in it, and what was frozen of
    them. Name, hash and row stay. Requests that show one end.

    Raises:
        NotAllowed: no approver, no reason, not understood, or nothing is left to erase.
    """
    files = _with_same_bytes(site, files)
    pages = _lock_pages_of(site, files)
    ensure(
        rules.why_not_erase(user, site),
        why_reason_missing(reason),
        rules.why_not_understood(is_understood),
    )
    wanted = [stored for stored in _again(files) if not stored.erased_by]
    ensure(rules.why_nothing_to_erase(wanted))
    _end_requests(pages, wanted, user, reason)
    frozen = frozen_of_files(site, {stored.sha256 for stored in wanted})
    erased = Erased(files=_pairs(wanted), frozen=tuple(sorted(frozen)))
    entry = append_about(
        Act.DATA_ERASED,
        _subject(wanted),
        user,
        site=site,
        reason=reason.strip(),
        details=erased.as_details() | NOT_REACHED,
    )
    apply(entry, erased, site)
    order_removal(entry, site)
    return entry


@atomic_with_retry
def erase_editions(
    page: Page,
    numbers: Iterable[int],
    user: User,
    reason: str,
    *,
    with_frozen: bool = True,
    is_understood: bool = False,
) -> RegisterEntry:
    """Erase the words of these saved editions (numbers of revisions) of ``page``, of their seals,
    and with ``with_frozen`` the frozen copies of the page. A page that is not live loses the words
    of its own rows too. A request for one of the editions ends.

    Raises:
        NotAllowed: no approver, no reason, not understood, nothing left, or the public reads one.
    """
    page = lock_page(page.pk)
    site = page.get_site()
    revisions = [each for each in page.revisions.filter(pk__in=set(numbers)) if not is_erased(each)]
    seals = rules.hashes_of(page, [each.pk for each in revisions])
    ensure(
        rules.why_not_erase(user, site),
        why_reason_missing(reason),
        rules.why_not_understood(is_understood),
        rules.why_nothing_to_erase(revisions),
        rules.why_not_these(page, revisions),
    )
    request = page.current_workflow_state
    step = request.current_task_state if request else None
    if request and step and step.revision_id in {each.pk for each in revisions}:
        end_request(request, user, reason)
    erased = Erased(
        page_id=page.pk,
        revisions=tuple((str(each.pk), each.created_at.isoformat()) for each in revisions),
        seals=tuple(seals),
        frozen=tuple(sorted(frozen_of_page(site, page.pk))) if with_frozen else (),
    )
    details = erased.as_details() | NOT_REACHED
    if shown := files_of_seals(page.pk, seals):
        details[SHOWN_FILES] = shown
    entry = append(Act.DATA_ERASED, page, user, reason=reason.strip(), details=details)
    apply(entry, erased, site)
    order_removal(entry, site)
    return entry


def order_removal(entry: RegisterEntry, site: Site) -> None:
    """Have the queue remove, after the commit, what ``entry`` erased; can be repeated."""
    job, _new = Erasure.objects.get_or_create(entry_id=entry.pk, defaults={"site": site})
    async_task(JOB, job.pk, q_options=NOT_KEPT)


def is_erased(revision: Revision) -> bool:
    return ERASED_BY in revision.content


def _lock_pages_of(site: Site, files: Sequence[StoredFile]) -> dict[int, Page]:
    """The pages that show one of ``files``, locked with the agency's register."""
    pages = lock_pages(_showing(files), site)
    if not _showing(files) <= pages.keys():
        raise Overtaken
    return pages


def _showing(files: Iterable[StoredFile]) -> set[int]:
    return {page.pk for stored in files for page in pages_showing(stored)}


def _end_requests(
    pages: dict[int, Page], files: Sequence[StoredFile], user: User, reason: str
) -> None:
    for page in pages.values():
        request = page.current_workflow_state
        step = request.current_task_state if request else None
        if request is None or step is None or not is_under_review(page):
            continue
        content = step.revision.as_object()
        if any(shows(content, stored) for stored in files):
            end_request(request, user, reason)


def _with_same_bytes(site: Site, files: Sequence[StoredFile]) -> list[StoredFile]:
    hashes = {stored.sha256 for stored in files}
    found: list[StoredFile] = []
    for model in sorted({type(stored) for stored in files}, key=str):
        path = AgencySettings.for_site(site).collection.path
        rows: Any = model._default_manager.filter(sha256__in=hashes)
        rows = rows.filter(collection__path__startswith=path)
        found += rows.order_by("pk")
    return found


def _again(files: Sequence[StoredFile]) -> list[StoredFile]:
    """As they are now that the register is locked."""
    return [type(stored)._default_manager.get(pk=stored.pk) for stored in files]


def _pairs(files: Iterable[StoredFile]) -> Pairs:
    return tuple((stored.key, stored.sha256) for stored in files)


def _subject(files: Sequence[StoredFile]) -> Subject:
    """By its kind and number: the row is for ever, and the title may be what leaks."""
    first = files[0]
    label = f"{first._meta.verbose_name} {first.pk}"
    return Subject(SubjectKind.FILE, first.key, label)
