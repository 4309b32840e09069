"""What a shell or a script does to a page is put on the register at once, where Wagtail tells of
it; the nightly comparison (``ita.integrity.drift``) finds the rest."""

from typing import Any

from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished, post_page_move

from ita.integrity import binding
from ita.integrity.drift import Drift, deleted, drift_of, was_approved
from ita.integrity.seal import seal_of
from ita.register.enums import Act
from ita.register.history import page_status
from ita.register.operations import append_step
from ita.workflow.drift.operations import record_drift


def notice_publication(sender: object, instance: Page, revision: Revision, **kwargs: Any) -> None:
    """A page went live: by the last step of a request, or by a way around."""
    row = page_status(instance.pk).binding
    passed = row is not None and row.revision_id == revision.pk
    if instance.live and not passed and not binding.is_frame(instance, revision):
        now = seal_of(instance.specific).sha256
        record_drift(Drift(instance, _("It is live without an approved request."), [], now))


def notice_change(sender: object, instance: Page, **kwargs: Any) -> None:
    """A page was moved or unpublished: by an act on the register, or by a way around."""
    if drift := drift_of(instance):
        record_drift(drift)


def notice_deletion(sender: object, instance: Page, **kwargs: Any) -> None:
    """A page is about to be deleted: its open request ends, and a live page is missed."""
    user = get_active_log_context().user
    state = instance.current_workflow_state
    if state:
        revision = state.current_task_state.revision
        reason = _("The page was deleted.")
        append_step(Act.WITHDRAWN, state, revision, user, reason)
    if was_approved(instance):
        record_drift(deleted(instance))


def connect() -> None:
    page_published.connect(notice_publication, dispatch_uid="ita_notice_publication")
    page_unpublished.connect(notice_change, dispatch_uid="ita_notice_unpublication")
    post_page_move.connect(notice_change, dispatch_uid="ita_notice_move")
    pre_delete.connect(notice_deletion, sender=Page, dispatch_uid="ita_notice_deletion")
