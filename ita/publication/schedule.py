"""Pages that go live at a time that the webmaster set.

The step stays open until then, and the job passes it by the same operation as a click would: the
seal, the post and the duty are asked when the page goes live, not when the time was set.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from ita.enums import ASIDE_ACTS, Act
from ita.models.register import RegisterEntry, RegisterEntryQuerySet
from ita.publication import notifications, operations
from ita.publication.dates import Dates
from ita.publication.exceptions import NotAllowed
from ita.publication.register import recording


def scheduled() -> RegisterEntryQuerySet:
    """Rows of requests that wait for their time: no step was done since."""
    later = RegisterEntry.objects.filter(request_id=OuterRef("request_id"), pk__gt=OuterRef("pk"))
    rows = RegisterEntry.objects.filter(act=Act.SCHEDULED)
    return rows.exclude(Exists(later.exclude(act__in=ASIDE_ACTS))).order_by("pk")


def publish_due() -> int:
    """Publish every request whose time has come; returns how many.

    What cannot be published any more (the webmaster's post ended, the request was withdrawn) is
    put on the register with the reason, and waits for a webmaster.
    """
    now = timezone.now()
    dates = ((row, Dates.from_details(row.details)) for row in scheduled())
    due = [row for row, date in dates if date.go_live_at and date.go_live_at <= now]
    return sum(_publish(row) for row in due)


def _publish(row: RegisterEntry) -> bool:
    state = TaskState.objects.filter(workflowstate__pk=row.request_id).first()
    user = get_user_model().objects.filter(pk=row.actor_id).first()
    if state is None or user is None:
        return False
    try:
        return _pass(row, state, user) == Act.PUBLISHED
    except NotAllowed as error:
        _give_up(row, error.reason)
        return False


def _pass(row: RegisterEntry, state: TaskState, user: Any) -> Act:
    end = Dates(end_date=Dates.from_details(row.details).end_date)
    return operations.pass_step(state, user, row.reason, row.details["answers"], end)


@transaction.atomic
def _give_up(row: RegisterEntry, reason: str) -> None:
    request = WorkflowState.objects.get(pk=row.request_id)
    revision = request.current_task_state.revision
    entry = recording.record_step(Act.SCHEDULE_MISSED, request, revision, None, reason)
    notifications.tell(entry)
