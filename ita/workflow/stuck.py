"""Requests on which nobody can act today, and what to do: no officer holds the duty of the step, or
each of them has had a part in the page that the agency does not allow them beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from home.core.duties import Duty, Group
from ita.people.models import PublicationSettings, usual_overlaps
from ita.people.selectors import OfficerToday, officers_today
from ita.workflow.conflicts import allowed_for, conflicts_in, declarable
from ita.workflow.hands import Accounts, Hands, all_hands, draft_hands, ever_uploaded, uploaders_of


@dataclass(frozen=True)
class StuckRequest:
    """A request that waits for nobody, as the administrator's list shows it."""

    page_id: int
    title: str
    step: str
    reason: str

    @property
    def url(self) -> str:
        return reverse("ita_review", args=[self.page_id])


def why_nobody_acts(task_state: TaskState | None) -> str | None:
    """Why no officer can act today on the step ``task_state``, and what to do; nothing to say of a
    step that is done."""
    duty = getattr(task_state.task.specific, "duty", None) if task_state else None
    if task_state is None or duty is None or task_state.status != TaskState.STATUS_IN_PROGRESS:
        return None
    request = task_state.workflow_state
    page, hands = request.content_object, all_hands([request])[request.pk]
    office = _Office(_site_id(page))
    return office.why_nobody(Duty(duty), hands, allowed_for(page), task_state)


def why_nobody_checks(page: Page, requester: User) -> str | None:
    """Why no officer could check ``page`` today, if ``requester`` asked for its publication."""
    office = _Office(_site_id(page))
    return office.why_nobody(Duty.CHECK, draft_hands(page, requester), allowed_for(page))


def stuck_requests() -> list[StuckRequest]:
    """Every open request on which nobody can act today, oldest first.

    A fixed number of queries, and a few more for a request whose approvers all uploaded something
    at some time.
    """
    states = list(_open_steps())
    hands = all_hands(state.workflow_state for state in states)
    sites = _site_ids(int(state.workflow_state.object_id) for state in states)
    officers = officers_today()
    declared = dict(PublicationSettings.objects.values_list("site", "overlaps"))
    offices = {site_id: _Office(site_id, officers) for site_id in set(sites.values())}
    found = []
    for state in states:
        page_id = int(state.workflow_state.object_id)
        site_id, of_request = sites[page_id], hands[state.workflow_state_id]
        allowed = declarable(declared.get(site_id, usual_overlaps()))
        reason = offices[site_id].why_nobody(Duty(state.duty), of_request, allowed, state)
        if reason:
            name = state.revision.object_str
            found.append(StuckRequest(page_id, name, state.task.name, reason))
    return found


class _Office:
    """Those who hold a duty today in an agency; 0 is what belongs to none."""

    def __init__(
        self, site_id: int, officers: dict[tuple[int, str], list[OfficerToday]] | None = None
    ) -> None:
        found = officers_today() if officers is None else officers
        self.officers = {duty: found[site_id, duty.value] for duty in Duty}

    @cached_property
    def uploaders(self) -> Accounts:
        return ever_uploaded(officer.user_id for officer in self.officers[Duty.APPROVE])

    def why_nobody(
        self, duty: Duty, hands: Hands, allowed: set[str], task_state: TaskState | None = None
    ) -> str | None:
        name, officers = Group(duty.value).label, self.officers[duty]
        if not officers:
            return _(
                "Nobody holds the duty “%(duty)s” today, so nobody can act on this request. "
                "The administrator must enter an order of appointment for this duty."
            ) % {"duty": name}
        free = [each for each in officers if allowed.issuperset(_conflicts(hands, duty, each))]
        if duty == Duty.APPROVE and task_state and free:
            free = self._without_uploaders(free, task_state)
        if free:
            return None
        return _(
            "Everybody with the duty “%(duty)s” has had a part in this page already (%(names)s), "
            "so nobody can act on this request. The administrator must appoint another officer, "
            "or an approver allow two duties in one hand in the settings of publication."
        ) % {"duty": name, "names": get_text_list([str(each) for each in officers], _("and"))}

    def _without_uploaders(
        self, officers: list[OfficerToday], task_state: TaskState
    ) -> list[OfficerToday]:
        """Reading the content is slow: only where nobody is left who never uploaded anything."""
        if any(officer.user_id not in self.uploaders for officer in officers):
            return officers
        uploaded = uploaders_of(task_state.revision.as_object())
        return [officer for officer in officers if officer.user_id not in uploaded]


def _conflicts(hands: Hands, duty: Duty, officer: OfficerToday) -> set[str]:
    return {str(conflict) for conflict in conflicts_in(hands, duty, officer.user_id)}


def _open_steps() -> QuerySet[TaskState]:
    steps: QuerySet[TaskState] = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflowstate__isnull=False,  # the request's current step only
        task__dutytask__isnull=False,
    )
    steps = steps.annotate(duty=F("task__dutytask__duty")).order_by("started_at")
    return steps.select_related("task", "revision", "workflow_state").defer("revision__content")


def _site_id(page: Page) -> int:
    """The number of the agency's site; from the address, which asks the database nothing."""
    parts = page.get_url_parts()
    return parts[0] if parts else 0


def _site_ids(page_ids: Iterable[int]) -> dict[int, int]:
    pages = Page.objects.filter(pk__in=set(page_ids)).select_related("locale")
    return {page.pk: _site_id(page) for page in pages}
