"""A list with its items and their live evidence, as its pages show them: the public ones, and those
that an assessor opens by a private link."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from wagtail.models import Site

from ita.assessment.addresses import item_address
from ita.assessment.coverage import ItemCoverage, coverage
from ita.assessment.models import Framework, Indicator, Item
from ita.assessment.public import PublicEvidence, public_evidence

# A year stays a page that a telephone loads, however much was filed.
ITEMS_PER_PAGE, PIECES_SHOWN, EVIDENCE_PER_PAGE = 60, 3, 20


@dataclass(frozen=True)
class PublicItem:
    """An item with what of its evidence the public can open."""

    coverage: ItemCoverage
    evidence: list[PublicEvidence]
    address: str = ""
    total: int = 0  # with what is not shown here

    @property
    def has_more(self) -> bool:
        return self.total > len(self.evidence)


@dataclass(frozen=True)
class IndicatorGroup:
    """The items of an indicator."""

    indicator: Indicator | None
    items: list[PublicItem]


@dataclass(frozen=True)
class FrameworkOverview:
    """A framework with all its items, with their states where these are public."""

    framework: Framework
    groups: list[IndicatorGroup]
    shows_states: bool


def indicators_of(framework: Framework) -> dict[str, Indicator]:
    return {indicator.code: indicator for indicator in framework.indicators.all()}


def items_of(
    framework: Framework, site: Site, address: Callable[[Item], str] | None = None
) -> list[PublicItem]:
    """The items of the list, each with the first pieces of its evidence: the item's own page, at
    its ``address`` (the public one unless given), has them all."""
    where = address or partial(item_address, framework)
    entries = coverage(framework, site)
    evidence = public_evidence(facts for entry in entries for facts in entry.live_evidence)
    by_item: dict[int, list[PublicEvidence]] = {}
    for row in evidence:
        by_item.setdefault(row.item_id, []).append(row)
    found = [(entry, by_item.get(entry.item.pk, [])) for entry in entries]
    return [
        PublicItem(entry, rows[:PIECES_SHOWN], where(entry.item), len(rows))
        for entry, rows in found
    ]


def overview_of(
    framework: Framework, items: list[PublicItem], shows_states: bool
) -> FrameworkOverview:
    indicators = indicators_of(framework)
    groups = [
        IndicatorGroup(indicators.get(code), list(rows))
        for code, rows in groupby(items, lambda row: row.coverage.item.indicator_code)
    ]
    return FrameworkOverview(framework, groups, shows_states)
