"""Who may begin, work through and end a round, and if not, why."""

from django.contrib.auth.models import User
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from home.core.duties import Group
from home.periods import today
from ita.monitoring.rounds.enums import FOUND, NEEDS_NOTE
from ita.monitoring.rounds.models import Round, RoundSettings
from ita.monitoring.rounds.periods import Period, period_of
from ita.people.rules import why_not_on_duty

LONGEST_NOTE = 500


def why_not_keep(user: User, site: Site) -> str | None:
    """Why ``user`` cannot act in a round of the agency (announcement 3.2: the webmasters' duty)."""
    otherwise = _("Only a webmaster works through a round. You can read it.")
    return why_not_on_duty(user, Group.WEBMASTERS, site, otherwise)


def period_now(site: Site) -> Period:
    """The month or quarter of today, as the agency chose."""
    return period_of(RoundSettings.for_site(site).kind, today())


def why_not_begin(user: User, site: Site) -> str | None:
    if reason := why_not_keep(user, site):
        return reason
    return why_none_due(site)


def why_none_due(site: Site) -> str | None:
    """Why no round of the agency can begin now: one is open, or that of the period is ended."""
    period = period_now(site)
    of_period = Q(first_day=period.first, last_day=period.last)
    # In one question: between two another keeper may begin one.
    found = Round.objects.of_site(site).filter(Q(ended_at=None) | of_period)
    blocking = found.order_by(F("ended_at").desc(nulls_first=True)).first()
    if blocking is None:
        return None
    if blocking.is_open:
        said = _("The round of %(period)s is not ended yet. Please end it first.")
    else:
        said = _("The round of %(period)s is ended already.")
    return said % {"period": blocking}


def why_not_mark(user: User, round_: Round, outcome: str, note: str) -> str | None:
    """Why ``user`` cannot put down ``outcome`` of pages of the round."""
    if reason := why_not_keep(user, round_.site):
        return reason
    if not round_.is_open:
        return _("This round is ended. What was found stays as it is.")
    if outcome not in [each.value for each in FOUND]:
        return _("There is no such outcome.")
    if outcome in NEEDS_NOTE and not note.strip():
        return _("Please write what the owner is to do, and press the button again.")
    if len(note) > LONGEST_NOTE:
        return _("The note is too long. Please use at most %(count)s letters.") % {
            "count": LONGEST_NOTE
        }
    return None


def why_not_end(user: User, round_: Round, left: int) -> str | None:
    """Why ``user`` cannot end the round.

    Args:
        left: how many pages nobody looked at yet.
    """
    if reason := why_not_keep(user, round_.site):
        return reason
    if not round_.is_open:
        return _("This round is ended. What was found stays as it is.")
    if left:
        return ngettext(
            "One page is left to be looked at. Please look at it first.",
            "%(count)s pages are left to be looked at. Please look at them first.",
            left,
        ) % {"count": left}
    return None


def why_not_attach(user: User, round_: Round) -> str | None:
    if reason := why_not_keep(user, round_.site):
        return reason
    if round_.is_open:
        return _("Please end the round first: the paper is signed when it is ended.")
    if round_.scan_id:
        return _("A signed paper is attached already.")
    return None
