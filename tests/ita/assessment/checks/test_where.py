"""Where this officer mends what a check found, and the screen that shows it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.models import Executive
from ita.assessment.checks.enums import Outcome
from ita.assessment.checks.results import CheckResult
from ita.assessment.checks.where import ShownResult, shown_results
from ita.people.models import OfficerProfile
from tests.factories import (
    ElementFactory,
    EvidenceFactory,
    ExecutivesPageFactory,
    LawPageFactory,
    OfficerProfileFactory,
    UnitFactory,
    UserFactory,
)

EACH = {"check": "each", "rows": "executives", "fields": ["phone"]}


def shown(result: CheckResult, user: Any, site: Site) -> ShownResult:
    element = ElementFactory()
    ((one,),) = shown_results({element.pk: (result,)}, element.item, user, site).values()
    return one


def name_of(user: Any) -> str:
    return str(OfficerProfile.objects.get(user=user).full_name)


def failed(page: Any = None) -> CheckResult:
    return CheckResult("contact", Outcome.FAILED, "ขาดโทรศัพท์", page.pk if page else None)


def test_who_may_edit_the_page_is_led_to_it(site: Site) -> None:
    owner = UserFactory(requester=True)
    page = LawPageFactory(owner=owner)
    found = shown(failed(page), owner, site)
    assert (found.url, found.ask) == (reverse("wagtailadmin_pages:edit", args=[page.pk]), "")


def test_who_may_not_is_told_the_owner_of_the_information(site: Site) -> None:
    page = LawPageFactory(owner_unit=UnitFactory(name="กองคลัง"))
    found = shown(failed(page), UserFactory(admin=True), site)
    assert found.url == "" and "กองคลัง" in found.ask


def test_a_page_without_owner_is_the_webmasters(site: Site, other_agency: Site) -> None:
    webmaster = UserFactory(webmaster=True)
    elsewhere = UserFactory()
    OfficerProfileFactory(user=elsewhere, site=other_agency, full_name="นางอื่น ที่อื่น")
    page = LawPageFactory(owner_unit=None)
    found = shown(failed(page), UserFactory(admin=True), site)
    assert found.url == "" and name_of(webmaster) in found.ask
    assert "นางอื่น" not in found.ask


def test_missing_evidence_is_linked_on_the_items_screen_or_by_the_ita_officer(site: Site) -> None:
    officer = UserFactory(ita_officer=True)
    found = shown(failed(), officer, site)
    assert found.url.endswith("#ita-evidence") and found.ask == ""
    found = shown(failed(), UserFactory(admin=True), site)
    assert found.url == "" and name_of(officer) in found.ask


def test_where_nobody_holds_the_duty_that_is_said(site: Site) -> None:
    found = shown(failed(), UserFactory(admin=True), site)
    assert found.url == "" and found.ask


def test_what_a_person_must_look_at_is_opened(site: Site) -> None:
    page = LawPageFactory(live=True)
    result = CheckResult("officer", Outcome.CANNOT_TELL, "ดูงบประมาณ", page.pk)
    found = shown(result, UserFactory(requester=True), site)
    assert (found.url, found.ask) == (page.url, "")


def test_what_passed_leads_nowhere(site: Site) -> None:
    page = LawPageFactory()
    result = CheckResult("contact", Outcome.PASSED, "ครบ", page.pk)
    found = shown(result, UserFactory(is_superuser=True), site)
    assert (found.url, found.ask, found.outcome) == ("", "", Outcome.PASSED)


def test_queries_do_not_grow(site: Site, django_assert_max_num_queries: Any) -> None:
    element, user = ElementFactory(), UserFactory(ita_officer=True)
    results = tuple(failed(LawPageFactory()) for _each in range(6))
    with django_assert_max_num_queries(12):
        shown_results({element.pk: results}, element.item, user, site)


@pytest.fixture
def checked_item(site: Site) -> Any:
    executive = Executive(position="นายกเทศมนตรี", name="นายสมมติ")
    page = ExecutivesPageFactory(live=True, executives=[executive])
    element = ElementFactory(checks=[EACH, {"check": "page_type", "type": "executives"}])
    EvidenceFactory(item=element.item, page=page, elements=[element])
    return element.item


def test_the_items_screen_shows_the_results(checked_item: Any, ita_officer: Any) -> None:
    client = Client()
    client.force_login(ita_officer)
    html = client.get(reverse("ita_item", args=[checked_item.pk])).content.decode()
    assert "ita-check--failed" in html and "ita-check--passed" in html
    assert "นายกเทศมนตรี" in html


def test_a_stranger_and_who_has_no_duty_see_no_results(checked_item: Any) -> None:
    address = reverse("ita_item", args=[checked_item.pk])
    assert Client().get(address).status_code == 302
    client = Client()
    client.force_login(UserFactory(admin=True))
    response = client.get(address)
    assert response.status_code in (302, 403)
