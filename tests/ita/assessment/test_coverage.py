"""The state of an item, and why."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.models import ContentPage
from ita.assessment.coverage import count_states, coverage, item_coverage
from ita.assessment.elements import grouped
from ita.assessment.enums import DataYear, ItemState
from ita.assessment.models import Item
from tests.factories import (
    DocumentFactory,
    ElementFactory,
    EvidenceFactory,
    ItemFactory,
    LawPageFactory,
)

pytestmark = pytest.mark.django_db
COUNTS = ItemState.UNCONFIRMED  # its evidence counts; of the list the agency confirmed nothing


def state_of(item: Item, site: Site) -> ItemState:
    return item_coverage(item, site).state


def test_without_evidence(site: Site) -> None:
    covered = item_coverage(ItemFactory(), site)
    assert (covered.state, len(covered.reasons)) == (ItemState.NO_EVIDENCE, 1)


def test_a_draft_does_not_count(site: Site) -> None:
    evidence = EvidenceFactory(page=LawPageFactory(title="ร่าง"))
    covered = item_coverage(evidence.item, site)
    assert covered.state == ItemState.NOT_PUBLISHED
    assert "ร่าง" in covered.reasons[0]
    assert covered.live_evidence == ()


@pytest.mark.parametrize(
    ("rule", "page", "expected"),
    [
        (DataYear.CURRENT, {"fiscal_year": 2026}, COUNTS),
        (DataYear.CURRENT, {"fiscal_year": 2025}, ItemState.WRONG_YEAR),
        (DataYear.CURRENT, {"fiscal_year": None}, ItemState.WRONG_YEAR),
        (DataYear.PREVIOUS, {"fiscal_year": 2025}, COUNTS),
        (DataYear.PREVIOUS, {"fiscal_year": 2026}, ItemState.WRONG_YEAR),
        (DataYear.ANY, {"fiscal_year": 2020}, COUNTS),
        (
            DataYear.CURRENT_AND_ONGOING,
            {"fiscal_year": 2023, "period_from": date(2022, 10, 1), "period_to": None},
            COUNTS,
        ),
        (
            DataYear.CURRENT_AND_ONGOING,
            {"fiscal_year": 2023, "period_from": date(2022, 10, 1), "period_to": date(2025, 9, 30)},
            ItemState.WRONG_YEAR,
        ),
    ],
)
def test_the_data_year(site: Site, rule: DataYear, page: Any, expected: ItemState) -> None:
    item = ItemFactory(data_year=rule)
    evidence = EvidenceFactory(item=item)
    ContentPage.objects.filter(pk=evidence.page_id).update(**page)
    assert state_of(item, site) == expected


def test_an_element_counts_only_by_evidence_that_counts(site: Site) -> None:
    item = ItemFactory()
    first, second = ElementFactory.create_batch(2, item=item)
    ElementFactory(item=item, heading=True)
    EvidenceFactory(item=item, elements=[first])
    EvidenceFactory(item=item, page=LawPageFactory(), elements=[second])
    covered = item_coverage(item, site)
    assert covered.state == ItemState.INCOMPLETE
    assert [entry.is_covered for entry in covered.elements] == [True, False]
    EvidenceFactory(item=item, elements=[second])
    assert state_of(item, site) == COUNTS


def test_a_file_that_the_live_page_does_not_show_does_not_count(site: Site) -> None:
    document = DocumentFactory()
    item = ItemFactory()
    EvidenceFactory(item=item, page=LawPageFactory(live=True), document=document)
    hidden = item_coverage(item, site)
    assert hidden.state == ItemState.NOT_PUBLISHED
    assert document.title in hidden.reasons[0]
    assert not hidden.live_evidence

    EvidenceFactory(item=item, page=LawPageFactory(live=True, files=[document]), document=document)
    assert item_coverage(item, site).state == COUNTS


def test_another_agencys_page_is_not_seen(site: Site, home_page: Any) -> None:
    evidence = EvidenceFactory()
    other = Site(hostname="other.example", root_page=home_page.get_children().last())
    assert item_coverage(evidence.item, other).state == ItemState.NO_EVIDENCE
    (covered,) = coverage(evidence.item.framework, other)
    assert covered.state == ItemState.NO_EVIDENCE


def test_missing_elements_are_named_once_some_evidence_counts(site: Site) -> None:
    element = ElementFactory(text="แผนผังโครงสร้าง")
    EvidenceFactory(item=element.item, page=LawPageFactory(title="ร่าง"))
    (reason,) = item_coverage(element.item, site).reasons
    assert "ร่าง" in reason
    EvidenceFactory(item=element.item)
    assert "แผนผังโครงสร้าง" in item_coverage(element.item, site).reasons[1]


def test_queries_do_not_grow_with_evidence(site: Site) -> None:
    item = ItemFactory()
    counts = []
    for more in (2, 8):
        for evidence in EvidenceFactory.create_batch(more, item=ItemFactory()):
            evidence.elements.set([ElementFactory(item=evidence.item)])
        with CaptureQueriesContext(connection) as queries:
            covered = coverage(item.framework, site)
            [fact.evidence.page.owner_unit for entry in covered for fact in entry.evidence]
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert sum(count_states(covered).values()) == len(covered)


def test_elements_stand_under_their_headings(element_of: Callable[..., Any]) -> None:
    rows = [
        element_of("1", "หัวข้อ", heading=True),
        element_of("1.1", "ก"),
        element_of("(1.2)", "ข"),
        element_of("2", "ค"),
        element_of("", "หัว", heading=True, section="ไตรมาสที่ 1"),
        element_of("9", "ง", section="ไตรมาสที่ 1"),
    ]
    labels = [(label, [row.text for row in found]) for label, found in grouped(rows)]
    assert labels == [("หัวข้อ", ["ก", "ข"]), ("", ["ค"]), ("ไตรมาสที่ 1 › หัว", ["ง"])]


@pytest.fixture
def element_of() -> Callable[..., Any]:
    item = ItemFactory()

    def make(number: str, text: str, **fields: Any) -> Any:
        return ElementFactory(item=item, number=number, text=text, **fields)

    return make
