"""Of which items of an assessment the memo's page is evidence: those that ask for this report.

The lists of a year ask for the report on the year before (MOIT1, element 2).
"""

from dataclasses import dataclass

from django.contrib.auth.models import User
from wagtail.models import Page, Site

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from ita.assessment import operations
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Element, Framework, Item
from ita.monitoring.memo import rules
from ita.monitoring.memo.periods import Period

ASKED_FOR = "รายงานผลการกำกับติดตามการเผยแพร่"


@dataclass(frozen=True)
class Place:
    """An item that asks for the report, and its elements about it."""

    item: Item
    elements: tuple[Element, ...]
    is_linked: bool

    @property
    def numbers(self) -> str:
        return ", ".join(element.number for element in self.elements if element.number)


def places(site: Site, period: Period, page: Page | None) -> list[Place]:
    """Where ``page`` proves that this report was made; three queries."""
    lists = Framework.objects.for_work(site).filter(fiscal_year=period.fiscal_year + 1)
    asking = Element.objects.filter(
        item__framework__in=lists.values("pk"), text__contains=ASKED_FOR
    ).select_related("item__framework")
    items = {element.item_id: element for element in asking}
    siblings = Element.objects.filter(item__in=items, heading=False)
    own = Evidence.objects.of_site(site).filter(page=page) if page else Evidence.objects.none()
    linked = set(own.values_list("item_id", flat=True))
    about: dict[int, list[Element]] = {}
    for element in siblings:
        if _part(element) == _part(items[element.item_id]):
            about.setdefault(element.item_id, []).append(element)
    return [
        Place(found.item, tuple(about.get(number, ())), number in linked)
        for number, found in items.items()
    ]


@atomic_with_retry
def link(site: Site, period: Period, page: Page, user: User) -> list[Evidence]:
    """Make ``page`` evidence wherever the report is asked for and it is not linked yet.

    Raises:
        NotAllowed: see ``rules.why_not_link``.
        ValidationError: see ``ita.assessment.operations.link``.
    """
    ensure(rules.why_not_link(user, site))
    return [
        operations.link(place.item, page, site, user, elements=place.elements)
        for place in places(site, period, page)
        if not place.is_linked
    ]


def _part(element: Element) -> str:
    """The first figure of its number: "2" of "2.1"."""
    return str(element.number).partition(".")[0]
