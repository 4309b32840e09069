"""Who reads the traffic log, and who says how long it is kept."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from home.core.users import AnyUser
from ita.people.rules import holds, why_not_manage_people, why_without_post
from ita.register.models import RegisterEntry

LEAST_DAYS, MOST_DAYS = 90, 730  # section 26: at least 90 days; two years where it is ordered
SHORTEST_REASON = 5  # letters


def why_not_read_log(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` cannot read lines of the agency's log. An administrator cannot either: readers
    are named, by the duty of a post."""
    if isinstance(user, User) and holds(user, Group.LOG_OFFICERS, site):
        return None
    return _("Only the officers who are named for it read the traffic log.")


def why_not_see_log(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` cannot see how the log stands; that shows no line of it."""
    if why_not_manage_people(user) is None:
        return None
    return why_not_read_log(user, site)


def why_not_set_term(user: AnyUser, days: int) -> str | None:
    if reason := why_not_manage_people(user):
        return reason
    if LEAST_DAYS <= days <= MOST_DAYS:
        return None
    return _("Please give a number of days from %(least)s to %(most)s.") % {
        "least": LEAST_DAYS,
        "most": MOST_DAYS,
    }


def why_not_ask(user: User, site: Site, reason: str) -> str | None:
    """Why the log is not read for ``user`` with this ``reason``."""
    if refused := why_not_read_log(user, site) or why_without_post(user, site):
        return refused
    if len(reason.strip()) < SHORTEST_REASON:
        return _("Please say why the log is read; the reason stands on the register.")
    return None


def why_not_go_on(user: User, site: Site, reading: RegisterEntry, is_today: bool) -> str | None:
    """Why ``user`` cannot see what the recorded ``reading`` asked for: it is its officer's, and of
    its day."""
    if refused := why_not_read_log(user, site):
        return refused
    if reading.actor_id != user.pk:
        return _("Another officer asked this. Please ask yourself, with your own reason.")
    return None if is_today else _("This reading is of another day. Please ask anew.")
