"""Which policies the agency's website has."""

from dataclasses import dataclass

from wagtail.models import Site

from home.enums import PolicyKind
from home.models import PolicyPage
from home.policies import policies_of


@dataclass(frozen=True)
class PolicyState:
    """``live`` is what the public reads; ``drafts`` were never published."""

    kind: PolicyKind
    live: PolicyPage | None
    drafts: tuple[PolicyPage, ...]


def policy_states(site: Site) -> list[PolicyState]:
    """Each kind with what there is of it in Thai; two queries."""
    live = {page.policy_kind: page for page in policies_of(site.root_page.specific)}
    rows = PolicyPage.objects.descendant_of(site.root_page).filter(live=False, taken_down_on=None)
    drafts = list(rows.order_by("pk"))
    return [
        PolicyState(
            kind, live.get(kind), tuple(page for page in drafts if page.policy_kind == kind)
        )
        for kind in PolicyKind
    ]
