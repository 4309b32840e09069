"""Acts that end a page's being current or being live. Nothing is erased: an evidence address never
dies (design, invariant 5)."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, WorkflowState

from home.core.transactions import atomic_with_retry
from home.file_closing import close_files
from home.models import ContentPage
from home.thai.calendar import local_date
from ita.integrity.published_files import published_files
from ita.register.enums import Act
from ita.register.history import request_status
from ita.register.models import RegisterEntry
from ita.register.operations import append, append_step
from ita.workflow import rules
from ita.workflow.locking import lock_page, lock_pages, why_gone
from ita.workflow.operations import end_refused
from ita.workflow.removal.rules import why_not_archive, why_not_delete, why_not_take_down
from ita.workflow.repeats import first_result
from ita.workflow.wagtail_states import follow_register


@atomic_with_retry
def archive(page: Page, user: User, reason: str) -> RegisterEntry:
    """Mark ``page`` as past: it stays at its address, with a notice.

    Raises:
        NotAllowed: see ``why_not_archive``; or no reason is given.
    """
    page = lock_page(page.pk)
    refusals = why_not_archive(user, page), rules.why_reason_missing(reason)
    if done := first_result(Act.ARCHIVED, page.pk, user, reason, *refusals):
        return done
    ContentPage.objects.filter(pk=page.pk).update(archived_on=local_date(timezone.now()))
    return append(Act.ARCHIVED, page, user, reason=reason)


@atomic_with_retry
def take_down(page: Page, user: User, reason: str) -> RegisterEntry:
    """Hide ``page`` and the files that only it showed (personal data, a legal duty); its address
    then says that it was taken down. A request for it that is under review ends.

    Raises:
        NotAllowed: see ``why_not_take_down``; or no reason is given.
    """
    page = lock_page(page.pk)
    refusals = why_not_take_down(user, page), rules.why_reason_missing(reason)
    if done := first_result(Act.TAKEN_DOWN, page.pk, user, reason, *refusals):
        return done
    if request := page.current_workflow_state:
        end_request(request, user, reason)
    return hide(page, user, reason)


def hide(
    page: Page, user: User | None, reason: str, details: dict[str, Any] | None = None
) -> RegisterEntry:
    """What taking down does, for an act that has asked its own rules; within its transaction."""
    entry = append(Act.TAKEN_DOWN, page, user, reason=reason, details=details)
    UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
    ContentPage.objects.filter(pk=page.pk).update(taken_down_on=local_date(timezone.now()))
    close_files(page, published_files(page.pk))
    return entry


@atomic_with_retry
def delete_draft(page: Page, user: User, reason: str) -> RegisterEntry:
    """Delete ``page``, which was never live. Its acts stay on the register.

    Raises:
        NotAllowed: see ``why_not_delete``; or no reason is given.
    """
    parent = page.get_parent()  # counts its children
    stored = lock_pages([parent.pk, page.pk]).get(page.pk)
    why_not = why_not_delete(user, stored) if stored else why_gone()
    if done := first_result(
        Act.DELETED, page.pk, user, reason, why_not, rules.why_reason_missing(reason)
    ):
        return done
    page = stored
    latest = page.get_latest_revision()
    entry = append(Act.DELETED, page, user, reason=reason, revision=latest)
    DeletePageAction(page, user=user).execute(skip_permission_checks=True)
    return entry


def end_request(request: WorkflowState, user: User, reason: str) -> None:
    """End a request that is under review, within the transaction of an act that has locked it."""
    status = request_status(request.pk)
    follow_register(request, status, user)
    if status and status.due:
        step = request.current_task_state
        append_step(Act.WITHDRAWN, request, step.revision, user, reason)
        end_refused(step, user, reason)
