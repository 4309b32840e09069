"""Who may end what was found live without approval, and if not, why."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from home.core.duties import Group
from ita.people.rules import holds, why_without_post
from ita.register.models import RegisterEntry


def why_not_end_drift(user: User, page: Page, found: RegisterEntry | None) -> str | None:
    """Why ``user`` cannot confirm, or take down, what was ``found`` live without approval."""
    if not holds(user, Group.APPROVERS):
        return _("Only an approver can confirm this page or take it down.")
    if reason := why_without_post(user):
        return reason
    if found is None:
        return _("Nothing waits to be confirmed on this page any more.")
    saved = Revision.objects.for_instance(page).filter(pk__gte=page.live_revision_id or 0)
    if saved.filter(user=user).exists():
        return _("You edited this page since it was last published; another officer must decide.")
    return None
