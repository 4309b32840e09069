"""Who may end what was found live without approval, and if not, why."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, Site

from home.core.duties import Group
from ita.people.persons import same_person
from ita.people.rules import why_not_on_duty
from ita.register.models import RegisterEntry
from ita.workflow.hands import Accounts, uploaders_of


def why_not_end_drift(user: User, page: Page, found: RegisterEntry | None) -> str | None:
    """Why ``user`` cannot confirm, or take down, what was ``found`` live without approval."""
    site = Site.objects.filter(pk=found.site_id).first() if found else page.get_site()
    otherwise = _("Only an approver can confirm this page or take it down.")
    if reason := why_not_on_duty(user, Group.APPROVERS, site, otherwise):
        return reason
    if found is None:
        return _("Nothing waits to be confirmed on this page any more.")
    saved = Revision.objects.for_instance(page).filter(pk__gte=page.live_revision_id or 0)
    edited = set(saved.exclude(user=None).order_by().values_list("user_id", flat=True))
    if user.pk in same_person(edited) | _uploaders(page):
        return _(
            "You edited this page since it was last published, or uploaded a file of it; "
            "another officer must decide."
        )
    return None


def _uploaders(page: Page) -> Accounts:
    """Who uploaded a file of what is live; nobody where it was deleted, or cannot be read."""
    if not page.live or not page.content_type_id:
        return frozenset()
    try:
        return uploaders_of(page.specific)
    except Exception:  # whatever is wrong with it, an approver must be able to take it down
        return frozenset()
