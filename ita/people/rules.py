"""Who holds which duty and post, and who may make somebody an officer.

A rule answers ``None`` when the act is allowed, or the reason in the user's language.
"""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Duty, Group
from home.core.users import AnyUser
from ita.people.models import OfficerProfile
from ita.people.selectors import duties_of


def why_not_manage_people(user: AnyUser) -> str | None:
    """Why ``user`` cannot change users and groups: with them come all duties and passwords."""
    if user.is_active and user.is_superuser:
        return None
    return _("Only an administrator changes users and groups.")


def holds(user: User, group: Group | Duty, site: Site | None) -> bool:
    """Whether ``user`` is active and holds today a post of the agency that brings the duty."""
    return user.is_active and site is not None and group.value in duties_of(user, site)


def why_not_on_duty(
    user: User, group: Group | Duty, site: Site | None, otherwise: str
) -> str | None:
    """Why ``user`` does not hold the duty in the agency today: they hold no post there at all, or
    else the words ``otherwise``."""
    if holds(user, group, site):
        return None
    return why_without_post(user, site) or otherwise


def why_without_post(user: User, site: Site | None) -> str | None:
    """Why ``user`` cannot act for the agency today: they hold no post in it."""
    if site is None or OfficerProfile.of(user, site) is None:
        return _(
            "You hold no post today, so your position cannot be recorded. "
            "Please ask the administrator to enter your order of appointment."
        )
    return None
