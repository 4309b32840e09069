"""A policy as a prepared draft."""

from django.contrib.auth.models import User
from wagtail.models import Site

from home.core.transactions import atomic_with_retry
from home.enums import PolicyKind
from home.models import PolicyPage
from home.periods import today
from home.thai.calendar import fiscal_year
from ita.monitoring.appointment.duties import agency_name
from ita.monitoring.drafts import new_draft, paragraphs
from ita.monitoring.policies.accessibility import statement
from ita.monitoring.policies.texts import BODIES, SLUGS, SOURCES, SUMMARIES, TITLES


@atomic_with_retry
def draft_policy(site: Site, user: User, kind: PolicyKind) -> PolicyPage:
    """The policy of the ``kind`` as a draft of ``user``, with blanks that must be filled in before
    its publication can be requested.

    Raises:
        NotAllowed: the user is no requester of the agency.
    """
    agency = agency_name(site)
    is_generated = kind == PolicyKind.ACCESSIBILITY
    body = statement() if is_generated else BODIES[kind].replace("{agency}", agency)
    page = PolicyPage(
        title=f"{TITLES[kind]} {agency}",
        policy_kind=kind,
        summary=SUMMARIES[kind].replace("{agency}", agency)[:500],
        source=SOURCES[kind],
        period_from=today(),
        fiscal_year=fiscal_year(today()),
        body=paragraphs(body),
    )
    new_draft(page, user, site, slug=SLUGS[kind])
    return page
