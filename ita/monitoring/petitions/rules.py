"""Who sees and decides what people ask by law, and when that cannot be done."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.cases.permissions import why_not_read
from home.models import CaseKind
from ita.monitoring.petitions.enums import DECISIONS, NEEDS_GROUND, Decision, Ground
from ita.monitoring.petitions.models import Petition
from ita.workflow.rules import why_not_requester

LONGEST_REASON = 500


def why_not_see(user: User, site: Site) -> str | None:
    """Why ``user`` does not see the register of requests, which holds nothing of what people
    wrote."""
    if why_not_read(user, site) is None:
        return None
    return why_not_requester(user, site)


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
