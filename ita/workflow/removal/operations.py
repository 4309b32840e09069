"""Acts that end a page's being current or being live. Nothing is erased: an evidence address never
dies (design, invariant 5)."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from home.core.exceptions import ensure
from home.models import ContentPage
from home.thai.calendar import local_date
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.workflow import rules
from ita.workflow.removal.rules import why_not_archive, why_not_delete, why_not_take_down


@transaction.atomic
def archive(page: Page, user: User, reason: str) -> RegisterEntry:
    """Mark ``page`` as past: it stays at its address, with a notice.

    Raises:
        NotAllowed: see ``why_not_archive``; or no reason is given.
    """
    page = _claim(page)
    ensure(why_not_archive(user, page), rules.why_reason_missing(reason))
    ContentPage.objects.filter(pk=page.pk).update(archived_on=local_date(timezone.now()))
    entry = append(Act.ARCHIVED, page, user, reason=reason)
    return entry


@transaction.atomic
def take_down(page: Page, user: User, reason: str) -> RegisterEntry:
    """Hide ``page`` and the files that only it showed (personal data, a legal duty); its address
    then says that it was taken down.

    Raises:
        NotAllowed: see ``why_not_take_down``; or no reason is given.
    """
    page = _claim(page)
    ensure(why_not_take_down(user, page), rules.why_reason_missing(reason))
    entry = hide(page, user, reason)
    return entry


def hide(
    page: Page, user: User, reason: str, details: dict[str, Any] | None = None
) -> RegisterEntry:
    """What taking down does, for an act that has asked its own rules; within its transaction."""
    entry = append(Act.TAKEN_DOWN, page, user, reason=reason, details=details)
    UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
    ContentPage.objects.filter(pk=page.pk).update(taken_down_on=local_date(timezone.now()))
    page.close_files()
    return entry


@transaction.atomic
def delete_draft(page: Page, user: User, reason: str) -> RegisterEntry:
    """Delete ``page``, which was never live. Its acts stay on the register.

    Raises:
        NotAllowed: see ``why_not_delete``; or no reason is given.
    """
    page = _claim(page)
    ensure(why_not_delete(user, page), rules.why_reason_missing(reason))
    latest = page.get_latest_revision()
    entry = append(Act.DELETED, page, user, reason=reason, revision=latest)
    DeletePageAction(page, user=user).execute(skip_permission_checks=True)
    return entry


def _claim(page: Page) -> ContentPage:
    claimed: ContentPage = Page.objects.select_for_update().get(pk=page.pk).specific
    return claimed
