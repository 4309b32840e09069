"""Every month, each quarter, the data year. Fiscal year B.E. 2569 is 1 Oct 2025 to 30 Sep 2026."""

from datetime import date
from typing import Any

import pytest
from wagtail.models import Site

from home.enums import Section
from ita.assessment.checks import gathering
from ita.assessment.enums import DataYear
from tests.factories import (
    ElementFactory,
    EvidenceFactory,
    ItemFactory,
    LawPageFactory,
    NewsPageFactory,
    PlanPageFactory,
    ProcurementResultPageFactory,
)
from tests.ita.assessment.checks.conftest import (
    CANNOT_TELL,
    FAILED,
    PASSED,
    Checked,
    result_of,
)

MONTHLY = {"check": "every_month", "type": "procurement_result"}
FISCAL = [10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9]


def months(*numbers: int, **fields: Any) -> list[Any]:
    return [
        ProcurementResultPageFactory(live=True, month=n, title=f"สขร. {n}", **fields)
        for n in numbers
    ]


def test_all_twelve_once_the_year_is_over(checked: Checked) -> None:
    assert checked(MONTHLY, *months(*FISCAL)).outcome == PASSED


def test_seven_of_twelve_are_not_enough_and_the_missing_are_named(checked: Checked) -> None:
    result = checked(MONTHLY, *months(*FISCAL[:7]))
    assert result.outcome == FAILED
    assert "พฤษภาคม 2569" in result.reason and "กันยายน 2569" in result.reason
    assert "เมษายน" not in result.reason


def test_until_now(checked: Checked) -> None:
    """A month is asked for from the first of the next one on."""
    pages = months(10, 11)
    assert checked(MONTHLY, *pages, today=date(2025, 12, 31)).outcome == PASSED
    late = checked(MONTHLY, *pages, today=date(2026, 1, 1))
    assert late.outcome == FAILED and "ธันวาคม 2568" in late.reason


def test_before_anything_is_due_nothing_is_told(checked: Checked) -> None:
    news = NewsPageFactory(live=True)
    assert checked(MONTHLY, news, today=date(2025, 10, 31)).outcome == CANNOT_TELL
    assert checked(MONTHLY, news, today=date(2025, 11, 1)).outcome == FAILED


def test_none_this_month_counts_and_an_empty_record_does_not(checked: Checked) -> None:
    october = {**MONTHLY, "months": [10]}
    none = months(10, none_this_month=True, contracts=[])
    assert checked(october, *none).outcome == PASSED
    assert checked(october, *months(10, contracts=[])).outcome == FAILED


def test_the_month_of_another_year_does_not_count(checked: Checked) -> None:
    october = {**MONTHLY, "months": [10]}
    assert checked(october, *months(10, fiscal_year=2025)).outcome == FAILED
    previous = {"data_year": DataYear.PREVIOUS}
    assert checked(october, *months(10, fiscal_year=2025), **previous).outcome == PASSED
    assert checked(october, *months(10), **previous).outcome == FAILED


def test_only_the_months_of_the_element(checked: Checked) -> None:
    half = {**MONTHLY, "months": FISCAL[:6]}
    assert checked(half, *months(*FISCAL[:6])).outcome == PASSED
    future = checked({**MONTHLY, "months": [9]}, *months(10), today=date(2026, 1, 1))
    assert future.outcome == CANNOT_TELL


def test_a_period_of_one_month_counts_and_a_longer_one_must_be_looked_at(
    checked: Checked,
) -> None:
    check = {"check": "every_month", "months": [10, 11]}
    october = PlanPageFactory(
        live=True, period_from=date(2025, 10, 1), period_to=date(2025, 10, 31)
    )
    november = PlanPageFactory(
        live=True, period_from=date(2025, 11, 1), period_to=date(2025, 11, 30)
    )
    year = PlanPageFactory(live=True)
    ongoing = PlanPageFactory(live=True, period_to=None)
    assert checked(check, october, november).outcome == PASSED
    assert checked(check, october).outcome == FAILED
    for longer in (year, ongoing):
        result = checked(check, october, longer)
        assert (result.outcome, result.page_id) == (CANNOT_TELL, longer.pk)
    before = PlanPageFactory(live=True, period_from=date(2024, 10, 1), period_to=date(2025, 9, 30))
    assert checked(check, october, before).outcome == FAILED
    last_year = PlanPageFactory(
        live=True, period_from=date(2024, 11, 1), period_to=date(2024, 11, 30)
    )
    assert checked(check, october, last_year).outcome == FAILED


