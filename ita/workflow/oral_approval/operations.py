"""The acts of the urgent lane. Each is atomic: all of it happened, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from home.thai.calendar import local_date
from home.thai.working_days import working_day_after
from ita.integrity import binding
from ita.integrity.models import Seal
from ita.people.enums import DutyConflict
from ita.people.models import MOST_DAYS_TO_CONFIRM, OfficerProfile, PublicationSettings
from ita.register.deleted_pages import page_or_trace
from ita.register.enums import Act, Channel
from ita.register.facts import oral_approval
from ita.register.history import page_status
from ita.register.models import RegisterEntry
from ita.register.operations import append, append_step
from ita.workflow import operations
from ita.workflow import rules as publication_rules
from ita.workflow.conflicts import conflicts_of_confirmation, conflicts_of_record
from ita.workflow.hands import editors_since_live
from ita.workflow.holding import why_held
from ita.workflow.locking import lock_pages, lock_step
from ita.workflow.oral_approval import rules
from ita.workflow.removal.operations import hide
from ita.workflow.repeats import first_decision, first_result
from ita.workflow.rules import why_not_record


@dataclass(frozen=True)
class WordOfMouth:
    """What the officer who records it was told."""

    approver: User
    given_at: datetime
    channel: Channel
    reason: str


@atomic_with_retry
def record_oral_approval(task_state: TaskState, user: User, word: WordOfMouth) -> Act:
    """Pass the approver's step on the word of an approver; the webmaster can publish at once.

    Where the content is no longer what was checked, the request goes back to the checker, and
    ``Act.CHANGED`` is returned.

    Raises:
        NotAllowed: see ``rules.why_not_record``, ``why_not_given``, ``why_words_missing``
            and ``why_held``.
    """
    task_state = lock_step(task_state)
    if done := first_decision(task_state, user, word.reason, Act.ORAL_APPROVED):
        return done
    ensure(
        why_not_record(user, task_state),
        rules.why_words_missing(word.reason),
        rules.why_not_given(word.approver, task_state, word.given_at, user),
    )
    with operations.unless_changed(task_state, user) as content:
        seal = binding.seal_step(task_state)
        ensure(why_held(task_state.revision.as_object()))
        append_step(
            Act.ORAL_APPROVED,
            task_state.workflow_state,
            task_state.revision,
            user,
            word.reason,
            seal=seal,
            details=_details(word, task_state, user),
        )
        task_state.approve(user=user, comment=word.reason)
    if content.changed:
        return Act.CHANGED
    return Act.ORAL_APPROVED


@atomic_with_retry
def confirm(entry: RegisterEntry, user: User, note: str = "") -> RegisterEntry:
    """The approver confirms in writing what was allowed by word of mouth.

    Raises:
        NotAllowed: see ``rules.why_not_confirm``.
    """
    page = _claim(entry)
    refusal = rules.why_not_confirm(user, entry)
    if done := first_result(Act.ORAL_CONFIRMED, entry.page_id, user, note, refusal):
        return done
    seal = Seal.objects.filter(request_id=entry.request_id, sha256=entry.seal_sha256).last()
    found = conflicts_of_confirmation(user, entry.request_id)
    return _append(Act.ORAL_CONFIRMED, entry, page, user, note, found, seal=seal)


@atomic_with_retry
def deny(entry: RegisterEntry, user: User, reason: str) -> RegisterEntry:
    """The approver does not confirm: what was published on that word is taken down, and a request
    that is still open ends.

    Raises:
        NotAllowed: see ``rules.why_not_confirm``; or no reason is given.
    """
    page = _claim(entry)
    refusals = rules.why_not_confirm(user, entry), publication_rules.why_reason_missing(reason)
    if done := first_result(Act.ORAL_DENIED, entry.page_id, user, reason, *refusals):
        return done
    shown = page_status(page.pk).request
    is_shown = shown is not None and shown.request_id == entry.request_id
    row = _append(Act.ORAL_DENIED, entry, page, user, reason)
    request = WorkflowState.objects.filter(pk=entry.request_id).first()
    if request and request.status == WorkflowState.STATUS_IN_PROGRESS:
        operations.end_refused(request.current_task_state, user, reason)
    if page.live and is_shown:
        hide(page.specific, user, reason, {"oral_approval": entry.label})
    return row


def _details(word: WordOfMouth, task_state: TaskState, recorder: User) -> dict[str, Any]:
    request = task_state.workflow_state
    page = request.content_object
    site = page.get_site()
    post = OfficerProfile.of(word.approver, site)
    days = PublicationSettings.for_site(site).confirm_within_days
    days = min(days, MOST_DAYS_TO_CONFIRM)  # a setting of before there was a limit
    found = publication_rules.conflicts_of(word.approver, task_state)
    found += conflicts_of_record(recorder, task_state)
    overlaps = {"overlaps": [str(each) for each in found]} if found else {}
    return overlaps | {
        "giver": post.full_name if post else "",
        "position": post.position if post else "",
        "giver_id": word.approver.pk,
        "given_at": word.given_at.isoformat(),
        "channel": str(word.channel),
        "due": working_day_after(local_date(timezone.now()), days).isoformat(),
        "authors": sorted({request.requested_by_id, *editors_since_live(page)} - {None}),
    }


def _claim(entry: RegisterEntry) -> Page:
    """The page, or its trace: what was allowed is confirmed or denied also when it is gone."""
    pages = lock_pages([entry.page_id])
    return pages.get(entry.page_id) or page_or_trace(entry.page_id)


def _append(
    act: Act,
    entry: RegisterEntry,
    page: Page,
    user: User | None,
    reason: str,
    overlaps: Sequence[DutyConflict] = (),
    **extra: Any,
) -> RegisterEntry:
    """A row about the approval of ``entry``, within its request."""
    details: dict[str, Any] = {"oral_approval": entry.label, "giver": oral_approval(entry).approver}
    if overlaps:
        details["overlaps"] = [str(overlap) for overlap in overlaps]
    return append(
        act, page, user, reason=reason, request_id=entry.request_id, details=details, **extra
    )
