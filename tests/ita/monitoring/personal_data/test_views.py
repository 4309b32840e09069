"""The officers' screens of personal data: who opens them, who releases, what they say."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django_q import tasks

from home.models import AgencyDocument, LawPage
from ita.monitoring.personal_data import operations
from ita.monitoring.personal_data.models import FileSearch
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.operations import request_publication
from tests.factories import DocumentFactory, LawPageFactory, UserFactory
from tests.ita.conftest import ROLES, Officers, every_role
from tests.ita.monitoring.personal_data.conftest import NUMBER

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Any], Client]


def release_url(page: LawPage, document: AgencyDocument) -> str:
    return reverse("ita_personal_data_release", args=[page.pk, document.sha256])


def test_the_review_screen_shows_the_place_and_leads_the_approver_to_the_release(
    page: LawPage, document: AgencyDocument, officers: Officers, client_of: ClientOf
) -> None:
    request_publication(page, officers.requester)
    review, release = reverse("ita_review", args=[page.pk]), release_url(page, document)
    for officer in (officers.checker, officers.webmaster, officers.requester):
        screen = client_of(officer).get(review).content.decode()
        assert "พักไว้: ผ่านขั้นตอนใดไม่ได้" in screen
        assert "หน้า 1" in screen and "card ••••• of somebody" in screen
        assert release not in screen and NUMBER not in screen
    client = client_of(officers.approver)
    assert release in client.get(review).content.decode()
    form = client.get(release).content.decode()
    assert "card ••••• of somebody" in form and NUMBER not in form

    refused = client.post(release, {"reason": " "})
    assert refused.status_code == 409
    done = client.post(release, {"reason": "กฎหมายให้ประกาศ"}, follow=True).content.decode()
    assert "พักไว้" not in done and "กฎหมายให้ประกาศ" in done
    row = RegisterEntry.objects.get(act=Act.PERSONAL_RELEASED)
    shown = client.get(reverse("ita_register_entry", args=[row.pk])).content.decode()
    assert "เลขประจำตัวประชาชน: หน้า 1" in shown and "รายชื่อ.pdf" in shown


def test_the_owner_sees_it_in_the_editor_before_asking(
    page: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    screen = client_of(officers.requester).get(url).content.decode()
    assert "โปรดแทนที่ด้วยไฟล์ที่ไม่มีข้อมูลนี้" in screen and "card ••••• of somebody" in screen


def test_only_an_approver_releases_whatever_is_posted(
    page: LawPage, document: AgencyDocument
) -> None:
    url, released = release_url(page, document), []

    def attempt(client: Client) -> None:
        client.post(url, {"reason": "กฎหมายให้ประกาศ"})
        released.append(RegisterEntry.objects.filter(act=Act.PERSONAL_RELEASED).count())

    every_role(attempt)
    assert released == [int(role == "approver") for role in ROLES]


def test_officers_of_another_agency_find_nothing(
    page: LawPage, document: AgencyDocument, other_agency: Any, client_of: ClientOf
) -> None:
    stranger = client_of(UserFactory(approver=True, site=other_agency))
    url = release_url(page, document)
    assert stranger.get(url).status_code == 404
    assert stranger.post(url, {"reason": "กฎหมายให้ประกาศ"}).status_code == 404
    search = reverse("ita_personal_data_search", args=[page.pk])
    assert stranger.post(search).status_code == 404
    operations.search_live(page.get_site())
    listed = stranger.get(reverse("ita_personal_data"), {"which": "all"}).content.decode()
    assert page.title not in listed
    assert not RegisterEntry.objects.filter(act=Act.PERSONAL_RELEASED).exists()


def test_the_button_has_the_queue_search(officers: Officers, client_of: ClientOf) -> None:
    with patch.object(tasks, "_sync"):
        page = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
    url = reverse("ita_personal_data_search", args=[page.pk])
    client = client_of(officers.checker)
    assert url in client.get(reverse("ita_review", args=[page.pk])).content.decode()
    assert client.get(url).status_code == 405
    client.post(url)
    assert FileSearch.objects.get().outcome == "searched"
    assert url not in client.get(reverse("ita_review", args=[page.pk])).content.decode()


def test_the_list_of_live_pages(
    officers: Officers, site: Any, document: AgencyDocument, client_of: ClientOf
) -> None:
    url = reverse("ita_personal_data")
    empty = client_of(officers.webmaster).get(url).content.decode()
    assert "ยังไม่ได้ตรวจ" in empty
    page = LawPageFactory(title="ประกาศที่เผยแพร่อยู่", live=True, files=[document])
    operations.search_live(site)
    webmaster = client_of(officers.webmaster).get(url).content.decode()
    assert page.title in webmaster and reverse("ita_take_down", args=[page.pk]) in webmaster
    assert release_url(page, document) not in webmaster
    assert release_url(page, document) in client_of(officers.approver).get(url).content.decode()
    assert page.title not in client_of(officers.checker).get(url).content.decode()
    operations.release(page, officers.approver, document.sha256, "กฎหมายให้ประกาศ")
    after = client_of(officers.approver).get(url).content.decode()
    assert page.title not in after


def test_the_list_is_for_officers_only(site: Any) -> None:
    codes = []

    def attempt(client: Client) -> None:
        codes.append(client.get(reverse("ita_personal_data")).status_code == 200)

    every_role(attempt)
    closed = {"anonymous", "admin without duty", "superuser"}
    assert codes == [role not in closed for role in ROLES]
