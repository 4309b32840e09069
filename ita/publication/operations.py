"""The acts of a publication request. Each is atomic: all of it happened, or nothing."""

from typing import Any

from django.db import transaction
from wagtail.models import Page, TaskState, WorkflowState

from ita.enums import Act, Duty
from ita.publication import notifications, register, rules
from ita.publication.exceptions import NotAllowed

ACT_OF_DUTY = {
    Duty.CHECK: Act.CHECKED,
    Duty.APPROVE: Act.APPROVED,
    Duty.PUBLISH: Act.PUBLISHED,
}


@transaction.atomic
def request_publication(page: Page, user: Any) -> WorkflowState:
    """Ask for the publication of the latest saved state of ``page``.

    A page that was returned goes on with the same request, from the first step again.

    Raises:
        NotAllowed: the user may not, or something is missing; the reason says which.
    """
    page = Page.objects.select_for_update().get(pk=page.pk).specific  # one request at a time
    _ensure(rules.why_not_request(user, page))
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
        return state
    return page.get_workflow().start(page, user)


@transaction.atomic
def pass_step(task_state: TaskState, user: Any, note: str = "") -> None:
    """Check, approve or publish, as the step's duty is.

    Raises:
        NotAllowed: see ``rules.why_not_act``.
    """
    task_state = _claim(task_state, user)
    duty = Duty(task_state.task.specific.duty)
    _record(ACT_OF_DUTY[duty], task_state, user, note)
    task_state.approve(user=user, comment=note)
    if duty == Duty.PUBLISH:
        notifications.tell_requester(task_state, Act.PUBLISHED)


@transaction.atomic
def return_for_correction(task_state: TaskState, user: Any, reason: str) -> None:
    """Send the page back to its owner, who corrects it and asks again.

    Raises:
        NotAllowed: no reason given, or see ``rules.why_not_act``.
    """
    _ensure(rules.why_reason_missing(reason))
    task_state = _claim(task_state, user)
    _record(Act.RETURNED, task_state, user, reason)
    task_state.reject(user=user, comment=reason)
    notifications.tell_requester(task_state, Act.RETURNED)


@transaction.atomic
def refuse(task_state: TaskState, user: Any, reason: str) -> None:
    """Do not allow the publication: the request ends here.

    Raises:
        NotAllowed: no reason given, not the approver's step, or see ``rules.why_not_act``.
    """
    _ensure(rules.why_reason_missing(reason))
    task_state = _claim(task_state, user)
    _ensure(rules.why_not_refuse(task_state))
    _record(Act.REFUSED, task_state, user, reason)
    task_state.reject(user=user, comment=reason)
    # Not cancel(): that would tell the signal's receivers that the owner withdrew the request.
    state = task_state.workflow_state
    state.status = WorkflowState.STATUS_CANCELLED
    state.save()
    notifications.tell_requester(task_state, Act.REFUSED)


def _claim(task_state: TaskState, user: Any) -> TaskState:
    """The step as it is now, locked, so that of two people who act at once one is told."""
    WorkflowState.objects.select_for_update().get(pk=task_state.workflow_state_id)
    fresh = TaskState.objects.select_related("workflow_state", "revision").get(pk=task_state.pk)
    _ensure(rules.why_not_act(user, fresh))
    return fresh


def _record(act: Act, task_state: TaskState, user: Any, reason: str) -> None:
    register.record_step(act, task_state.workflow_state, task_state.revision, user, reason)


def _ensure(reason: str | None) -> None:
    if reason:
        raise NotAllowed(reason)
