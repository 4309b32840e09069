"""Who may end a page's being current, live or there, and if not, why."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from home.core.duties import Group
from home.models import ContentPage
from ita.people.rules import holds, why_not_on_duty, why_without_post
from ita.workflow.keeping import uses_of
from ita.workflow.rules import is_under_review


def why_not_archive(user: User, page: ContentPage) -> str | None:
    """Why ``user`` cannot mark ``page`` as past (announcement 3.2: the webmasters' duty)."""
    otherwise = _("Only a webmaster can archive a page.")
    if reason := why_not_on_duty(user, Group.WEBMASTERS, page.get_site(), otherwise):
        return reason
    if not page.live or page.archived_on:
        return _("Only a page that is live and not archived yet can be archived.")
    if is_under_review(page):  # its publication would undo the archiving
        return _("This page is under review. Please finish the request first.")
    return None


def why_not_take_down(user: User, page: ContentPage) -> str | None:
    """Why ``user`` cannot hide ``page`` from the public.

    A leak does not wait: one officer is enough, and a request under review is no obstacle.
    """
    site = page.get_site()
    if not any(holds(user, group, site) for group in (Group.APPROVERS, Group.WEBMASTERS)):
        reason = why_without_post(user, site)
        return reason or _("Only an approver or a webmaster can take a page down.")
    if not page.live:
        return _("This page is not live.")
    return None


def why_not_delete(user: User, page: ContentPage) -> str | None:
    """Why ``user`` cannot delete the draft ``page``. What was ever live is never deleted (design,
    invariant 5)."""
    site = page.get_site()
    is_own = page.owner_id == user.pk and holds(user, Group.REQUESTERS, site)
    otherwise = _("Only the requester who began this draft, or a webmaster, can delete it.")
    reason = why_not_on_duty(user, Group.WEBMASTERS, site, otherwise)
    if reason and not is_own:
        return reason
    if page.live or page.first_published_at:
        return _("This page has been live, so it is never deleted. It can be archived.")
    if is_under_review(page):
        return _("This page is under review. Please finish the request first.")
    if uses_of(page):
        return _("This page is evidence. Please ask the ITA officer to remove the evidence first.")
    return None
