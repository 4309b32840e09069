from typing import Any

from wagtail.models import WorkflowState
from wagtail.signals import workflow_cancelled

from ita.enums import Act
from ita.publication import register


def register_withdrawal(sender: Any, instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    """Whoever cancels a request, by whatever route, it is on the register."""
    register.record_step(Act.WITHDRAWN, instance, instance.current_task_state.revision, user)


def connect() -> None:
    workflow_cancelled.connect(
        register_withdrawal, sender=WorkflowState, dispatch_uid="ita_register_withdrawal"
    )
