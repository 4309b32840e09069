"""The screens say what will happen, can be left without an act, and answer with one message."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from home.models import GalleryImage, LawPage
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import DocumentFactory, ImageFactory, LawPageFactory, NewsPageFactory
from tests.ita.conftest import Officers, correct, fresh, publish

ClientOf = Callable[[Any], Client]
WHY = "มีข้อมูลส่วนบุคคล"


def url_of(page: Any, act: str = "take_down") -> str:
    return reverse(f"ita_{act}", args=[page.pk])


def messages(html: str) -> list[str]:
    found = BeautifulSoup(html, "html.parser").select(".messages li")
    return [" ".join(each.get_text().split()) for each in found]


@pytest.mark.parametrize(("act", "words"), [("take_down", "นำลง"), ("archive", "ย้ายเข้าคลัง")])
def test_one_message_on_a_screen_that_the_officer_can_open(
    live: LawPage, officers: Officers, client_of: ClientOf, act: str, words: str
) -> None:
    client = client_of(officers.webmaster)
    response = client.post(url_of(live, act), {"reason": WHY}, follow=True)
    assert response.redirect_chain == [(reverse("ita_review", args=[live.pk]), 302)]
    assert response.status_code == 200
    (message,) = messages(response.content.decode())
    row = RegisterEntry.objects.of_page(live).last()
    assert row and row.label in message and words in message and live.title in message


def test_the_two_are_told_apart(live: LawPage, officers: Officers, client_of: ClientOf) -> None:
    client = client_of(officers.webmaster)
    gone = client.get(url_of(live)).content.decode()
    past = client.get(url_of(live, "archive")).content.decode()
    assert "บุคคลภายนอกเปิดหน้านี้ไม่ได้" in gone and "บุคคลภายนอกเปิดหน้านี้ไม่ได้" not in past
    assert "ทุกคนยังเปิดอ่านหน้านี้และไฟล์ได้" in past and "ทุกคนยังเปิดอ่าน" not in gone
    for html in (gone, past):
        soup = BeautifulSoup(html, "html.parser")
        assert soup.find("a", href=reverse("ita_review", args=[live.pk]), string="ยกเลิก")
    assert fresh(live).live and not fresh(live).archived_on


def test_it_names_the_files_that_close_and_counts_the_pictures(
    officers: Officers, client_of: ClientOf
) -> None:
    mine, shared = DocumentFactory(title="ไฟล์ของหน้านี้"), DocumentFactory(title="ไฟล์ร่วม")
    LawPageFactory(files=[shared], live=True)
    pictures = [GalleryImage(image=ImageFactory()) for _n in range(2)]
    page = NewsPageFactory(files=[mine, shared], gallery=pictures, live=True)
    html = client_of(officers.webmaster).get(url_of(page)).content.decode()
    assert "ปิดไฟล์พร้อมกัน 1 ไฟล์: ไฟล์ของหน้านี้" in " ".join(html.split())
    assert "ไฟล์ร่วม" not in html
    assert "ปิดภาพพร้อมกัน 2 ภาพ" in html


def test_it_says_that_a_request_ends(
    live: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.approver)
    assert "สิ้นสุดลง" not in client.get(url_of(live)).content.decode()
    correct(live, officers.requester)
    operations.request_publication(fresh(live), officers.requester)
    assert "ตรวจสอบ” สิ้นสุดลง" in client.get(url_of(live)).content.decode()


def test_a_reason_is_needed_and_what_was_written_stays(
    live: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.webmaster)
    response = client.post(url_of(live), {"reason": "  "})
    assert response.status_code == 409
    assert fresh(live).live
    publish(LawPageFactory(owner=officers.requester), officers)
    refused = client_of(officers.checker).post(url_of(live), {"reason": WHY})
    assert refused.status_code == 409
    assert "เฉพาะผู้อนุมัติหรือผู้นำข้อมูลขึ้นเผยแพร่" in refused.content.decode()