def test_each_quarter_by_its_months_or_by_its_period(checked: Checked) -> None:
    check = {"check": "each_quarter", "quarters": [1]}
    assert checked(check, *months(10, 11, 12)).outcome == PASSED
    assert checked(check, *months(10, 11)).outcome == FAILED
    quarter = PlanPageFactory(
        live=True, period_from=date(2025, 10, 1), period_to=date(2025, 12, 31)
    )
    assert checked(check, quarter).outcome == PASSED
    year = PlanPageFactory(live=True)
    assert checked(check, year).outcome == CANNOT_TELL
    assert checked({**check, "quarters": [1, 2]}, quarter).outcome == FAILED


def test_a_quarter_is_asked_for_once_it_is_over(checked: Checked) -> None:
    check = {"check": "each_quarter"}
    first = PlanPageFactory(live=True, period_from=date(2025, 10, 1), period_to=date(2025, 12, 31))
    assert checked(check, first, today=date(2026, 3, 31)).outcome == PASSED
    assert checked(check, first, today=date(2026, 4, 1)).outcome == FAILED
    news = ProcurementResultPageFactory(live=True)
    assert checked(check, news, today=date(2025, 12, 31)).outcome == CANNOT_TELL


@pytest.mark.parametrize(
    ("rule", "year", "outcome"),
    [
        (None, 2026, PASSED),
        (None, 2025, FAILED),
        ("previous", 2025, PASSED),
        ("previous", 2026, FAILED),
        ("current", 2026, PASSED),
    ],
)
def test_the_data_year_of_the_item_or_of_the_element(
    checked: Checked, rule: str | None, year: int, outcome: str
) -> None:
    check = {"check": "data_year"} | ({"rule": rule} if rule else {})
    page = LawPageFactory(live=True, fiscal_year=year)
    result = checked(check, page, data_year=DataYear.CURRENT)
    assert result.outcome == outcome
    assert result.page_id == (page.pk if outcome == FAILED else None)


def test_what_is_in_force_is_of_the_year(checked: Checked) -> None:
    check = {"check": "data_year", "rule": "current_and_ongoing"}
    plan = PlanPageFactory(
        live=True, fiscal_year=2023, period_from=date(2022, 10, 1), period_to=date(2027, 9, 30)
    )
    assert checked(check, plan).outcome == PASSED
    over = PlanPageFactory(
        live=True, fiscal_year=2023, period_from=date(2022, 10, 1), period_to=date(2025, 9, 30)
    )
    assert checked(check, over).outcome == FAILED


def listing_element(section: Any, site: Site, filters: str = "") -> Any:
    """An element whose evidence is the listing of the news."""
    element = ElementFactory(
        item=ItemFactory(data_year=DataYear.ANY), checks=[{**MONTHLY, "months": [10, 11]}]
    )
    return element, EvidenceFactory.build(
        item=element.item, page_id=section(Section.NEWS).pk, filters=filters
    )


def facts_of_listing(evidence: Any) -> Any:
    from ita.assessment.coverage import EvidenceFacts

    return EvidenceFacts(
        evidence=evidence,
        reasons=(),
        is_live=True,
        is_approved=True,
        remark="",
        element_ids=frozenset(),
    )


@pytest.mark.parametrize(
    ("filters", "outcome"),
    [
        ("", PASSED),
        ("year=2569", PASSED),
        ("?year=2569&page=2", PASSED),
        ("year=2568", FAILED),
        ("year=2569&kind=performance", PASSED),
        ("kind=manual", FAILED),
        ("unknown=1", CANNOT_TELL),
    ],
)
def test_the_pages_that_a_listing_shows(
    site: Site, section: Any, filters: str, outcome: str
) -> None:
    from ita.assessment.checks.results import results_of

    months(10, 11)
    ProcurementResultPageFactory(month=12)  # a draft
    element, evidence = listing_element(section, site, filters)
    facts = {element.item_id: [facts_of_listing(evidence)]}
    (result,) = results_of([element.item], facts, site, date(2026, 10, 5))[element.pk]
    assert result.outcome == outcome


def test_a_listing_that_is_too_long_or_strange_is_not_told(
    site: Site, section: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ita.assessment.checks.results import results_of

    months(10)
    element, evidence = listing_element(section, site, "unknown=1")
    facts = {element.item_id: [facts_of_listing(evidence)]}

    def found() -> Any:
        (result,) = results_of([element.item], facts, site, date(2026, 10, 5))[element.pk]
        return result.outcome

    assert found() == CANNOT_TELL
    evidence.filters = ""
    assert found() == FAILED
    months(11)
    assert found() == PASSED
    monkeypatch.setattr(gathering, "MOST_LISTED", 1)
    assert found() == CANNOT_TELL


def test_result_of_a_listing_is_no_page_of_another_type(site: Site) -> None:
    element = ElementFactory(checks=[MONTHLY])
    EvidenceFactory(item=element.item, page=NewsPageFactory(live=True))
    assert result_of(element, site).outcome == FAILED
