from typing import Any

from wagtail.models import Page, Revision, WorkflowState
from wagtail.signals import page_published, workflow_cancelled

from ita.enums import Act
from ita.publication import notifications
from ita.publication.drift.acts import notice_publication as notice
from ita.publication.register import recording


def register_withdrawal(sender: Any, instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    """Whoever cancels a request, by whatever route, it is on the register."""
    revision = instance.current_task_state.revision
    notifications.tell(recording.record_step(Act.WITHDRAWN, instance, revision, user))


def notice_publication(sender: Any, instance: Page, revision: Revision, **kwargs: Any) -> None:
    """A page went live: by the last step of a request, or by a way around."""
    notice(instance, revision)


def connect() -> None:
    page_published.connect(notice_publication, dispatch_uid="ita_notice_publication")
    workflow_cancelled.connect(
        register_withdrawal, sender=WorkflowState, dispatch_uid="ita_register_withdrawal"
    )
