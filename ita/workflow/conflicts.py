"""Several duties in one hand: which, in a request, and whether the agency allows it.

Nobody ever approves what they requested or edited (design, invariant 2); what else a small office
cannot avoid, it declares in its settings.
"""

from typing import Any

from wagtail.models import Page, TaskState

from home.core.duties import Duty
from ita.people.enums import DECLARABLE_CONFLICTS, DutyConflict
from ita.people.models import PublicationSettings
from ita.register.enums import Act
from ita.register.history import APPROVING_ACTS
from ita.register.models import RegisterEntry

# Who passed an earlier step, and now acts in a later one.
OVERLAP_OF: dict[tuple[str, Duty], DutyConflict] = {
    (Act.REQUESTED, Duty.APPROVE): DutyConflict.REQUEST_APPROVE,
    (Act.REQUESTED, Duty.CHECK): DutyConflict.REQUEST_CHECK,
    (Act.REQUESTED, Duty.PUBLISH): DutyConflict.REQUEST_PUBLISH,
    (Act.CHECKED, Duty.APPROVE): DutyConflict.CHECK_APPROVE,
    (Act.CHECKED, Duty.PUBLISH): DutyConflict.CHECK_PUBLISH,
    (Act.APPROVED, Duty.PUBLISH): DutyConflict.APPROVE_PUBLISH,
}


def overlaps_of(user: Any, task_state: TaskState, is_author: bool) -> list[DutyConflict]:
    """The overlaps that arise when ``user`` passes the step; ``is_author``: they requested or
    edited the page."""
    duty = Duty(task_state.task.specific.duty)
    last = _passed(task_state.workflow_state_id)
    acts = [Act.REQUESTED] if is_author else []
    acts += [act for act in (Act.CHECKED, Act.APPROVED) if last.get(act.value) == user.pk]
    return [OVERLAP_OF[act, duty] for act in acts if (act, duty) in OVERLAP_OF]


def allowed_for(page: Page) -> set[str]:
    """The overlaps that the page's agency declared."""
    site = page.get_site()
    declared = set(PublicationSettings.for_site(site).overlaps) if site else set()
    return declared & {str(overlap) for overlap in DECLARABLE_CONFLICTS}


def overlaps_of_confirmation(user: Any, request_id: int) -> list[DutyConflict]:
    """The overlaps that arise when ``user`` confirms an approval by word of mouth."""
    last = _passed(request_id)
    pairs = (
        (Act.CHECKED, DutyConflict.CHECK_APPROVE),
        (Act.PUBLISHED, DutyConflict.APPROVE_PUBLISH),
    )
    return [overlap for act, overlap in pairs if last.get(act.value) == user.pk]


def _passed(request_id: int) -> dict[str, int]:
    """{act: officer's id} of the request's steps; of each the last one counts. Who allowed it by
    word of mouth is who approved."""
    acts = (Act.CHECKED, *APPROVING_ACTS, Act.ORAL_CONFIRMED, Act.PUBLISHED)
    rows = RegisterEntry.objects.filter(request_id=request_id, act__in=acts).order_by("pk")
    last: dict[str, int] = {}
    for act, officer, details in rows.values_list("act", "actor_id", "details"):
        if act in (Act.ORAL_APPROVED, Act.ORAL_CONFIRMED):
            last[Act.APPROVED.value] = details.get("giver_id", officer)
        else:
            last[act] = officer
    return last
