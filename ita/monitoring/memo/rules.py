"""Who reads the memo, who writes it and asks for its publication, and of which period it can be."""

from datetime import date

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import PUBLICATION, Group
from home.core.users import AnyUser
from home.models import Unit
from home.thai.calendar import format_date
from ita.monitoring.memo.periods import QUARTERS, WHOLE_YEAR, Period
from ita.people.rules import why_not_on_duty
from ita.people.selectors import duties_of
from ita.workflow.rules import why_not_requester

DUTIES = {group.value for group in PUBLICATION}


def why_not_read(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` cannot read the memos of the agency."""
    if isinstance(user, User) and (user.is_superuser or duties_of(user, site) & DUTIES):
        return None
    return _("The monitoring memo is for officers with a duty in publication in this agency.")


def why_not_write(user: User, site: Site) -> str | None:
    """Why ``user`` cannot write the memo of the agency, nor ask for its publication."""
    return why_not_requester(user, site)


def why_not_link(user: User, site: Site) -> str | None:
    """Why ``user`` cannot make the memo's page evidence."""
    otherwise = _("Only ITA officers of this agency link evidence.")
    return why_not_on_duty(user, Group.ITA_OFFICERS, site, otherwise)


def why_not_period(period: Period, today: date) -> str | None:
    """Why there is no memo of the ``period``."""
    if period.quarter not in (WHOLE_YEAR, *QUARTERS):
        return _("A fiscal year has the quarters 1 to 4.")
    if period.begins_after(today):
        return _("%(period)s has not begun yet. It begins on %(day)s.") % {
            "period": period.name,
            "day": format_date(period.first),
        }
    return None


def why_not_unit(unit: Unit | None, site: Site) -> str | None:
    """Why the page cannot be owned by ``unit``."""
    if unit is None or unit.site_id != site.pk:
        return _("Please choose the unit that owns the report.")
    return None
