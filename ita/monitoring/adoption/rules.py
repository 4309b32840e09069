"""Who offers a page of the agency to others, and who takes one as a draft."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.core.duties import Group
from home.core.users import AnyUser
from home.models import ContentPage
from home.visibility import is_public
from ita.people.rules import why_without_post
from ita.people.selectors import duties_of
from ita.workflow.rules import why_not_requester

OFFER = {Group.APPROVERS.value, Group.WEBMASTERS.value}


def why_not_withdraw_offer(user: AnyUser, page: Page) -> str | None:
    """Why ``user`` has no say in whether ``page`` is offered to other agencies."""
    site = page.get_site()
    if site is None or not isinstance(user, User):
        return _("This page belongs to no agency.")
    if duties_of(user, site) & OFFER:
        return None
    return why_without_post(user, site) or _(
        "Only approvers and webmasters of the agency offer its pages to others."
    )


def why_not_offer(user: AnyUser, page: Page) -> str | None:
    """Why ``user`` cannot let other agencies take ``page`` as a template."""
    if reason := why_not_withdraw_offer(user, page):
        return reason
    if not issubclass(page.specific_class, ContentPage):
        return _("Only pages of content can be taken as templates.")
    if not is_public(page):
        return _("Only a page that is public can be offered to other agencies.")
    return None


def why_not_see_offers(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` does not see what agencies offer: requesters take it, others offer theirs."""
    if isinstance(user, User) and (user.is_superuser or duties_of(user, site) & OFFER):
        return None
    return why_not_requester(user, site) if isinstance(user, User) else _("Please sign in.")


def may_offer(user: User, site: Site) -> bool:
    """Whether ``user`` is among those who offer pages of the agency."""
    return bool(duties_of(user, site) & OFFER)
