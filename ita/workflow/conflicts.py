"""Conflicts of duties: several of a request's duties in one hand, and whether the agency allows it.

Nobody ever approves what they requested or edited (design, invariant 2); what else a small office
cannot avoid, it declares in its settings.
"""

from django.contrib.auth.models import User
from wagtail.models import Page, TaskState

from home.core.duties import Duty
from ita.people.enums import DECLARABLE_CONFLICTS, DutyConflict
from ita.people.models import PublicationSettings
from ita.register.history import RequestStatus, request_status

# Who requested, checked or approved, and now acts in a later step.
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


def conflicts_of(user: User, task_state: TaskState, is_author: bool) -> list[DutyConflict]:
    """The conflicts that arise when ``user`` passes the step; ``is_author``: they requested or
    edited the page."""
    duty = Duty(task_state.task.specific.duty)
    status = request_status(task_state.workflow_state_id)
    found = [
        OF_AUTHOR.get(duty) if is_author else None,
        OF_CHECKER.get(duty) if _checked(status, user) else None,
        OF_APPROVER.get(duty) if status and status.approver_id == user.pk else None,
    ]
    return [conflict for conflict in found if conflict]


def conflicts_of_confirmation(user: User, request_id: int) -> list[DutyConflict]:
    """The conflicts that arise when ``user`` confirms an approval by word of mouth."""
    status = request_status(request_id)
    published = status.published if status else None
    found = [
        DutyConflict.CHECK_APPROVE if _checked(status, user) else None,
        DutyConflict.APPROVE_PUBLISH if published and published.actor_id == user.pk else None,
    ]
    return [conflict for conflict in found if conflict]


def allowed_for(page: Page) -> set[str]:
    """The conflicts that the page's agency declared."""
    site = page.get_site()
    declared = set(PublicationSettings.for_site(site).overlaps) if site else set()
    return declared & {str(conflict) for conflict in DECLARABLE_CONFLICTS}


def _checked(status: RequestStatus | None, user: User) -> bool:
    return bool(status and status.checked and status.checked.actor_id == user.pk)
