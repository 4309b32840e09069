"""Who must act next, or should know, is told by e-mail; a chat tool can be told too.

An act only queues one job, on the same database and in the same transaction: an act that is rolled
back tells nobody, and a mail server that hangs holds up nobody. The job (``jobs.spread``) writes a
``Notice`` for each person; what waits for one person goes out in one mail.

``events.EVENTS`` says for each act who is told, in which words; ``audiences`` who those are, and
until when it is worth a mail. Imported by models: nothing of ours is imported here at once.
"""

from typing import TYPE_CHECKING

from django_q.tasks import async_task

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
