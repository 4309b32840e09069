"""Who reads the monthly reports of an agency."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from home.core.users import AnyUser
from ita.people.rules import holds

READERS = (Group.APPROVERS, Group.WEBMASTERS, Group.ITA_OFFICERS)


def why_not_read(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` does not see the reports: they name who has access."""
    if isinstance(user, User) and any(holds(user, group, site) for group in READERS):
        return None
    return _("Monthly reports are for approvers, webmasters and ITA officers of this agency.")
