"""Checks of pages, their fields and the rows of their lists."""

from datetime import date
from typing import Any

import pytest
from wagtail.models import Site

from home.enums import ExecutiveSide, PlanKind, Section
from home.models import ContactPage, Division, Executive, PlanPage
from ita.assessment.evidence.models import Evidence
from tests.factories import (
    AgencyProfilePageFactory,
    ContactPageFactory,
    DocumentFactory,
    ElementFactory,
    EvidenceFactory,
    ExecutivesPageFactory,
    ImageFactory,
    LawPageFactory,
    NewsPageFactory,
    OrganisationStructurePageFactory,
    PlanPageFactory,
)
from tests.ita.assessment.checks.conftest import (
    CANNOT_TELL,
    FAILED,
    PASSED,
    Checked,
    result_of,
)

EXECUTIVES = {"check": "page_type", "type": "executives"}
EACH = {
    "check": "each",
    "rows": "executives",
    "fields": ["photo", "phone|email"],
    "unless": "vacant",
}


def test_a_page_of_the_type(checked: Checked) -> None:
    assert checked(EXECUTIVES, ExecutivesPageFactory(live=True)).outcome == PASSED


def test_a_festivals_news_is_no_page_of_executives(checked: Checked) -> None:
    result = checked(EXECUTIVES, NewsPageFactory(live=True, title="งานประเพณี"))
    assert (result.outcome, result.page_id) == (FAILED, None)
    assert "ผู้บริหาร" in result.reason


def test_a_page_of_any_type_serves_a_section_of_the_act(checked: Checked) -> None:
    budget = {"check": "act_section", "section": "9(3)"}
    news = NewsPageFactory(live=True, gallery=[])
    assert checked(budget, news).outcome == FAILED
    assert "9(3)" in checked(budget, news).reason
    plan = PlanPageFactory(live=True, plan_kind=PlanKind.BUDGET)
    assert checked(budget, plan).outcome == PASSED
    assert checked({**budget, "section": "9(8)"}, plan).outcome == FAILED
    stated = NewsPageFactory(live=True, gallery=[], act_sections=["9(3)"])
    assert checked(budget, news, stated).outcome == PASSED
    PlanPage.objects.filter(pk=plan.pk).update(archived_on=date(2026, 1, 1))
    result = checked(budget, plan)
    assert (result.outcome, result.page_id) == (FAILED, plan.pk)


def test_the_list_of_a_section_of_the_act_is_looked_into(checked: Checked, section: Any) -> None:
    budget = {"check": "act_section", "section": "9(3)"}
    listing = section(Section.DISCLOSURE)
    PlanPageFactory(live=True, plan_kind=PlanKind.BUDGET)
    assert checked(budget, listing, filters="act_section=9(3)").outcome == PASSED
    assert checked(budget, listing, filters="act_section=9(8)").outcome == FAILED
    assert checked(budget, listing).outcome == FAILED  # the whole list shows the section's own


def test_a_section_shows_something_current(checked: Checked, section: Any) -> None:
    check, listing = {"check": "listed", "section": "law"}, section(Section.LAW)
    result = checked(check, listing)
    assert result.outcome == FAILED and "กฎหมาย" in result.reason
    page = LawPageFactory(live=True, archived_on=date(2026, 1, 1))
    assert (checked(check, listing).outcome, checked(check, listing).page_id) == (FAILED, page.pk)
    LawPageFactory(live=True)
    assert checked(check, listing).outcome == PASSED
    assert checked({**check, "section": "news"}, listing).outcome == FAILED


def test_a_draft_does_not_count(checked: Checked) -> None:
    assert checked(EXECUTIVES, ExecutivesPageFactory()).outcome == FAILED


def test_without_evidence_nothing_is_met(checked: Checked) -> None:
    for check in (
        EXECUTIVES,
        {"check": "at_least", "count": 1, "of": "pages"},
        {"check": "data_year"},
        {"check": "file", "types": ["pdf"]},
        {"check": "wording_absent", "texts": ["ก"]},
        {"check": "click_depth", "at_most": 3},
        {"check": "address_alive"},
        {"check": "not_whole_law"},
        {"check": "approval_record"},
        {"check": "officer", "look_for": "ก"},
    ):
        assert checked(check).outcome == FAILED, check


def test_of_a_type_with_a_value(checked: Checked) -> None:
    check = {"check": "page_type", "type": "plan", "with": {"plan_kind": "strategy"}}
    strategy = PlanPageFactory(live=True, plan_kind=PlanKind.STRATEGY)
    other = PlanPageFactory(live=True, plan_kind=PlanKind.BUDGET)
    assert checked(check, other, strategy).outcome == PASSED
    result = checked(check, other)
    assert (result.outcome, result.page_id) == (FAILED, other.pk)


def test_fields_of_the_page(checked: Checked) -> None:
    check = {"check": "filled", "type": "agency_profile", "fields": ["powers", "vision"]}
    assert checked(check, AgencyProfilePageFactory(live=True)).outcome == PASSED
    empty = AgencyProfilePageFactory(live=True, powers="<p>&nbsp;</p>")
    result = checked(check, AgencyProfilePageFactory(live=True), empty)
    assert (result.outcome, result.page_id) == (FAILED, empty.pk)
    assert checked(check, NewsPageFactory(live=True)).outcome == FAILED


def test_every_executive_has_photo_and_phone_or_is_vacant(checked: Checked) -> None:
    page = ExecutivesPageFactory(live=True)  # one with all, one vacant
    assert checked(EACH, page).outcome == PASSED
    assert checked({**EACH, "unless": "cio"}, page).outcome == PASSED  # the vacant one is CIO
    strict = {key: value for key, value in EACH.items() if key != "unless"}
    assert checked(strict, page).outcome == FAILED


