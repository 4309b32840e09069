"""Wagtail's states of a request follow the register, which is the truth.

They cannot part within an act, which is one transaction; a script, a shell, an older version or a
damaged database can part them.
"""

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Task, TaskState, WorkflowState

from home.core.duties import Duty
from ita.register.statuses import RequestStatus

IN_PROGRESS = TaskState.STATUS_IN_PROGRESS
OPEN = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


def why_astray(request: WorkflowState, status: RequestStatus | None) -> str | None:
    """How Wagtail's states of ``request`` differ from what the register says of it."""
    steps = list(_open_steps(request))
    if status and status.is_returned:
        with_owner = request.status == WorkflowState.STATUS_NEEDS_CHANGES
        if steps or not with_owner or request.current_task_state is None:
            return _("It was returned to its owner, who cannot ask again.")
        return None
    if status is None or status.due is None:
        if request.status in OPEN:
            return _("It is open, but the register knows of no request, or of its end.")
        return _("It has ended, but a step of it is open.") if steps else None
    duties = [getattr(step.task.specific, "duty", None) for step in steps]
    is_running = request.status == WorkflowState.STATUS_IN_PROGRESS
    if _not_passed(request, status.due):
        return _("Steps that were passed are not in Wagtail's list; it would begin anew.")
    if not is_running or duties != [status.due.value] or request.current_task_state != steps[0]:
        return _("It is under review, but nobody can act on its step.")
    return None


def follow_register(
    request: WorkflowState, status: RequestStatus | None, user: User | None
) -> None:
    """Make Wagtail's states of ``request`` what ``status`` says; within an act that has locked it.

    Nothing is written on the register: the acts stand there already.
    """
    if why_astray(request, status) is None:
        return
    close_steps(request)
    if status and status.due:
        for step in _not_passed(request, status.due):
            step.status = TaskState.STATUS_APPROVED
            step.save()
        task = request.workflow.tasks.get(dutytask__duty=status.due).specific
        request.status = WorkflowState.STATUS_IN_PROGRESS
        # Not the step's own start(): nobody asks again.
        request.current_task_state = Task.start(task, request, user)
    elif status and status.is_returned:
        request.status = WorkflowState.STATUS_NEEDS_CHANGES
        request.current_task_state = request.task_states.order_by("pk").last()
    else:
        published = status is not None and status.published is not None
        request.status = (
            WorkflowState.STATUS_APPROVED if published else WorkflowState.STATUS_CANCELLED
        )
    request.save()


def close_steps(request: WorkflowState) -> None:
    """End the open steps of ``request`` without a decision."""
    _open_steps(request).update(status=TaskState.STATUS_CANCELLED, finished_at=timezone.now())


def _not_passed(request: WorkflowState, due: Duty) -> list[TaskState]:
    """The last steps of duties before ``due``, as far as Wagtail does not take them for passed."""
    before = list(Duty)[: list(Duty).index(due)]
    steps = request.task_states.filter(task__dutytask__duty__in=before).order_by("pk")
    last = {step.task_id: step for step in steps}
    return [step for step in last.values() if step.status != TaskState.STATUS_APPROVED]


def _open_steps(request: WorkflowState) -> QuerySet[TaskState]:
    steps: QuerySet[TaskState] = request.task_states.filter(status=IN_PROGRESS)
    return steps.select_related("task").order_by("pk")
