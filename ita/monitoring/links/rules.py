"""Who has links checked. Who sees what was found: every officer with a duty in the agency."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from home.core.users import AnyUser
from ita.monitoring.links.models import LinkAddress
from ita.people.rules import holds
from ita.people.selectors import duties_of


def why_not_check(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` cannot have one address asked again."""
    if isinstance(user, User) and user.is_active and (user.is_superuser or duties_of(user, site)):
        return None
    return _("Only officers of this agency have its links checked.")


def why_not_order(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` cannot have all addresses asked."""
    if isinstance(user, User) and user.is_active:
        if user.is_superuser or holds(user, Group.WEBMASTERS, site):
            return None
    return _("Only webmasters of this agency have all its links checked.")


def why_not_asked(address: LinkAddress) -> str | None:
    """Why ``address`` is not asked over HTTP."""
    if address.is_asked:
        return None
    return _("This leads within our own website: what is there is known at once, without asking.")
