"""Pages that go live at a time that the webmaster set.

The step stays open until then, and the job passes it by the same operation as a click would: the
seal, the post and the duty are asked when the page goes live, not when the time was set.
"""

import logging

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from home.core.exceptions import NotAllowed
from home.core.transactions import atomic_with_retry
from ita.register.enums import Act
from ita.register.history import scheduled
from ita.register.models import RegisterEntry
from ita.register.operations import append_step
from ita.workflow import operations
from ita.workflow.dates import Dates
from ita.workflow.locking import lock_request

logger = logging.getLogger(__name__)


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
    user = User.objects.filter(pk=row.actor_id).first()
    if state is None:
        return False
    if user is None:
        _give_up(row, _("The officer who set the time has no account any more."))
        return False
    try:
        return _pass(row, state, user) == Act.PUBLISHED
    except NotAllowed as error:
        _give_up(row, error.reason)
    except Exception:  # whatever it was, the other pages must go live
        logger.exception("Scheduled publication of request %s failed", row.request_id)
        _give_up(row, _("It cannot be read: its data are damaged."))
    return False


def _pass(row: RegisterEntry, state: TaskState, user: User) -> Act:
    end = Dates(end_date=Dates.from_details(row.details).end_date)
    return operations.pass_step(state, user, row.reason, row.details["answers"], end)


@atomic_with_retry
def _give_up(row: RegisterEntry, reason: str) -> None:
    """Unless somebody acted on the request meanwhile."""
    request = lock_request(row.request_id)
    if not scheduled().filter(pk=row.pk).exists():
        return
    revision = request.current_task_state.revision
    append_step(Act.SCHEDULE_MISSED, request, revision, None, reason)
