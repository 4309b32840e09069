"""What replacing a file, or a link, may do to each page that shows it, and if not all, why not."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.file_uses import shows
from home.models import AgencyDocument
from ita.workflow.rules import is_under_review


def why_not_other(old: AgencyDocument, new: AgencyDocument) -> str | None:
    """Why ``new`` is no replacement of ``old``: the bytes are the same."""
    if new.sha256 == old.sha256:
        return _("This is the very file that is there already. Please choose the new one.")
    return None


def why_not_take(user: User, page: Page) -> str | None:
    """Why ``page`` takes no replacement by ``user`` now, whatever it is."""
    if is_under_review(page):
        return _("It is under review. Replace again when this request has ended.")
    lock = page.get_lock()
    if lock and lock.for_user(user):
        return _("It is locked for editing. Replace again when it is unlocked.")
    if not page.permissions_for_user(user).can_edit():
        return _("You may not edit this page. Please ask an officer who may.")
    return None


def why_untouched(user: User, page: Page, old: AgencyDocument) -> str | None:
    """Why ``page`` keeps ``old`` for now."""
    if reason := why_not_take(user, page):
        return reason
    if not shows(page.get_latest_revision_as_object(), old):
        return _("Its changes that are not published yet do not show this file any more.")
    return None


def why_only_draft(page: Page) -> str | None:
    """Why what is new on ``page`` is saved, but its publication is not requested in one go: the
    request would ask for more than that."""
    if not page.live:
        return _("It is not live. Request its publication when it is ready.")
    if page.has_unpublished_changes:
        revision = page.get_latest_revision()
        author = revision.user if revision else None
        return _(
            "It has other changes that are not published yet (saved by %(name)s). "
            "Read them, then request its publication."
        ) % {"name": (author.get_full_name() or author.get_username()) if author else "–"}
    return None
