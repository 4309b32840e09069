"""Who sets the duties of a year, and who says by which page one was done."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.core.duties import PUBLICATION, Group
from home.core.users import AnyUser
from home.models import ContentPage
from home.sites import pages_of
from ita.people.rules import why_without_post
from ita.people.selectors import duties_of

SET = {Group.WEBMASTERS.value, Group.APPROVERS.value, Group.ITA_OFFICERS.value}
SEE = {group.value for group in PUBLICATION}


def why_not_see(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` does not see the agency's duties: they name drafts."""
    if isinstance(user, User) and (user.is_superuser or duties_of(user, site) & SEE):
        return None
    return _("The duties of the year are for officers with a duty in publication in this agency.")


def why_not_set(user: User, site: Site) -> str | None:
    """Why ``user`` cannot say until when the agency does a duty, nor who answers for it."""
    if duties_of(user, site) & SET:
        return None
    return why_without_post(user, site) or _(
        "Webmasters, approvers and ITA officers set the duties of the year."
    )


def why_not_link(user: User, site: Site) -> str | None:
    """Why ``user`` cannot say which page did a duty of the agency."""
    if duties_of(user, site) & SEE:
        return None
    return why_without_post(user, site) or _(
        "Only officers with a duty in publication in this agency link pages."
    )


def why_not_page(page: Page | None, site: Site) -> str | None:
    """Why ``page`` cannot stand for a duty of the agency."""
    if page is None or not pages_of(site).filter(pk=page.pk).exists():
        return _("There is no such page in this agency.")
    if not issubclass(page.specific_class, ContentPage):
        return _(
            "Please choose a page of content; lists and front pages prove nothing by themselves."
        )
    return None
