"""Who must act next, or should know, is told by e-mail; a chat tool can be told too.

An act only queues one job, on the same database and in the same transaction: an act that is rolled
back tells nobody, and a mail server that hangs holds up nobody. The job (``jobs.spread``) writes a
``Notice`` for each person; what waits for one person goes out in one mail.

``events.EVENTS`` says for each act who is told, in which words; ``audiences`` who those are, and
until when it is worth a mail. Imported by models: nothing of ours is imported here at once.
"""

from typing import TYPE_CHECKING

from django_q.tasks import async_task
from wagtail.models import TaskState

from ita.enums import Act

if TYPE_CHECKING:
    from ita.models.register import RegisterEntry


def silence_wagtail_workflow_mail() -> None:
    """Ours say in Thai what to do, to those who must do it; Wagtail's would come on top."""
    from wagtail.models import WorkflowState
    from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

    for signal, name in (
        (workflow_submitted, "submitted"),
        (workflow_rejected, "rejected"),
        (workflow_approved, "approved"),
    ):
        signal.disconnect(
            sender=WorkflowState, dispatch_uid=f"workflow_state_{name}_email_notification"
        )


def tell(entry: "RegisterEntry") -> None:
    """Queue that those concerned are told of the act ``entry``.

    To be called at the end of the act, when its step has ended and the next one has begun.
    """
    async_task("ita.publication.notifications.jobs.spread", entry.pk)


def tell_reviewers(task_state: TaskState) -> None:
    """As ``tell``, for a caller that has the step that now waits, and not the row."""
    _tell_of_request(task_state.workflow_state_id)


def tell_requester(task_state: TaskState, act: Act) -> None:
    """As ``tell``, for a caller that has the step on which ``act`` was done, and not the row."""
    _tell_of_request(task_state.workflow_state_id, act=str(act))


def _tell_of_request(request_id: int, **act: str) -> None:
    from ita.models.register import RegisterEntry

    entry = RegisterEntry.objects.filter(request_id=request_id, **act).order_by("pk").last()
    if entry:
        tell(entry)
