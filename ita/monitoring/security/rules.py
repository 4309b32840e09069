from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from home.core.users import AnyUser
from ita.people.rules import holds, why_not_manage_people


def why_not_see_events(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` cannot see the agency's security events."""
    if why_not_manage_people(user) is None:
        return None
    if isinstance(user, User) and holds(user, Group.LOG_OFFICERS, site):
        return None
    return _("Only administrators and log officers see security events.")
