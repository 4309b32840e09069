"""Who sees and decides what people ask by law, and when that cannot be done."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.cases.permissions import why_not_read
from home.core.duties import Group
from home.models import CaseKind
from home.thai.calendar import local_date
from ita.monitoring.petitions.enums import DECISIONS, ENTERED, NEEDS_GROUND, Decision, Ground
from ita.monitoring.petitions.keeping import LEAST_MONTHS, MOST_MONTHS
from ita.monitoring.petitions.models import Petition
from ita.monitoring.petitions.on_paper import AskedOnPaper
from ita.people.rules import why_not_on_duty, why_without_post
from ita.people.selectors import duties_of
from ita.workflow.rules import why_not_requester

LONGEST_REASON = 500
OLDEST = timedelta(days=366)  # that something which came on paper is entered late
SEE = {Group.REQUESTERS.value, Group.WEBMASTERS.value, Group.APPROVERS.value}


def why_not_see(user: User, site: Site) -> str | None:
    """Why ``user`` does not see the register of requests, which holds nothing of what people
    wrote: beside case officers those see it who prepare pages from it, or end a harm by a page."""
    if why_not_read(user, site) is None or duties_of(user, site) & SEE:
        return None
    return why_not_requester(user, site)


def why_not_set_term(user: User, site: Site, months: int) -> str | None:
    """Why ``user`` cannot say how long what people sent is kept: approvers do."""
    otherwise = _("Only an approver of this agency sets how long it is kept.")
    if reason := why_not_on_duty(user, Group.APPROVERS, site, otherwise):
        return reason
    if LEAST_MONTHS <= months <= MOST_MONTHS:
        return None
    return _("Please give a number of months from %(least)s to %(most)s.") % {
        "least": LEAST_MONTHS,
        "most": MOST_MONTHS,
    }


def why_not_enter(user: User, site: Site) -> str | None:
    """Why ``user`` cannot enter what came on paper."""
    return why_not_read(user, site) or why_without_post(user, site)


def why_not_asked(asked: AskedOnPaper) -> str | None:
    """Why a request cannot be entered so."""
    today = local_date(timezone.now())
    if asked.received_on > today:
        return _("The day on which it came is still to come. Please correct it.")
    if asked.received_on < today - OLDEST:
        return _("It came more than a year ago. Please check the year of the day.")
    if asked.channel not in ENTERED:
        return _("Choose by which way it came.")
    if not all(text.strip() for text in (asked.name, asked.contact, asked.text)):
        return _("Write who asks, how to reach them, and what they ask for.")
    return None


def why_not_extend(user: User, petition: Petition, reason: str) -> str | None:
    """Why ``user`` cannot take more days for it: once, while it is open, with a reason."""
    if petition.case.kind != CaseKind.INFORMATION:
        return _("Only a request for information can be extended.")
    if petition.extended_for:
        return _("It was extended once already.")
    if petition.is_late and not petition.decision:
        return _("Its day is over. Please answer it now.")
    if not reason:
        return _("Write why more time is needed: the person is told.")
    if len(reason) > LONGEST_REASON:
        return _("At most %(count)s letters.") % {"count": LONGEST_REASON}
    return why_not_decide(user, petition)


def why_not_decide(user: User, petition: Petition) -> str | None:
    """Why ``user`` cannot decide it."""
    if petition.decision:
        return _("It was decided already.")
    return why_not_read(user, petition.site)


def why_not_decision(
    petition: Petition, page: Page, decision: str, ground: str, answer: str
) -> str | None:
    """Why it cannot be decided so: the decision must be true of the ``page``."""
    if decision not in DECISIONS[CaseKind(petition.case.kind)]:
        return _("Choose a decision.")
    if decision in NEEDS_GROUND and ground not in Ground.values:
        return _("Choose the section of the Act by which it is not disclosed.")
    if not answer:
        return _("Write the answer: the person reads it with the case number.")
    if decision == Decision.TAKEN_DOWN and page.live:
        return _("The page is still published. Take it down first, then record the decision.")
    published = page.last_published_at
    if decision == Decision.CORRECTED and not (published and published > petition.case.submit_time):
        return _("The page was not published since. Publish the corrected page first.")
    return None
