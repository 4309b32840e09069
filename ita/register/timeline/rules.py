"""Who may read the history of a page."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page

from ita.register import rules


def may_edit(user: User, page: Page | None) -> bool:
    return page is not None and page.permissions_for_user(user).can_edit()


def why_not_read(user: User, page: Page | None) -> str | None:
    """Why ``user`` cannot read the history of ``page`` (None is a page that was deleted)."""
    if may_edit(user, page) or rules.why_not_read(user) is None:
        return None
    return _("Only officers who may edit this page or read the register can open its history.")
