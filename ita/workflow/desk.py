"""What waits for whom: the lists on an officer's first screen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Site, TaskState, WorkflowState

from home.core.duties import Duty
from ita.people.persons import same_person
from ita.people.selectors import duties_of
from ita.register.facts import OralApproval, oral_approval
from ita.register.history import open_drifts, requests_made, scheduled, unconfirmed
from ita.register.models import RegisterEntry, RegisterEntryQuerySet
from ita.register.restores.rules import to_accept
from ita.workflow.changes.selectors import finds_for, waiting_changes
from ita.workflow.dates import Dates
from ita.workflow.faults.models import WorkflowFault
from ita.workflow.faults.rules import why_not_mend

LIST_LENGTH = 50
WATCH = {Duty.APPROVE.value, Duty.PUBLISH.value}  # who watch over what is live


@dataclass(frozen=True)
class WorkItem:
    """A request as a list shows it."""

    page_id: int
    title: str
    step: str
    requester: str
    since: datetime
    note: str = ""
    is_own: bool = False  # requested by the very officer, so another must decide
    is_returned: bool = False
    goes_live_at: datetime | None = None  # the webmaster set a time, and it is not there yet

    @property
    def url(self) -> str:
        return reverse("ita_review", args=[self.page_id])


def work_of(user: User, site: Site) -> dict[str, Any]:
    """The lists of the officer's first screen, by the names that its template knows."""
    return {
        "faults": faults_for(user),
        "restores": to_accept(site, user),
        "drifts": drifts_for(user, site),
        "finds": finds_for(user, site),
        "changes": waiting_changes(user, site),
        "confirmations": confirmations_for(user, site),
        "waiting": waiting_for(user, site),
        "requests": requests_of(user, site),
    }


def waiting_for(user: User, site: Site) -> list[WorkItem]:
    """Steps that wait for the duties of ``user`` in the agency, oldest first; a fixed number of
    queries."""
    duties = duties_of(user, site)
    states = (
        _steps(site)
        .filter(status=TaskState.STATUS_IN_PROGRESS, task__dutytask__duty__in=duties)
        .order_by("started_at")[:LIST_LENGTH]
    )
    times = {
        row.request_id: Dates.from_details(row.details).go_live_at
        for row in scheduled().of_site(site)
    }
    mine = same_person([user.pk])
    return [_item(state, mine, times.get(state.workflow_state_id)) for state in states]


def drifts_for(user: User, site: Site) -> list[RegisterEntry]:
    """What is live without approval, for those who can end it and those who watch the site."""
    if not duties_of(user, site) & WATCH:
        return []
    return list(open_drifts(site)[:LIST_LENGTH])


def faults_for(user: User) -> int:
    """How many faults the last looks found, for administrators."""
    return WorkflowFault.objects.count() if why_not_mend(user) is None else 0


def confirmations_for(user: User, site: Site) -> list[OralApproval]:
    """Approvals by word of mouth that approvers must confirm, and webmasters watch."""
    if not duties_of(user, site) & WATCH:
        return []
    return to_confirm(unconfirmed().of_site(site))[:LIST_LENGTH]


def to_confirm(rows: RegisterEntryQuerySet) -> list[OralApproval]:
    """The approvals by word of mouth of the ``rows``, those that are longest due first."""
    return sorted(map(oral_approval, rows), key=lambda word: word.due)


def requests_of(user: User, site: Site) -> list[WorkItem]:
    """Open requests of ``user`` in the agency: those under review and those that came back, newest
    first."""
    states = (
        _steps(site)
        .filter(
            workflow_state__requested_by=user,
            workflow_state__status__in=(
                WorkflowState.STATUS_IN_PROGRESS,
                WorkflowState.STATUS_NEEDS_CHANGES,
            ),
            workflowstate__isnull=False,  # the request's current step only
        )
        .order_by("-started_at")[:LIST_LENGTH]
    )
    return [_item(state, frozenset({user.pk})) for state in states]


def _steps(site: Site) -> QuerySet[TaskState]:
    requests = requests_made(site).values("request_id")
    steps: QuerySet[TaskState] = TaskState.objects.filter(workflow_state__in=requests)
    steps = steps.select_related("task", "revision", "workflow_state__requested_by")
    return steps.defer("revision__content")


def _item(
    state: TaskState, accounts: frozenset[int], goes_live_at: datetime | None = None
) -> WorkItem:
    """``accounts``: of the officer who reads the list."""
    request = state.workflow_state
    requester = request.requested_by
    return WorkItem(
        page_id=int(request.object_id),
        title=state.revision.object_str,
        step=state.task.name,
        requester=requester.get_full_name() or requester.get_username() if requester else "",
        since=state.started_at,
        note=state.comment,
        is_own=request.requested_by_id in accounts,
        goes_live_at=goes_live_at,
        is_returned=request.status == WorkflowState.STATUS_NEEDS_CHANGES,
    )
