from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from home.thai.calendar import current_fiscal_year
from ita.people.rules import why_without_post
from ita.people.selectors import duties_of

ANSWER = {Group.WEBMASTERS.value, Group.LOG_OFFICERS.value}
SEE = ANSWER | {Group.APPROVERS.value}


def why_not_answer(user: User, site: Site, year: int) -> str | None:
    """Why ``user`` cannot answer for the agency in the fiscal year (C.E.)."""
    if not duties_of(user, site) & ANSWER:
        return why_without_post(user, site) or _("Webmasters and log officers answer this.")
    if year != current_fiscal_year():
        return _("This year is over; its answers stay as they are.")
    return None


def why_not_see(user: User, site: Site) -> str | None:
    """Why ``user`` cannot see the self-assessment, which names what is weak."""
    if user.is_superuser or duties_of(user, site) & SEE:
        return None
    return _("Webmasters, approvers and log officers see this.")
