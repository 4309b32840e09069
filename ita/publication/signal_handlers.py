from typing import Any

from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from wagtail.models import Page, Revision, WorkflowState
from wagtail.signals import page_published, page_unpublished, post_page_move, workflow_cancelled

from ita.enums import Act
from ita.publication import notifications, rules
from ita.publication.drift import noticing
from ita.publication.register import recording


def register_withdrawal(sender: Any, instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    """Whoever cancels a request, by whatever route, it is on the register."""
    revision = instance.current_task_state.revision
    notifications.tell(recording.record_step(Act.WITHDRAWN, instance, revision, user))


def notice_publication(sender: Any, instance: Page, revision: Revision, **kwargs: Any) -> None:
    noticing.notice_publication(instance, revision)


def notice_change(sender: Any, instance: Page, **kwargs: Any) -> None:
    noticing.notice_change(instance)


def notice_deletion(sender: Any, instance: Page, **kwargs: Any) -> None:
    noticing.notice_deletion(instance)


def keep_revision(sender: Any, instance: Revision, origin: Any, **kwargs: Any) -> None:
    """``purge_revisions`` skips what is protected; a page that is deleted takes all with it."""
    purged = isinstance(origin, Revision) or getattr(origin, "model", None) is Revision
    if purged and (reason := rules.why_not_purge(instance)):
        raise ProtectedError(reason, {instance})


def connect() -> None:
    pre_delete.connect(keep_revision, sender=Revision, dispatch_uid="ita_keep_revision")
    page_published.connect(notice_publication, dispatch_uid="ita_notice_publication")
    page_unpublished.connect(notice_change, dispatch_uid="ita_notice_unpublication")
    post_page_move.connect(notice_change, dispatch_uid="ita_notice_move")
    pre_delete.connect(notice_deletion, sender=Page, dispatch_uid="ita_notice_deletion")
    workflow_cancelled.connect(
        register_withdrawal, sender=WorkflowState, dispatch_uid="ita_register_withdrawal"
    )
