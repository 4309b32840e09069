"""What waits for whom: the lists on an officer's first screen."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowState

from home.core.duties import Duty
from ita.register.facts import OralApproval, oral_approval
from ita.register.history import open_drifts, scheduled, unconfirmed
from ita.register.models import RegisterEntry
from ita.workflow.dates import Dates

LIST_LENGTH = 50


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


def waiting_for(user: User) -> list[WorkItem]:
    """Steps that wait for the duties of ``user``, oldest first; a fixed number of queries."""
    duties = set(user.groups.filter(name__in=Duty.values).values_list("name", flat=True))
    states = (
        _steps()
        .filter(status=TaskState.STATUS_IN_PROGRESS, task__dutytask__duty__in=duties)
        .order_by("started_at")[:LIST_LENGTH]
    )
    times = {row.request_id: Dates.from_details(row.details).go_live_at for row in scheduled()}
    return [_item(state, user, times.get(state.workflow_state_id)) for state in states]


def drifts_for(user: User) -> list[RegisterEntry]:
    """What is live without approval, for those who can end it and those who watch the site."""
    if not user.groups.filter(name__in=(Duty.APPROVE, Duty.PUBLISH)).exists():
        return []
    return list(open_drifts()[:LIST_LENGTH])


def confirmations_for(user: User) -> list[OralApproval]:
    """Approvals by word of mouth that approvers must confirm, and webmasters watch."""
    if not user.groups.filter(name__in=(Duty.APPROVE, Duty.PUBLISH)).exists():
        return []
    return to_confirm(limit=LIST_LENGTH)


def to_confirm(page: Page | None = None, limit: int | None = None) -> list[OralApproval]:
    """Approvals by word of mouth that wait for a confirmation, those that are longest due first;
    of all pages unless one is given."""
    rows = unconfirmed().of_page(page) if page else unconfirmed()
    return sorted(map(oral_approval, rows), key=lambda word: word.due)[:limit]


def requests_of(user: User) -> list[WorkItem]:
    """Open requests of ``user``: those under review and those that came back, newest first."""
    states = (
        _steps()
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
    return [_item(state, user) for state in states]


def _steps() -> QuerySet[TaskState]:
    steps: QuerySet[TaskState] = TaskState.objects.select_related(
        "task", "revision", "workflow_state__requested_by"
    ).defer("revision__content")
    return steps


def _item(state: TaskState, user: User, goes_live_at: datetime | None = None) -> WorkItem:
    request = state.workflow_state
    requester = request.requested_by
    return WorkItem(
        page_id=int(request.object_id),
        title=state.revision.object_str,
        step=state.task.name,
        requester=requester.get_full_name() or requester.get_username() if requester else "",
        since=state.started_at,
        note=state.comment,
        is_own=bool(requester) and requester.pk == user.pk,
        goes_live_at=goes_live_at,
        is_returned=request.status == WorkflowState.STATUS_NEEDS_CHANGES,
    )
