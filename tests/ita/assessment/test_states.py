"""What makes an item complete, and what keeps it from being so."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Site

from ita.assessment import coverage as coverage_module
from ita.assessment.agency.enums import AgencyKind
from ita.assessment.agency.models import AgencyAssessment
from ita.assessment.checks.enums import Outcome
from ita.assessment.checks.results import CheckResult
from ita.assessment.confirmation.models import WordingConfirmation
from ita.assessment.coverage import coverage, item_coverage
from ita.assessment.enums import ItemState, Requirement, Scope, Wording
from ita.assessment.models import Element, Item
from tests.assessing import confirm_wording, fresh_item, judge
from tests.factories import (
    ElementFactory,
    EvidenceFactory,
    ItemFactory,
    LawPageFactory,
    NewsPageFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_thai")]
Found = Callable[[Element, Outcome], None]


@pytest.fixture
def _thai() -> Any:
    with translation.override("th"):
        yield


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Found:
    """``found(element, outcome)``: a check of the element has this outcome from now on."""
    results: dict[int, tuple[CheckResult, ...]] = {}
    monkeypatch.setattr(coverage_module.checks, "results_of", lambda *args, **known: results)

    def find(element: Element, *outcomes: Outcome) -> None:
        results[element.pk] = tuple(
            CheckResult("page", outcome, f"ผลตรวจ {outcome.value}") for outcome in outcomes
        )

    return find


@pytest.fixture
def element(site: Site) -> Element:
    """The only element of an item, covered by a live page, its wording confirmed."""
    element: Element = ElementFactory(text="ชื่อและตำแหน่ง")
    EvidenceFactory(item=element.item, elements=[element])
    confirm_wording(element.item, site)
    return element


def state_of(item: Item, site: Site) -> ItemState:
    return item_coverage(fresh_item(item), site).state


def test_known_confirmed_covered_and_checked_is_complete(
    site: Site, element: Element, found: Found
) -> None:
    found(element, Outcome.PASSED)
    covered = item_coverage(element.item, site)
    assert (covered.state, covered.reasons) == (ItemState.COMPLETE, ())


@pytest.mark.parametrize(
    ("outcomes", "state", "is_met"),
    [
        ([], ItemState.TO_CHECK, None),
        ([Outcome.CANNOT_TELL], ItemState.TO_CHECK, None),
        ([Outcome.PASSED, Outcome.CANNOT_TELL], ItemState.TO_CHECK, None),
        ([Outcome.FAILED], ItemState.INCOMPLETE, False),
        ([Outcome.PASSED, Outcome.FAILED], ItemState.INCOMPLETE, False),
        ([Outcome.FAILED, Outcome.CANNOT_TELL], ItemState.INCOMPLETE, False),
    ],
)
def test_what_no_check_passed_is_never_complete(
    site: Site, element: Element, found: Any, outcomes: Any, state: ItemState, is_met: bool | None
) -> None:
    found(element, *outcomes)
    covered = item_coverage(element.item, site)
    assert (covered.state, covered.elements[0].is_met) == (state, is_met)
    (reason,) = covered.reasons
    assert element.text in reason
    if Outcome.FAILED in outcomes:
        assert "ผลตรวจ failed" in reason


def test_the_news_of_a_festival_does_not_make_the_executives_complete(
    site: Site, found: Found
) -> None:
    """Linked, live, of the right year, and covering the element: and still not what is asked."""
    element = ElementFactory(text="ผู้บริหาร: ชื่อ ตำแหน่ง รูปถ่าย และโทรศัพท์")
    page = NewsPageFactory(live=True, title="งานประเพณีลอยกระทง")
    EvidenceFactory(item=element.item, page=page, elements=[element])
    confirm_wording(element.item, site)
    found(element, Outcome.FAILED)
    assert state_of(element.item, site) == ItemState.INCOMPLETE


def test_nothing_is_complete_without_known_elements(site: Site) -> None:
    item = EvidenceFactory().item
    confirm_wording(item, site)
    covered = item_coverage(item, site)
    assert covered.state == ItemState.UNCONFIRMED
    assert "ไม่ทราบองค์ประกอบ" in covered.reasons[0]


def test_a_heading_is_no_element(site: Site) -> None:
    heading = ElementFactory(heading=True)
    EvidenceFactory(item=heading.item)
    confirm_wording(heading.item, site)
    assert state_of(heading.item, site) == ItemState.UNCONFIRMED


@pytest.mark.parametrize("missing", ["title", "element"])
def test_nothing_is_complete_of_which_a_text_is_not_confirmed(
    site: Site, element: Element, found: Found, missing: str
) -> None:
    found(element, Outcome.PASSED)
    rows = WordingConfirmation.objects.filter(element__isnull=missing == "title")
    assert rows.delete()[0] == 1
    covered = item_coverage(element.item, site)
    assert covered.state == ItemState.UNCONFIRMED
    assert "คู่มือ" in covered.reasons[0]


def test_what_a_file_says_of_its_wording_confirms_nothing(site: Site, found: Found) -> None:
    element = ElementFactory(wording=Wording.HANDBOOK, item__wording=Wording.HANDBOOK)
    EvidenceFactory(item=element.item, elements=[element])
    found(element, Outcome.PASSED)
    assert state_of(element.item, site) == ItemState.UNCONFIRMED


def test_a_confirmation_holds_for_its_words_alone(
    site: Site, element: Element, found: Found
) -> None:
    found(element, Outcome.PASSED)
    Element.objects.filter(pk=element.pk).update(text="ถ้อยคำใหม่")
    assert state_of(element.item, site) == ItemState.UNCONFIRMED


def test_another_agencys_confirmation_does_not_count_here(
    site: Site, other_agency: Site, element: Element, found: Found
) -> None:
    found(element, Outcome.PASSED)
    WordingConfirmation.objects.update(site=other_agency)
    assert state_of(element.item, site) == ItemState.UNCONFIRMED


def test_what_is_missing_is_said_before_what_is_not_confirmed(site: Site) -> None:
    element = ElementFactory()
    EvidenceFactory(item=element.item)
    assert state_of(element.item, site) == ItemState.INCOMPLETE


def test_what_is_optional_never_blocks(site: Site, element: Element, found: Found) -> None:
    found(element, Outcome.PASSED)
    more = ElementFactory(item=element.item, requirement=Requirement.OPTIONAL)
    found(more, Outcome.FAILED)
    assert state_of(element.item, site) == ItemState.COMPLETE


def test_an_item_that_requires_nothing_is_looked_at(site: Site, element: Element) -> None:
    Element.objects.update(requirement=Requirement.OPTIONAL)
    assert state_of(element.item, site) == ItemState.TO_CHECK


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        ([], ItemState.TO_CHECK),
        ([Outcome.PASSED], ItemState.COMPLETE),
        ([Outcome.FAILED], ItemState.INCOMPLETE),
    ],
)
def test_what_must_not_be_shown_is_covered_by_nothing(
    site: Site, element: Element, found: Any, outcomes: Any, state: ItemState
) -> None:
    found(element, Outcome.PASSED)
    forbidden = ElementFactory(item=element.item, requirement=Requirement.MUST_NOT)
    confirm_wording(element.item, site)
    found(forbidden, *outcomes)
    assert state_of(element.item, site) == state


@pytest.mark.parametrize(
    ("kind", "scope", "state"),
    [
        (AgencyKind.LOCAL, Scope.LOCAL, ItemState.INCOMPLETE),
        (AgencyKind.LOCAL, Scope.PROVINCE, ItemState.COMPLETE),
        (AgencyKind.OTHER, Scope.LOCAL, ItemState.COMPLETE),
        (AgencyKind.UNKNOWN, Scope.LOCAL, ItemState.TO_CHECK),
        (None, Scope.PROVINCE, ItemState.TO_CHECK),
        (AgencyKind.UNKNOWN, Scope.ALL, ItemState.INCOMPLETE),
    ],
)
def test_elements_for_other_agencies_are_left_out(
    site: Site,
    element: Element,
    found: Found,
    kind: AgencyKind | None,
    scope: Scope,
    state: ItemState,
) -> None:
    found(element, Outcome.PASSED)
    ElementFactory(item=element.item, scope=scope)  # nothing covers it
    confirm_wording(element.item, site)
    if kind is not None:
        framework = element.item.framework
        AgencyAssessment.objects.create(site=site, framework=framework, agency_kind=kind)
    assert state_of(element.item, site) == state


def test_the_kind_that_another_agency_said_is_not_ours(
    site: Site, other_agency: Site, element: Element, found: Found
) -> None:
    found(element, Outcome.PASSED)
    ElementFactory(item=element.item, scope=Scope.PROVINCE)
    confirm_wording(element.item, site)
    AgencyAssessment.objects.create(
        site=other_agency,
        framework=element.item.framework,
        agency_kind=AgencyKind.LOCAL,
    )
    assert state_of(element.item, site) == ItemState.TO_CHECK


@pytest.mark.parametrize(
    "page", [{"live": False}, {"live": True, "fiscal_year": 2020}], ids=["draft", "old"]
)
def test_a_passed_check_is_worth_nothing_where_the_evidence_does_not_count(
    site: Site, found: Found, page: Any
) -> None:
    element = ElementFactory()
    EvidenceFactory(item=element.item, page=LawPageFactory(**page), elements=[element])
    confirm_wording(element.item, site)
    found(element, Outcome.PASSED)
    expected = ItemState.WRONG_YEAR if page["live"] else ItemState.NOT_PUBLISHED
    assert state_of(element.item, site) == expected


def test_queries_do_not_grow_with_confirmations_and_verdicts(site: Site) -> None:
    item = ItemFactory()
    counts = []
    for more in (2, 6):
        for evidence in EvidenceFactory.create_batch(more):
            element = ElementFactory(item=evidence.item)
            evidence.elements.set([element])
            confirm_wording(evidence.item, site)
            judge(evidence.item, site, element)
            judge(evidence.item, site)
        with CaptureQueriesContext(connection) as queries:
            for entry in coverage(item.framework, site):
                assert entry.state and entry.machine_state is not None and entry.reasons is not None
        counts.append(len(queries))
    assert counts[0] == counts[1]
