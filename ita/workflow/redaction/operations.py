"""Drawing boxes, and ordering the edition without what is under them."""

from django.contrib.auth.models import User
from django.utils import timezone
from django_q.tasks import async_task

from home.core.exceptions import NotAllowed, ensure
from home.core.jobs import OPEN, JobState
from home.core.schedules import NOT_KEPT
from home.core.transactions import atomic_with_retry
from home.models import AgencyDocument
from home.redaction.boxes import Box
from home.redaction.pages import Unreadable, count_pages
from home.sites import site_of_collection
from ita.register.models import RegisterEntry
from ita.workflow.erasure.operations import close_files
from ita.workflow.redaction import rules
from ita.workflow.redaction.models import JOB_SECONDS, Redaction
from ita.workflow.rules import why_reason_missing

JOB = "ita.workflow.redaction.jobs.make_edition"


def pages_of_file(document: AgencyDocument) -> int:
    """
    Raises:
        NotAllowed: it cannot be read; the reason says what to do.
    """
    try:
        with document.file.open("rb") as file:
            return count_pages(file)
    except Unreadable as error:
        raise NotAllowed(rules.why_unreadable(error.is_locked)) from error
    except OSError as error:
        raise NotAllowed(rules.why_unreadable(is_locked=False)) from error


def draft_of(document: AgencyDocument, user: User) -> Redaction:
    """The boxes that ``user`` has drawn so far, stored or not; those of an order that failed are
    there again."""
    mine = Redaction.objects.filter(document=document, user=user)
    if draft := mine.filter(ordered_at=None).first():
        return draft
    failed = mine.filter(state=JobState.FAILED).last()
    return Redaction(document=document, user=user, boxes=failed.boxes if failed else {})


@atomic_with_retry
def keep_boxes(document: AgencyDocument, user: User, boxes: dict[int, list[Box]]) -> Redaction:
    """Keep what ``user`` drew on some pages; the boxes of others stay.

    Raises:
        NotAllowed: see ``rules.why_not_draw``.
    """
    ensure(rules.why_not_draw(user, document))
    draft = draft_of(document, user)
    for page, drawn in boxes.items():
        draft.set_boxes(page, drawn)
    draft.save()
    return draft


def order_edition(document: AgencyDocument, user: User, reason: str) -> Redaction:
    """Close ``document`` and its earlier editions to the public at once, and have the queue make
    the edition without what ``user`` drew boxes over.

    Raises:
        NotAllowed: see ``rules.why_not_order``; or no reason is given.
    """
    return _order(document, user, reason, pages_of_file(document))


@atomic_with_retry
def _order(document: AgencyDocument, user: User, reason: str, pages: int) -> Redaction:
    draft = draft_of(document, user)
    ensure(rules.why_not_order(user, document, draft.all_boxes, pages), why_reason_missing(reason))
    _close(document, user, reason)
    draft.reason, draft.ordered_at, draft.seen_at = reason.strip(), timezone.now(), timezone.now()
    draft.save(update_fields=["reason", "ordered_at", "seen_at"])
    _queue(draft)
    return draft


def _close(document: AgencyDocument, user: User, reason: str) -> RegisterEntry | None:
    site = site_of_collection(document.collection)
    document.refresh_from_db()
    editions = [each for each in (document, *document.earlier_editions()) if not each.closed_by]
    if site is None or not editions:
        return None
    return close_files(site, editions, user, reason)


def resume_silent() -> int:
    """Have the queue begin again what a worker left that was killed; returns how many editions. The
    queue itself delivers a job again only while nobody works on it."""
    ordered = Redaction.objects.exclude(ordered_at=None).filter(state__in=OPEN)
    silent = [job for job in ordered if job.is_stalled]
    for job in silent:
        _queue(job)
    return len(silent)


def _queue(job: Redaction) -> None:
    async_task(JOB, job.pk, timeout=JOB_SECONDS, q_options=NOT_KEPT)