def test_an_executive_without_a_phone_fails(checked: Checked) -> None:
    head = Executive(position="นายกเทศมนตรี", name="นายสมมติ", photo=ImageFactory(), phone="1")
    deputy = Executive(position="รองนายก", name="นางสมมติ", photo=ImageFactory(), phone="")
    page = ExecutivesPageFactory(live=True, executives=[head, deputy])
    result = checked(EACH, page)
    assert (result.outcome, result.page_id) == (FAILED, page.pk)
    assert "รองนายก" in result.reason

    deputy.email = "deputy@example.go.th"
    reachable = ExecutivesPageFactory(live=True, executives=[head, deputy])
    assert checked(EACH, reachable).outcome == PASSED
    assert checked({**EACH, "fields": ["phone"]}, reachable).outcome == FAILED


def test_rows_of_one_side_only(checked: Checked) -> None:
    check = {**EACH, "with": {"side": ExecutiveSide.POLITICAL.value}}
    head = Executive(position="ปลัด", name="นายสมมติ", side=ExecutiveSide.PERMANENT)
    page = ExecutivesPageFactory(live=True, executives=[head])
    assert checked(check, page).outcome == FAILED  # nobody of that side
    political = Executive(position="นายก", is_vacant=True, side=ExecutiveSide.POLITICAL)
    both = ExecutivesPageFactory(live=True, executives=[head, political])
    assert checked(check, both).outcome == PASSED


def test_the_list_must_not_be_empty(checked: Checked) -> None:
    assert checked(EACH, ExecutivesPageFactory(live=True, executives=[])).outcome == FAILED
    assert checked(EACH, LawPageFactory(live=True)).outcome == FAILED


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"opening_hours": ""}, PASSED),
        ({"phone": ""}, FAILED),
        ({"fax": ""}, FAILED),
        ({"latitude": None}, FAILED),
        ({"email": ""}, FAILED),
        ({"address": " "}, FAILED),
    ],
)
def test_contact(checked: Checked, fields: dict[str, Any], outcome: str) -> None:
    page = ContactPageFactory(live=True)
    ContactPage.objects.filter(pk=page.pk).update(**fields)  # older than the rule of the form
    result = checked({"check": "contact"}, page)
    assert result.outcome == outcome
    assert result.page_id == (None if outcome == PASSED else page.pk)


def test_a_picture_is_a_map_too_and_only_what_is_asked_for_counts(checked: Checked) -> None:
    page = ContactPageFactory(live=True, map_image=ImageFactory())
    ContactPage.objects.filter(pk=page.pk).update(latitude=None, phone="")
    assert checked({"check": "contact", "fields": ["map", "address"]}, page).outcome == PASSED
    assert checked({"check": "contact"}, LawPageFactory(live=True)).outcome == FAILED


def test_at_least(checked: Checked) -> None:
    pages = [NewsPageFactory(live=True, files=[DocumentFactory()]) for _each in range(2)]
    for of in ("pages", "files"):
        assert checked({"check": "at_least", "count": 2, "of": of}, *pages).outcome == PASSED
        assert checked({"check": "at_least", "count": 3, "of": of}, *pages).outcome == FAILED


def test_at_least_one_division_of_the_political_side(checked: Checked) -> None:
    check = {
        "check": "at_least",
        "count": 1,
        "of": "divisions",
        "with": {"side": "political"},
    }
    assert checked(check, OrganisationStructurePageFactory(live=True)).outcome == PASSED
    permanent = OrganisationStructurePageFactory(live=True, divisions=[Division(name="กองคลัง")])
    result = checked(check, permanent)
    assert (result.outcome, result.page_id) == (FAILED, permanent.pk)


def test_only_what_was_stated_for_the_element(site: Site) -> None:
    element = ElementFactory(checks=[EXECUTIVES])
    EvidenceFactory(item=element.item, page=ExecutivesPageFactory(live=True))
    assert result_of(element, site).outcome == PASSED  # nobody stated any: all are looked at
    news = EvidenceFactory(item=element.item, page=NewsPageFactory(live=True), elements=[element])
    assert result_of(element, site).outcome == FAILED
    news.elements.clear()
    assert result_of(element, site).outcome == PASSED


def test_another_agencys_page_is_never_counted(site: Site, other_agency: Site) -> None:
    from ita.assessment.checks.results import results_of
    from ita.assessment.coverage import facts_of

    section = other_agency.root_page.get_children().first().specific
    element = ElementFactory(checks=[EXECUTIVES])
    theirs = ExecutivesPageFactory(live=True, parent=section)
    EvidenceFactory(item=element.item, page=theirs, elements=[element])
    facts = facts_of(Evidence.objects.filter(item=element.item).with_file_shown())

    def found(agency: Site) -> Any:
        (result,) = results_of([element.item], {element.item_id: facts}, agency)[element.pk]
        return result.outcome

    assert (found(site), found(other_agency)) == (FAILED, PASSED)


def test_what_is_not_of_the_vocabulary_proves_nothing(site: Site) -> None:
    for stored in ([{"check": "gone"}], ["contact"], {"check": "contact"}, 7):
        element = ElementFactory(checks=stored)
        EvidenceFactory(item=element.item, page=ContactPageFactory(live=True))
        expected = PASSED if isinstance(stored, dict) else CANNOT_TELL
        assert result_of(element, site).outcome == expected
