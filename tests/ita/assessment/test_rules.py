"""Which year a page must be of, to the day, and how the officer reads it."""

from datetime import date

import pytest

from ita.assessment import rules
from ita.assessment.enums import DataYear
from tests.factories import DocumentFactory, ElementFactory, ItemFactory, LawPageFactory

pytestmark = pytest.mark.django_db

FIRST_DAY, LAST_DAY = date(2025, 10, 1), date(2026, 9, 30)  # of the framework's fiscal year


@pytest.mark.parametrize(
    ("begins", "ends", "counts"),
    [
        (LAST_DAY, None, True),
        (date(2026, 10, 1), None, False),
        (date(2020, 10, 1), FIRST_DAY, True),
        (date(2020, 10, 1), date(2025, 9, 30), False),
        (date(2020, 10, 1), date(2030, 9, 30), True),
        (None, date(2026, 1, 1), False),
    ],
)
def test_in_force_is_what_was_in_force_on_a_day_of_the_fiscal_year(
    begins: date | None, ends: date | None, counts: bool
) -> None:
    item = ItemFactory(data_year=DataYear.CURRENT_AND_ONGOING)
    page = LawPageFactory(fiscal_year=2020, period_from=begins, period_to=ends)
    assert (rules.why_wrong_year(page, item, item.framework) is None) is counts


def test_another_year_is_said_in_the_buddhist_era() -> None:
    item = ItemFactory(data_year=DataYear.CURRENT)
    reason = str(rules.why_wrong_year(LawPageFactory(fiscal_year=2024), item, item.framework))
    assert "2567" in reason and "2569" in reason


@pytest.mark.parametrize(
    ("rule", "year"),
    [
        (DataYear.CURRENT, "2569"),
        (DataYear.PREVIOUS, "2568"),
        (DataYear.CURRENT_AND_ONGOING, "2569"),
        (DataYear.ANY, ""),
    ],
)
def test_the_officer_reads_which_year_is_wanted(rule: DataYear, year: str) -> None:
    item = ItemFactory(data_year=rule)
    words = rules.data_year_in_words(item, item.framework)
    assert "".join(filter(str.isdigit, words)) == year


def test_only_a_file_of_the_page_is_its_evidence() -> None:
    own = DocumentFactory()
    page = LawPageFactory(files=[own])
    assert rules.why_not_document(own, page) is None
    assert rules.why_not_document(DocumentFactory(), page)


def test_evidence_covers_elements_of_its_item_that_are_no_headings() -> None:
    item = ItemFactory()
    assert rules.why_not_element(ElementFactory(item=item), item) is None
    assert rules.why_not_element(ElementFactory(), item)
    assert rules.why_not_element(ElementFactory(item=item, heading=True), item)
