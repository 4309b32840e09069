from typing import Any

from django_q.tasks import async_task
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

from ita.register.models import RegisterEntry
from ita.register.signals import act_appended

WAGTAIL_MAILS = (
    (workflow_submitted, "submitted"),
    (workflow_rejected, "rejected"),
    (workflow_approved, "approved"),
)


def queue_notices(sender: object, entry: RegisterEntry, **kwargs: Any) -> None:
    """Only queues: the act is not over yet, its next step not begun."""
    async_task("ita.notifications.jobs.create_notices", entry.pk)


def silence_wagtail_workflow_mail() -> None:
    """Ours say in Thai what to do, to those who must do it; Wagtail's would come on top."""
    for signal, name in WAGTAIL_MAILS:
        signal.disconnect(
            sender=WorkflowState, dispatch_uid=f"workflow_state_{name}_email_notification"
        )


def connect() -> None:
    silence_wagtail_workflow_mail()
    act_appended.connect(queue_notices, dispatch_uid="ita_queue_notices")
