from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.models import LawPage, SectionPage
from ita.monitoring.adoption.models import Adoption, SharedPage
from ita.monitoring.adoption.operations import adopt_page, offer_page
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers
from tests.ita.monitoring.adoption.conftest import Offered

pytestmark = pytest.mark.django_db
SEE = {"requester", "superuser", "approver", "webmaster", "two duties"}
ClientOf = Callable[[User], Client]


def test_a_requester_finds_and_takes(offered: Offered, client_of: ClientOf) -> None:
    client = client_of(offered.taker)
    shown = client.get(reverse("ita_offers")).content.decode()
    assert offered.page.title in shown and "เทศบาลเมืองตัวอย่าง" in shown
    assert offered.page.title in client.get(reverse("ita_offers"), {"q": "เทศบาล"}).content.decode()
    none = client.get(reverse("ita_offers"), {"q": "ไม่มีคำนี้\x00"}).content.decode()
    assert offered.page.title not in none
    url = reverse("ita_adopt", args=[offered.offer.pk])
    assert client.get(url).status_code == 302 and not Adoption.objects.exists()
    answer = client.post(url)
    draft = Adoption.objects.get().page
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    edited = client.get(answer.url).content.decode()
    assert "นำมาจากหน่วยงานอื่น" in edited and offered.page.full_url in edited


def test_the_rest_of_the_other_agency_is_still_not_there(
    offered: Offered, client_of: ClientOf, officers: Officers
) -> None:
    """To be offered a page opens nothing but that page's public content."""
    hidden = LawPageFactory(title="ร่างลับของเขา", owner=officers.requester)
    unmarked = LawPageFactory(title="หน้าที่ไม่ได้ให้ใช้", live=True)
    client = client_of(offered.taker)
    shown = client.get(reverse("ita_offers")).content.decode()
    assert hidden.title not in shown and unmarked.title not in shown
    for page in (offered.page, hidden, unmarked):
        for name in ("wagtailadmin_pages:edit", "wagtailadmin_pages:history", "ita_offer_page"):
            assert client.get(reverse(name, args=[page.pk])).status_code == 404, name
        assert client.post(reverse("ita_offer_page", args=[page.pk])).status_code == 404
    draft = adopt_page(offered.offer.pk, offered.taker.posts.get().site, offered.taker)
    assert client_of(officers.requester).get(
        reverse("wagtailadmin_pages:edit", args=[draft.pk])
    ).status_code == 404  # fmt: skip


def test_what_is_not_on_offer_is_as_if_it_were_not(offered: Offered, client_of: ClientOf) -> None:
    client = client_of(offered.taker)
    url = reverse("ita_adopt", args=[offered.offer.pk])
    LawPage.objects.filter(pk=offered.page.pk).update(live=False)
    assert client.post(url).status_code == 404
    assert client.post(reverse("ita_adopt", args=[987654])).status_code == 404
    assert not Adoption.objects.exists()


def test_who_takes(browser: Client, site: Site, other_agency: Site, request: Any) -> None:
    page = LawPageFactory(parent=section_of_other(other_agency), live=True)
    offer = SharedPage.objects.create(site=other_agency, page=page)
    role = request.node.callspec.params["browser"]
    answer = browser.get(reverse("ita_offers"))
    assert (answer.status_code == 200) is (role in SEE)
    browser.post(reverse("ita_adopt", args=[offer.pk]))
    assert Adoption.objects.exists() is (role == "requester")


def section_of_other(site: Site) -> Any:
    return SectionPage.objects.child_of(site.root_page).get(section="law")


def test_who_offers(browser: Client, site: Site, request: Any) -> None:
    page = LawPageFactory(live=True)
    role = request.node.callspec.params["browser"]
    may = role in {"approver", "webmaster", "two duties"}
    url = reverse("ita_offer_page", args=[page.pk])
    assert (browser.get(url).status_code == 200) is may
    browser.post(url)
    assert SharedPage.objects.exists() is may
    browser.post(url, {"withdraw": "1"})
    assert not SharedPage.objects.exists()


def test_a_draft_is_not_offered_by_force(officers: Officers, client_of: ClientOf) -> None:
    page = LawPageFactory()
    url = reverse("ita_offer_page", args=[page.pk])
    assert client_of(officers.webmaster).post(url).status_code == 409
    assert not SharedPage.objects.exists()


def test_the_list_takes_as_many_queries_as_ever(
    offered: Offered, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(offered.taker)
    client.get(reverse("ita_offers"))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("ita_offers"))
        return len(captured)

    before = queries()
    for _number in range(6):
        offer_page(LawPageFactory(live=True), officers.webmaster)
    assert queries() == before


def test_those_who_offer_find_their_own_pages_and_nothing_else(
    officers: Officers, client_of: ClientOf
) -> None:
    page = LawPageFactory(title="แบบคำสั่งที่ดี", live=True)
    draft = LawPageFactory(title="แบบคำสั่งที่ยังเป็นร่าง")
    client = client_of(officers.approver)
    shown = client.get(reverse("ita_offers"), {"own": "แบบคำสั่ง"}).content.decode()
    assert page.title in shown and draft.title not in shown
    answer = client.post(reverse("ita_offer_page", args=[page.pk]))
    shown = client.get(answer.url).content.decode()
    assert page.title in shown
    timeline = client.get(reverse("ita_timeline", args=[page.pk])).content.decode()
    assert reverse("ita_offer_page", args=[page.pk]) in timeline
    requesters = client_of(officers.requester).get(reverse("ita_offers"), {"own": "แบบ"})
    assert page.title not in requesters.content.decode()
