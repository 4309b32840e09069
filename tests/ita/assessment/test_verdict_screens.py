"""The officer judges an item or an element, in the browser."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from ita.assessment import coverage as coverage_module
from ita.assessment.checks.enums import Outcome
from ita.assessment.checks.results import CheckResult
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Element, Item
from ita.assessment.verdicts.models import Verdict
from ita.notifications.words import link
from ita.register.models import RegisterEntry
from tests.assessing import confirm_wording, judge
from tests.factories import (
    DutyFactory,
    ElementFactory,
    EvidenceFactory,
    ItemFactory,
    LawPageFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client_of: Callable[[Any], Client], ita_officer: Any) -> Client:
    return client_of(ita_officer)


@pytest.fixture
def element(site: Site) -> Element:
    element: Element = ElementFactory(text="รูปถ่ายผู้บริหาร")
    EvidenceFactory(item=element.item, elements=[element])
    return element


def of_element(element: Element) -> str:
    return reverse("ita_element_verdict", args=[element.item_id, element.pk])


def of_item(item: Item) -> str:
    return reverse("ita_verdict", args=[item.pk])


def give(officer: Client, url: str, **data: str) -> Any:
    seen = officer.get(url).context["seen"]
    return officer.post(url, {"seen": seen, "verdict": "met", "reason": "เห็นแล้ว", **data})


def test_the_item_screen_leads_to_both(officer: Client, element: Element) -> None:
    text = officer.get(reverse("ita_item", args=[element.item_id])).content.decode()
    assert of_element(element) in text and of_item(element.item) in text


def test_a_verdict_is_shown_with_who_when_and_why(
    officer: Client, element: Element, ita_officer: Any
) -> None:
    assert give(officer, of_element(element)).status_code == 302
    text = officer.get(reverse("ita_item", args=[element.item_id])).content.decode()
    assert ita_officer.posts.get().full_name in text and "เห็นแล้ว" in text
    assert "ita-element--met" in text
    give(officer, of_item(element.item), reason="ครบทั้งข้อ")
    coverage = officer.get(reverse("ita_coverage")).content.decode()
    assert "ครบถ้วน (ประเมินตนเอง)" in coverage
    assert ita_officer.posts.get().full_name in coverage and "ครบทั้งข้อ" in coverage


def test_one_that_fell_says_what_changed(officer: Client, element: Element) -> None:
    give(officer, of_item(element.item))
    EvidenceFactory(item=element.item, page=LawPageFactory(live=True, title="หน้าที่เพิ่มมา"))
    text = officer.get(reverse("ita_item", args=[element.item_id])).content.decode()
    assert "ต้องพิจารณาใหม่" in text and "หน้าที่เพิ่มมา" in text
    assert "ต้องพิจารณาใหม่" in officer.get(reverse("ita_coverage")).content.decode()


@pytest.mark.parametrize(
    "data", [{"reason": " "}, {"verdict": "perhaps"}, {"verdict": ""}, {"seen": "x"}]
)
def test_what_is_not_said_properly_is_not_kept(
    officer: Client, element: Element, data: dict[str, str]
) -> None:
    response = give(officer, of_item(element.item), **data)
    assert response.status_code == 422
    if "reason" not in data:
        assert "เห็นแล้ว" in response.content.decode()  # no words of a person are lost
    assert not Verdict.objects.exists()


def test_withdrawing(officer: Client, element: Element) -> None:
    give(officer, of_item(element.item))
    give(officer, of_item(element.item), verdict="withdraw", reason="ลงผิดข้อ")
    assert not Verdict.objects.exists()


def test_what_is_not_published_has_no_button_to_call_it_complete(
    officer: Client, site: Site
) -> None:
    item = EvidenceFactory(page=LawPageFactory()).item
    text = officer.get(of_item(item)).content.decode()
    assert 'value="met"' not in text and 'value="not_met"' in text


def test_elements_of_other_items_and_headings_are_not_there(
    officer: Client, element: Element
) -> None:
    other = ElementFactory()
    heading = ElementFactory(item=element.item, heading=True)
    for pk in (other.pk, heading.pk):
        url = reverse("ita_element_verdict", args=[element.item_id, pk])
        assert officer.get(url).status_code == officer.post(url).status_code == 404


def test_another_agencys_verdicts_are_not_seen(
    officer: Client, element: Element, site: Site, other_agency: Site, client_of: Any
) -> None:
    judge(element.item, site, reason="ลับของหน่วยงานแรก")
    stranger = UserFactory()
    DutyFactory(user=stranger, site=other_agency, duty="ita_officers")
    client = client_of(stranger)
    for url in (of_item(element.item), reverse("ita_item", args=[element.item_id])):
        assert "ลับของหน่วยงานแรก" not in client.get(url).content.decode()
    give(client, of_item(element.item), verdict="withdraw", reason="x")
    assert Verdict.objects.count() == 1


def test_what_checks_found_stands_beside_the_element(
    officer: Client, element: Element, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Evidence.objects.get().page_id
    found = {element.pk: (CheckResult("filled", Outcome.FAILED, "ขาดโทรศัพท์", page),)}
    monkeypatch.setattr(coverage_module.checks, "results_of", lambda *args, **known: found)
    text = officer.get(reverse("ita_item", args=[element.item_id])).content.decode()
    assert "ขาดโทรศัพท์" in text
    owner = Evidence.objects.get().page.specific.owner_unit  # an ITA officer edits no page
    assert f"โปรดแจ้งหน่วยงานเจ้าของข้อมูล: {owner}" in text


def test_queries_of_the_items_screen_do_not_grow(officer: Client, site: Site) -> None:
    item = ItemFactory()
    url = reverse("ita_item", args=[item.pk])
    officer.get(url)
    counts = []
    for more in (2, 8):
        for element in ElementFactory.create_batch(more, item=item):
            EvidenceFactory(item=item, elements=[element])
            judge(item, site, element)
        with CaptureQueriesContext(connection) as queries:
            officer.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_whoever_is_told_of_a_verdict_is_led_to_the_item(element: Element, site: Site) -> None:
    judge(element.item, site)
    confirm_wording(element.item, site)
    verdict, wording = RegisterEntry.objects.order_by("pk")
    assert link(verdict).endswith(reverse("ita_item", args=[element.item_id]))
    assert link(wording).endswith(reverse("ita_wording", args=[element.item.framework_id]))
