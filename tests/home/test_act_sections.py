"""Which sections of the Information Act a page serves, in Python and in SQL alike."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from home.act_sections import act_index, sections_of, serving, serving_any, values_with_sections
from home.enums import ActSection, AnnouncementKind, LawKind, PlanKind, Section
from home.models import (
    AnnouncementPage,
    ContentPage,
    DisclosurePage,
    LawPage,
    NewsPage,
    PlanPage,
    SectionPage,
)
from tests.factories import (
    CONTENT_PAGE_FACTORIES,
    DisclosurePageFactory,
    NewsPageFactory,
    PlanPageFactory,
    ProcurementResultPageFactory,
)

pytestmark = pytest.mark.django_db


def pages_of(section: str) -> set[str]:
    return set(ContentPage.objects.filter(serving(section)).values_list("title", flat=True))


def test_what_a_type_says_by_itself() -> None:
    by_type = {factory.__name__: sections_of(factory.build()) for factory in CONTENT_PAGE_FACTORIES}

    assert {name: found for name, found in by_type.items() if found} == {
        "AgencyProfilePageFactory": ["7(2)"],
        "OrganisationStructurePageFactory": ["7(1)"],
        "ContactPageFactory": ["7(3)"],
        "PlanPageFactory": ["9(3)"],
        "LawPageFactory": ["7(4)"],
        "DisclosurePageFactory": ["9(8)"],
        "OperationsManualPageFactory": ["9(4)"],
        "ProcurementResultPageFactory": ["9(8)"],
    }


def test_by_kind_and_by_what_is_stated() -> None:
    for page, sections in (
        (PlanPage(plan_kind=PlanKind.BUDGET), ["9(3)"]),
        (PlanPage(plan_kind=PlanKind.ANNUAL_REPORT), []),
        (LawPage(law_kind=LawKind.ACT), []),
        (AnnouncementPage(announcement_kind=AnnouncementKind.PROCUREMENT), ["9(8)"]),
        (AnnouncementPage(announcement_kind=AnnouncementKind.RECRUITMENT), []),
        (NewsPage(act_sections=["9(8)", "7(1)"]), ["7(1)", "9(8)"]),
        (DisclosurePage(act_section="9(2)", act_sections=["9(2)", "7(5)"]), ["7(5)", "9(2)"]),
    ):
        assert sections_of(page) == sections


def test_lists_answer_as_pages_do(django_assert_num_queries: Any) -> None:
    PlanPageFactory(title="งบประมาณ", plan_kind=PlanKind.BUDGET)
    PlanPageFactory(title="รายงาน", plan_kind=PlanKind.PROGRESS)
    NewsPageFactory(title="ข่าว", act_sections=["9(3)", "9(8)"], gallery=[])
    ProcurementResultPageFactory(title="สขร.")
    DisclosurePageFactory(title="มติ", act_section="9(7)")

    assert pages_of("9(3)") == {"งบประมาณ", "ข่าว"}
    assert pages_of("9(8)") == {"สขร.", "ข่าว"}
    assert pages_of("9(7)") == {"มติ"}
    assert ContentPage.objects.filter(serving_any()).count() == 4
    with django_assert_num_queries(1):
        rows = dict(values_with_sections(ContentPage.objects.all(), "title"))
    for page in ContentPage.objects.specific():
        assert rows[page.title] == sections_of(page)
        for value in ActSection.values:
            assert (page.title in pages_of(value)) is (value in sections_of(page))


def test_the_index_has_every_section_and_asks_two_queries(
    section: Any, django_assert_num_queries: Any
) -> None:
    for number in range(7):
        ProcurementResultPageFactory(title=f"สขร. {number}", live=True)
    DisclosurePageFactory(live=True, act_section="7(1)")
    ProcurementResultPageFactory(title="ร่าง")
    disclosure: SectionPage = section(Section.DISCLOSURE)

    with django_assert_num_queries(2):
        index = {entry.value: entry for entry in act_index(disclosure.pages_of_agency())}

    assert list(index) == ActSection.values
    assert {value: entry.count for value, entry in index.items() if entry.count} == {
        "7(1)": 1,
        "9(8)": 7,
    }
    assert len(index["9(8)"].pages) == 5 and index["9(7)"].pages == ()


def test_another_agencys_pages_are_in_no_index_of_ours(section: Any, other_agency: Any) -> None:
    theirs = SectionPage.objects.descendant_of(other_agency.root_page).get(
        section=Section.DISCLOSURE, locale=Locale.objects.get(language_code="th")
    )
    DisclosurePageFactory(parent=theirs, live=True, act_section="7(1)")
    counts = [sum(e.count for e in act_index(each.pages_of_agency())) for each in
              (section(Section.DISCLOSURE), theirs)]  # fmt: skip
    assert counts == [0, 1]


def test_what_is_no_section_is_refused_and_order_and_doubles_do_not_count() -> None:
    field: Any = ContentPage._meta.get_field("act_sections")

    assert field.clean(["9(8)", "7(1)", "9(8)"], None) == ["7(1)", "9(8)"]
    assert field.clean(None, None) == []
    for wrong in (["10"], "9(8)", {"9(8)": 1}):
        with pytest.raises(ValidationError):
            field.clean(wrong, None)


def test_the_labels_find_the_page_and_stand_on_it() -> None:
    page = NewsPageFactory(act_sections=["9(6)"], gallery=[])

    assert "มาตรา 9 (6)" in page.searchable_labels
    assert [label[:11] for label in page.sections_served] == ["มาตรา 9 (6)"]
