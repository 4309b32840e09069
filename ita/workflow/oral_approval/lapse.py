"""What becomes of an approval by word of mouth that nobody confirmed in time: it counts no more.

1. A request that is not published yet waits for the approver again; what was checked stands.
2. What is live by that word gives way to the content that was approved in writing before it, where
   that is stored as it was sealed; otherwise the page is archived, with its notice, never hidden.
3. An alert whose last day is stated and not over stays, marked as unconfirmed: that it is late is
   put on the register once, and told to all approvers. It lapses after that day.
"""

import logging
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Task, TaskState, WorkflowState

from home.core.duties import Duty
from home.core.transactions import atomic_with_retry
from home.models import ContentPage
from home.thai.calendar import local_date
from ita.integrity.binding import stored_content
from ita.register.deleted_pages import page_or_trace
from ita.register.enums import Act
from ita.register.facts import oral_approval
from ita.register.history import page_status, request_status, unconfirmed
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.register.statuses import PageStatus
from ita.workflow.desk import to_confirm
from ita.workflow.locking import lock_pages
from ita.workflow.oral_approval.rules import is_running_alert

logger = logging.getLogger(__name__)


def settle_overdue() -> int:
    """Settle each word of mouth whose time to confirm is over; returns how many rows say so now."""
    return sum(_settle(word.entry) for word in to_confirm(unconfirmed()) if word.is_overdue)


def _settle(entry: RegisterEntry) -> bool:
    try:
        return lapse(entry) is not None
    except Exception:  # whatever it was, the other words must lapse
        logger.exception("The word of mouth of row %s could not lapse", entry.pk)
        return False


@atomic_with_retry
def lapse(entry: RegisterEntry) -> RegisterEntry | None:
    """Let the word of mouth of the row ``entry``, which is overdue, lapse; or note that it is late,
    where it stays. Returns the row of it: None where somebody answered meanwhile, or it is noted.
    """
    page = lock_pages([entry.page_id]).get(entry.page_id)
    request = WorkflowState.objects.filter(pk=entry.request_id).first()
    if not unconfirmed().filter(pk=entry.pk).exists():
        return None
    status = page_status(entry.page_id)
    is_shown = page is not None and page.live and _rests_on(status, entry)
    if is_shown and is_running_alert(page):
        return _note(entry, page)
    page = page or page_or_trace(entry.page_id)
    row = _append(Act.ORAL_LAPSED, entry, page, request_id=entry.request_id)
    if request and request.status == WorkflowState.STATUS_IN_PROGRESS:
        _wait_for_approver(request)
    elif is_shown and not (_put_back(page, status, entry) or status.archived):
        _archive(page, entry)
    return row


def _rests_on(status: PageStatus, entry: RegisterEntry) -> bool:
    return status.request is not None and status.request.request_id == entry.request_id


def _note(entry: RegisterEntry, page: Page) -> RegisterEntry | None:
    status = request_status(entry.request_id)
    if status is None or status.overdue:
        return None
    return _append(Act.ORAL_OVERDUE, entry, page, request_id=entry.request_id)


def _wait_for_approver(request: WorkflowState) -> None:
    passed = request.task_states.filter(task__dutytask__duty__in=(Duty.APPROVE, Duty.PUBLISH))
    for state in passed.exclude(status=TaskState.STATUS_CANCELLED):
        state.status, state.finished_at = TaskState.STATUS_CANCELLED, timezone.now()
        state.save()
    approver = request.workflow.tasks.get(dutytask__duty=Duty.APPROVE).specific
    request.current_task_state = Task.start(approver, request)
    request.save()


def _put_back(page: Page, status: PageStatus, entry: RegisterEntry) -> RegisterEntry | None:
    """Publish the earlier content again under its own seal; None where there is none, or where it
    is not stored as it was sealed."""
    earlier = status.earlier
    stored = stored_content(earlier.binding) if earlier and earlier.binding else None
    if earlier is None or earlier.binding is None or stored is None:
        return None
    facts = {"content_of": earlier.binding.label}
    # First the row: the signal of publishing looks whether an act says why.
    row = _append(Act.PUT_BACK, entry, page, facts, revision=stored.revision, seal=stored.seal)
    stored.revision.publish(skip_permission_checks=True)
    past = earlier.archived and local_date(earlier.archived.occurred_at)
    ContentPage.objects.filter(pk=page.pk).update(archived_on=past)
    return row


def _archive(page: Page, entry: RegisterEntry) -> None:
    ContentPage.objects.filter(pk=page.pk).update(archived_on=local_date(timezone.now()))
    _append(Act.ARCHIVED, entry, page)


def _append(
    act: Act, entry: RegisterEntry, page: Page, facts: dict[str, str] | None = None, **extra: Any
) -> RegisterEntry:
    """A row by the system about what the word of ``entry`` allowed."""
    details = {"oral_approval": entry.label, "giver": oral_approval(entry).approver}
    return append(act, page, None, details=details | (facts or {}), **extra)
