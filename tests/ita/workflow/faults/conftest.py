from collections.abc import Callable
from typing import Any

from wagtail.models import TaskState, WorkflowState

from home.models import LawPage
from tests.ita.conftest import fresh

Break = Callable[[LawPage], Any]


def without_step(page: LawPage) -> None:
    """As a process leaves it that was killed between two statements."""
    request = fresh(page).current_workflow_state
    open_steps = request.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
    open_steps.update(status=TaskState.STATUS_CANCELLED)
    WorkflowState.objects.filter(pk=request.pk).update(current_task_state=None)


def with_a_second_step(page: LawPage) -> None:
    step = fresh(page).current_workflow_task_state
    TaskState.objects.create(
        workflow_state=step.workflow_state, revision=step.revision, task=step.task
    )


def without_passed_steps(page: LawPage) -> None:
    """Wagtail would begin with the checker again, in the name of whoever acts next."""
    passed = fresh(page).current_workflow_state.task_states
    passed.filter(status=TaskState.STATUS_APPROVED).update(status=TaskState.STATUS_CANCELLED)


def ended_by_a_script(page: LawPage) -> None:
    WorkflowState.objects.filter(object_id=str(page.pk)).update(status="cancelled")


def forgotten(page: LawPage) -> None:
    WorkflowState.objects.filter(object_id=str(page.pk)).delete()
