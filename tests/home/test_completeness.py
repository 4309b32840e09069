"""What a page lacks before its publication can be requested."""

from collections.abc import Callable
from typing import Any

import pytest

from home.completeness import missing_for_publication
from home.enums import Section
from home.models import LawPage, SectionPage
from tests.factories import (
    CONTENT_PAGE_FACTORIES,
    AgencyProfilePageFactory,
    ContactPageFactory,
    ContentPageFactory,
    ExecutivesPageFactory,
    LawPageFactory,
    OperationsManualPageFactory,
    ProcurementResultPageFactory,
    SatisfactionPageFactory,
)

pytestmark = pytest.mark.django_db


def label(page: Any, field: str) -> str:
    return str(page._meta.get_field(field).verbose_name)


@pytest.mark.parametrize("factory", CONTENT_PAGE_FACTORIES)
def test_a_bare_title_lacks_owner_source_period_and_more(
    factory: type[ContentPageFactory],
) -> None:
    page = factory._meta.model(title="หัวข้อ")
    missing = missing_for_publication(page)
    for field in ("summary", "owner_unit", "source", "period_from", "fiscal_year"):
        assert label(page, field) in missing
    assert label(page, "title") not in missing
    for children in page.required_children.values():
        assert str(children) in missing


def test_what_may_stay_empty_is_not_asked_for() -> None:
    page = LawPageFactory(period_to=None, in_force_from=None, next_review_date=None)
    assert missing_for_publication(page) == []


def test_a_field_that_holds_only_blanks_is_missing() -> None:
    page = LawPageFactory(source=" \n ")
    assert missing_for_publication(page) == [label(page, "source")]


@pytest.mark.parametrize("empty", ["", '<p data-block-key="a1b2c"></p>', "<p>&nbsp; </p>"])
def test_an_empty_paragraph_is_missing(empty: str) -> None:
    page = AgencyProfilePageFactory(mission=empty)
    assert missing_for_publication(page) == [label(page, "mission")]


def test_zero_is_an_answer() -> None:
    assert missing_for_publication(SatisfactionPageFactory(respondents=0)) == []


def test_coordinates_of_the_map_are_asked_for() -> None:
    page = ContactPageFactory(latitude=None)
    assert missing_for_publication(page) == [label(page, "latitude")]


def test_lists_that_a_type_needs() -> None:
    assert len(missing_for_publication(ExecutivesPageFactory(executives=[]))) == 1
    assert len(missing_for_publication(OperationsManualPageFactory(steps=[], files=[]))) == 2


def test_an_empty_month_needs_no_contracts_but_must_be_stated() -> None:
    assert missing_for_publication(ProcurementResultPageFactory(contracts=[]))
    empty = ProcurementResultPageFactory(contracts=[], none_this_month=True)
    assert missing_for_publication(empty) == []


def test_the_latest_draft_counts_not_what_is_live() -> None:
    page = LawPageFactory(live=True)
    page.source = ""
    page.save_revision(clean=False)
    live = LawPage.objects.get(pk=page.pk)
    assert missing_for_publication(live) == []
    assert missing_for_publication(live.get_latest_revision_as_object()) == [label(page, "source")]


def test_a_section_lacks_nothing(section: Callable[[Section], SectionPage]) -> None:
    assert missing_for_publication(section(Section.LAW)) == []


def test_a_row_that_lacks_something_is_named_with_its_list() -> None:
    page = OperationsManualPageFactory()
    row = page.steps.first()
    row.duration = ""
    row.save()
    page = type(page).objects.get(pk=page.pk)
    assert missing_for_publication(page) == ["ขั้นตอน: ระยะเวลา"]
