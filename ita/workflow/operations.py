"""The acts of a publication request. Each is atomic: all of it happened, or nothing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page, Task, TaskState, WorkflowState

from home.core.duties import Duty
from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from ita.integrity import binding
from ita.integrity.binding import ContentChanged
from ita.integrity.file_facts import Read
from ita.integrity.rules import why_not_in_place
from ita.people.models import ReturnReason
from ita.register.enums import Act
from ita.register.history import request_status
from ita.register.models import RegisterEntry
from ita.register.operations import append_step
from ita.workflow import rules
from ita.workflow.dates import Dates, proposed_end, settle
from ita.workflow.holding import why_held
from ita.workflow.locking import lock_page, lock_request, lock_step
from ita.workflow.repeats import first_decision, first_request, first_result, is_set
from ita.workflow.wagtail_states import follow_register

ACT_OF_DUTY = {
    Duty.CHECK: Act.CHECKED,
    Duty.APPROVE: Act.APPROVED,
    Duty.PUBLISH: Act.PUBLISHED,
}
SEAL_OF_ACT: dict[Act, Callable[[TaskState], Any]] = {
    Act.CHECKED: binding.unchanged_content,
    Act.APPROVED: binding.seal_step,
    Act.PUBLISHED: binding.approved_seal,
}


@dataclass
class Content:
    """What ``unless_changed`` found."""

    changed: bool = False


@atomic_with_retry
def request_publication(page: Page, user: User) -> WorkflowState:
    """Ask for the publication of the latest saved state of ``page``.

    A page that was returned goes on with the same request, from the first step again.

    Raises:
        NotAllowed: the user may not, or something is missing; the reason says which.
    """
    page = lock_page(page.pk)
    state = page.current_workflow_state
    if done := first_request(state, user):
        return done
    ensure(rules.why_not_request(user, page))
    if state:
        follow_register(state, request_status(state.pk), user)
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
        return state
    return page.get_workflow().start(page, user)


@atomic_with_retry
def withdraw(request: WorkflowState, user: User) -> None:
    """The requester takes ``request`` back; the signal of its end writes the row.

    Raises:
        NotAllowed: see ``rules.why_not_withdraw``.
    """
    request = lock_request(request.pk)
    refusal = rules.why_not_withdraw(user, request)
    if first_result(Act.WITHDRAWN, int(request.object_id), user, "", refusal):
        return
    follow_register(request, request_status(request.pk), user)
    request.cancel(user=user)


@binding.read_files_first
@atomic_with_retry
def pass_step(
    task_state: TaskState,
    user: User,
    note: str = "",
    answers: Mapping[str, bool] | None = None,
    dates: Dates | None = None,
    read: Read | None = None,
) -> Act:
    """Check, approve or publish, as the step's duty is; returns what was recorded.

    ``answers`` are those to the step's questions (``enums.QUESTIONS``), {question: yes?};
    ``dates`` are the webmaster's. With a time to go live the step stays open until then
    (``schedule``), and ``Act.SCHEDULED`` is returned. ``read`` is the decorator's.

    Where the content is no longer what the steps before passed, nothing is passed: the request
    goes back to the checker, and ``Act.CHANGED`` is returned.

    Raises:
        NotAllowed: see ``rules.why_not_act``, ``why_not_answered``, ``why_not_dated`` and
            ``why_not_in_place``, ``why_held``, ``why_files_missing``, ``why_not_as_sealed``.
    """
    task_state, dates = lock_step(task_state), dates or Dates()
    if done := first_decision(task_state, user, note, *_acts_of(task_state)):
        return done
    found = rules.conflicts_of(user, task_state)
    ensure(rules.why_not_act(user, task_state, found))
    duty = Duty(task_state.task.specific.duty)
    ensure(rules.why_not_answered(duty, answers or {}))
    proposed = proposed_end(task_state.revision) if duty == Duty.PUBLISH else None
    ensure(rules.why_not_dated(dates, proposed))
    ensure(why_not_in_place(task_state.workflow_state.content_object))
    act = Act.SCHEDULED if dates.go_live_at else ACT_OF_DUTY[duty]
    if act == Act.SCHEDULED and is_set(task_state, user, dates.as_details()):
        return act
    details: dict[str, Any] = dates.as_details()
    if found:
        details["overlaps"] = [str(each) for each in found]
    if answers:
        details["answers"] = dict(answers)
    with unless_changed(task_state, user) as content:
        seal = SEAL_OF_ACT[ACT_OF_DUTY[duty]](task_state)
        ensure(_why_held(task_state))
        _record(act, task_state, user, note, seal=seal, details=details)
        if act == Act.PUBLISHED:
            ensure(binding.why_not_as_sealed(seal, read or {}))
        if act != Act.SCHEDULED:
            _pass_on(act, task_state, user, note, dates)
    if content.changed:
        return Act.CHANGED
    return act


@contextmanager
def unless_changed(task_state: TaskState, user: User) -> Iterator[Content]:
    """What is done inside happens wholly, or, where it finds that the content is no longer what
    the steps before passed, not at all: then the request goes back to the checker."""
    content = Content()
    try:
        with transaction.atomic():
            yield content
    except ContentChanged as error:
        content.changed = True
        begin_again(task_state.pk, user, error.changed)


def _why_held(task_state: TaskState) -> str | None:
    """Of what waits for its time it was asked when the time was set."""
    status = request_status(task_state.workflow_state_id)
    if status and status.scheduled:
        return None
    return why_held(task_state.revision.as_object())


def _pass_on(act: Act, task_state: TaskState, user: User, note: str, dates: Dates) -> None:
    if act == Act.PUBLISHED:
        settle(task_state.revision, dates)
    task_state.approve(user=user, comment=note)


@atomic_with_retry
def begin_again(task_state_id: int, user: User, changed: list[str]) -> None:
    """Send a request whose content changed back to the checker; ``changed`` are labels."""
    task_state = TaskState.objects.select_related("workflow_state").get(pk=task_state_id)
    request = task_state.workflow_state
    latest = request.content_object.get_latest_revision()
    details = {"changed": changed}
    reason = get_text_list(changed, _("and"))
    append_step(Act.CHANGED, request, latest, user, reason, details=details)
    passed = request.task_states.exclude(status=TaskState.STATUS_CANCELLED)
    passed.update(status=TaskState.STATUS_CANCELLED, finished_at=timezone.now())
    checker = request.workflow.tasks.get(dutytask__duty=Duty.CHECK).specific
    # Not the step's own start(): nobody asks again, the content is the same request's.
    request.current_task_state = Task.start(checker, request, user)
    request.save()


@atomic_with_retry
def return_for_correction(task_state: TaskState, user: User, reason: str, code: str) -> Act:
    """Send the page back to its owner, who corrects it and asks again.

    ``code`` is one of the agency's list of reasons.

    Raises:
        NotAllowed: no reason given, or see ``rules.why_not_act``.
    """
    task_state = lock_step(task_state)
    if done := first_decision(task_state, user, reason, Act.RETURNED):
        return done
    ensure(rules.why_not_act(user, task_state))
    details = _coded(task_state, reason, code)
    _record(Act.RETURNED, task_state, user, reason, details=details)
    task_state.reject(user=user, comment=reason)
    return Act.RETURNED


@atomic_with_retry
def refuse(task_state: TaskState, user: User, reason: str, code: str) -> Act:
    """Do not allow the publication: the request ends here.

    ``code`` is one of the agency's list of reasons.

    Raises:
        NotAllowed: no reason given, not the approver's step, or see ``rules.why_not_act``.
    """
    task_state = lock_step(task_state)
    if done := first_decision(task_state, user, reason, Act.REFUSED):
        return done
    ensure(rules.why_not_act(user, task_state))
    details = _coded(task_state, reason, code)
    ensure(rules.why_not_refuse(task_state))
    _record(Act.REFUSED, task_state, user, reason, details=details)
    end_refused(task_state, user, reason)
    return Act.REFUSED


def end_refused(task_state: TaskState, user: User, reason: str) -> None:
    """End the request as not allowed, within the transaction of an act that stands on the register.

    Not by cancel(): that would tell the signal's receivers that the owner withdrew it.
    """
    task_state.reject(user=user, comment=reason)
    state = task_state.workflow_state
    state.status = WorkflowState.STATUS_CANCELLED
    state.save()


def _acts_of(task_state: TaskState) -> list[Act]:
    duty = rules.duty_of(task_state)
    return [ACT_OF_DUTY[duty]] if duty else []


def _coded(task_state: TaskState, reason: str, code: str) -> dict[str, str]:
    page = task_state.workflow_state.content_object
    ensure(rules.why_not_coded(page, code, reason))
    words = ReturnReason.objects.offered_for(page).get(code=code).text
    return {"reason_code": code, "reason_text": words}


def _record(
    act: Act, task_state: TaskState, user: User, reason: str, **extra: Any
) -> RegisterEntry:
    request, revision = task_state.workflow_state, task_state.revision
    return append_step(act, request, revision, user, reason, **extra)
