"""The screens of reviews: who opens them, and what a click does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.models import ContentPage, LawPage, Unit
from ita.monitoring.currency.intervals import months_of
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import LawPageFactory, UserFactory
from tests.ita.conftest import Officers, publish

LIST, SETTINGS = "/admin/ita/reviews/", "/admin/ita/reviews/settings/"
ClientOf = Callable[[Any], Client]


def confirmed() -> list[int]:
    rows = RegisterEntry.objects.filter(act=Act.CURRENT_CONFIRMED)
    return list(rows.values_list("page_id", flat=True))


@pytest.fixture
def due(live: LawPage) -> LawPage:
    ContentPage.objects.filter(pk=live.pk).update(next_review_date=date(2025, 1, 1))
    return live


@pytest.fixture
def owner(officers: Officers, client_of: ClientOf) -> Client:
    return client_of(officers.requester)


def test_one_click_confirms(due: LawPage, owner: Client) -> None:
    html = owner.get(LIST).content.decode()
    assert due.title in html and f'name="only" value="{due.pk}"' in html
    answer = owner.post(LIST, {"only": due.pk}, follow=True)
    assert "ยืนยันข้อมูลเป็นปัจจุบันแล้ว 1 รายการ" in answer.content.decode()
    assert confirmed() == [due.pk]
    assert due.title not in owner.get(LIST).content.decode().split("ita-top")[1]


def test_several_at_once_and_what_is_refused_holds_up_no_other(
    due: LawPage, officers: Officers, owner: Client
) -> None:
    draft = LawPageFactory(owner=officers.requester2)
    other = publish(draft, replace(officers, requester=officers.requester2))
    answer = owner.post(LIST, {"page": [due.pk, other.pk]}, follow=True).content.decode()
    assert confirmed() == [due.pk]
    assert f"{other.title}: " in answer


def test_what_was_ticked_stays_ticked_when_the_day_makes_no_sense(
    due: LawPage, owner: Client
) -> None:
    answer = owner.post(LIST, {"page": due.pk, "next_review": "1/1/2560"})
    assert answer.status_code == 422 and confirmed() == []
    assert f'value="{due.pk}" checked' in answer.content.decode()


def test_who_owns_no_page_sees_all_that_they_may_confirm(
    due: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    """A webmaster watches over every page; an owner's list begins with their own."""
    keeper = client_of(officers.webmaster)
    assert due.title in keeper.get(LIST).content.decode()
    assert due.title not in keeper.get(f"{LIST}?whose=mine").content.decode()


def test_opening_confirms_nothing(due: LawPage, owner: Client) -> None:
    """Scanners of mail open every link."""
    page = reverse("ita_page_review", args=[due.pk])
    for url in (LIST, f"{LIST}?only={due.pk}&page={due.pk}", page):
        assert owner.get(url).status_code == 200
    assert confirmed() == []


def test_the_pages_own_screen(due: LawPage, owner: Client) -> None:
    url = reverse("ita_page_review", args=[due.pk])
    assert owner.post(url, {"next_review": "1/1/2560"}).status_code == 422
    assert owner.post(url, {"next_review": "เมื่อไรก็ได้"}).status_code == 422
    assert confirmed() == []
    assert owner.post(url, {"next_review": ""}).status_code == 302
    assert confirmed() == [due.pk]


@pytest.mark.parametrize("chosen", ["", "x", "999999", "-1", "9" * 30, "๑"])
def test_what_is_no_page_confirms_nothing(due: LawPage, owner: Client, chosen: str) -> None:
    assert owner.post(LIST, {"page": chosen} if chosen else {}).status_code in (302, 404)
    assert confirmed() == []


@pytest.mark.parametrize("role", ["checker", "approver", "ita_officer", "requester"])
def test_who_may_not_is_told_why(due: LawPage, client_of: ClientOf, role: str) -> None:
    client = client_of(UserFactory(**{role: True}))
    assert client.get(LIST).status_code == 200
    assert due.title not in client.get(f"{LIST}?whose=all&which=every").content.decode()
    client.post(LIST, {"only": due.pk})
    url = reverse("ita_page_review", args=[due.pk])
    assert client.post(url, {}).status_code == 409
    assert confirmed() == []


def test_strangers_and_the_anonymous_do_not_find_it(
    due: LawPage, other_agency: Site, client_of: ClientOf
) -> None:
    stranger = client_of(UserFactory(webmaster=True, site=other_agency))
    url = reverse("ita_page_review", args=[due.pk])
    assert stranger.post(LIST, {"only": due.pk}).status_code == 404
    assert stranger.get(url).status_code == stranger.post(url).status_code == 404
    for refused in (
        Client(),
        client_of(UserFactory(admin=True)),
        client_of(UserFactory(case_officer=True)),
    ):
        for address in (LIST, url, SETTINGS):
            assert refused.get(address).status_code in (302, 403)
            assert refused.post(address, {"only": due.pk}).status_code in (302, 403)
    assert confirmed() == []


def test_a_forged_post(due: LawPage, officers: Officers) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officers.requester)
    assert client.post(LIST, {"only": due.pk}).status_code == 403
    assert confirmed() == []


def test_the_settings(
    site: Site, unit: Unit, officers: Officers, client_of: ClientOf, other_agency: Site
) -> None:
    client = client_of(officers.webmaster)
    html = client.get(SETTINGS).content.decode()
    assert unit.name in html and 'name="kind-law"' in html
    data = {f"kind-{kind}": months for kind, months in months_of(site).items()}
    units = {f"unit-{each.pk}": "" for each in Unit.objects.filter(site=site)}
    wrong = client.post(SETTINGS, data | units | {"kind-law": "61", f"unit-{unit.pk}": "x"})
    assert wrong.status_code == 422
    good = data | units | {"kind-law": "1", f"unit-{unit.pk}": "klang@example.go.th"}
    assert client.post(SETTINGS, good).status_code == 302
    unit.refresh_from_db()
    assert months_of(site)["law"] == 1 and unit.mailbox == "klang@example.go.th"
    assert months_of(other_agency)["law"] == 6
    for user in (officers.requester, officers.checker):
        assert client_of(user).post(SETTINGS, data).status_code in (302, 403)
    assert months_of(site)["law"] == 1


def test_the_first_screen_the_editor_and_the_timeline_lead_there(
    due: LawPage, owner: Client
) -> None:
    url = reverse("ita_page_review", args=[due.pk])
    for screen in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[due.pk]),
        reverse("ita_timeline", args=[due.pk]),
    ):
        assert url in owner.get(screen).content.decode(), screen


def test_the_public_reads_when_it_was_checked(live: LawPage, owner: Client) -> None:
    assert "ตรวจสอบล่าสุด" not in Client().get(live.url).content.decode()
    owner.post(LIST, {"only": live.pk})
    assert "ตรวจสอบล่าสุด" in Client().get(live.url).content.decode()


def test_a_fixed_number_of_queries(due: LawPage, officers: Officers, owner: Client) -> None:
    address = f"{LIST}?which=every"
    owner.get(address)
    with CaptureQueriesContext(connection) as few:
        owner.get(address)
    for _n in range(3):
        publish(LawPageFactory(owner=officers.requester), officers)
    with CaptureQueriesContext(connection) as many:
        owner.get(address)
    assert len(many) == len(few)
