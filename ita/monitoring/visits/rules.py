"""Who has the addresses of evidence visited. Who sees what was found: whoever sees the board."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from home.core.users import AnyUser
from ita.people.rules import holds

VISITORS = (Group.ITA_OFFICERS, Group.WEBMASTERS)


def why_not_visit(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` cannot have the evidence of the agency visited."""
    if isinstance(user, User):
        if user.is_active and user.is_superuser:
            return None
        if any(holds(user, group, site) for group in VISITORS):
            return None
    return _("Only ITA officers and webmasters of this agency have the addresses visited.")
