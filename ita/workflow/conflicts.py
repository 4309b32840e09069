"""Conflicts of duties: several of a request's duties in one hand, and whether the agency allows it.

Nobody ever approves what they requested, edited or uploaded a file for (design, invariant 2); what
else a small office cannot avoid, it declares in its settings.
"""

from collections.abc import Iterable

from django.contrib.auth.models import User
from wagtail.models import Page, TaskState

from home.core.duties import Duty
from ita.people.enums import DECLARABLE_CONFLICTS, DutyConflict
from ita.people.models import PublicationSettings
from ita.people.persons import Persons
from ita.register.history import request_status
from ita.workflow.hands import Hands, hands_in, hands_of, uploaders_of

# Who requested, checked, approved or recorded the word, and now acts in a later step.
OF_AUTHOR = {
    Duty.CHECK: DutyConflict.REQUEST_CHECK,
    Duty.APPROVE: DutyConflict.REQUEST_APPROVE,
    Duty.PUBLISH: DutyConflict.REQUEST_PUBLISH,
}
OF_CHECKER = {
    Duty.APPROVE: DutyConflict.CHECK_APPROVE,
    Duty.PUBLISH: DutyConflict.CHECK_PUBLISH,
}
OF_APPROVER = {Duty.PUBLISH: DutyConflict.APPROVE_PUBLISH}
OF_RECORDER = {Duty.PUBLISH: DutyConflict.RECORD_PUBLISH}


def conflicts_of(user: User, task_state: TaskState) -> list[DutyConflict]:
    """The conflicts that arise when ``user`` passes the step."""
    duty = Duty(task_state.task.specific.duty)
    found = conflicts_in(hands_of(task_state.workflow_state), duty, user.pk)
    if duty == Duty.APPROVE and DutyConflict.REQUEST_APPROVE not in found:
        if user.pk in uploaders_of(task_state.revision.as_object()):
            found.append(DutyConflict.REQUEST_APPROVE)
    return found


def conflicts_in(hands: Hands, duty: Duty, user_id: int) -> list[DutyConflict]:
    """The conflicts that arise when the user holds ``duty`` in a request with these ``hands``."""
    found = [
        OF_AUTHOR.get(duty) if user_id in hands.authors else None,
        OF_CHECKER.get(duty) if user_id in hands.checkers else None,
        OF_APPROVER.get(duty) if user_id in hands.approvers else None,
        OF_RECORDER.get(duty) if user_id in hands.recorders else None,
    ]
    return [conflict for conflict in found if conflict]


def conflicts_of_record(user: User, task_state: TaskState) -> list[DutyConflict]:
    """The conflicts that arise when ``user`` records that an approver allowed the request."""
    checked = user.pk in hands_of(task_state.workflow_state).checkers
    return [DutyConflict.RECORD_CHECK] if checked else []


def conflicts_of_confirmation(user: User, request_id: int) -> list[DutyConflict]:
    """The conflicts that arise when ``user`` confirms an approval by word of mouth."""
    hands = hands_in(request_status(request_id), (), Persons())
    found = [
        DutyConflict.CHECK_APPROVE if user.pk in hands.checkers else None,
        DutyConflict.APPROVE_PUBLISH if user.pk in hands.publishers else None,
    ]
    return [conflict for conflict in found if conflict]


def allowed_for(page: Page) -> set[str]:
    """The conflicts that the page's agency declared."""
    site = page.get_site()
    return declarable(PublicationSettings.for_site(site).overlaps) if site else set()


def declarable(declared: Iterable[str]) -> set[str]:
    """Of what an agency declared, what can be."""
    return set(declared) & {str(conflict) for conflict in DECLARABLE_CONFLICTS}
