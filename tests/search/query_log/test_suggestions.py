"""Suggestions come from what a webmaster accepted of what many asked, never by themselves."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from search.models import AcceptedQuestion, QuestionTotal
from search.query_log import questions
from search.query_log.suggestions import (
    FREQUENT_FROM,
    accept,
    accepted_questions,
    decline,
    frequent_of,
)
from tests.factories import UserFactory
from tests.search.query_log.test_questions import asked

ABOUT_THE_MAYOR = "นายกเทศมนตรีโกงเงินวัด"


def test_what_strangers_asked_is_not_suggested_by_itself(site: Site, client: Client) -> None:
    asked(site, ABOUT_THE_MAYOR, 99, days=9)
    answer = client.get("/search/suggest", {"q": ABOUT_THE_MAYOR[:6]}).json()
    assert answer["suggestions"] == []


def test_what_a_webmaster_accepted_is_suggested_until_it_is_declined(
    site: Site, webmaster: Any, client: Client
) -> None:
    asked(site, "ภาษีที่ดิน", 9)
    asked(site, "ภาษีป้าย", 9)
    accept(site, "ภาษีป้าย", webmaster)
    accept(site, "ภาษีป้าย", webmaster)
    accept(site, "ภาษีที่ดิน", webmaster)
    assert accepted_questions("ภาษี", site) == ["ภาษีที่ดิน", "ภาษีป้าย"]
    offered = client.get("/search/suggest", {"q": "ภาษี"}).json()["suggestions"]
    assert [row["text"] for row in offered] == ["ภาษีที่ดิน", "ภาษีป้าย"]
    decline(site, "ภาษีที่ดิน", webmaster)
    assert accepted_questions("ภาษี", site) == ["ภาษีป้าย"]
    for nothing in (" เเผน", "", '"'):
        assert accepted_questions(nothing, site) == []


def test_nobody_accepts_what_one_person_can_make_frequent(site: Site, webmaster: Any) -> None:
    asked(site, "ภาษี วันเดียว", 90, days=1)
    asked(site, "ภาษี ครั้งเดียว", 1, days=4)
    asked(site, "ภาษี ไม่พบ", 9, without=9)
    for question in ("ภาษี วันเดียว", "ภาษี ครั้งเดียว", "ภาษี ไม่พบ", "ไม่เคยมีใครถาม"):
        with pytest.raises(NotAllowed):
            accept(site, question, webmaster)
    assert not AcceptedQuestion.objects.exists()


def test_nothing_comes_from_another_website_or_from_long_ago(
    site: Site, home_page: Any, webmaster: Any
) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=home_page)
    asked(other, "ภาษีที่ดิน", 9)
    accept(other, "ภาษีที่ดิน", webmaster)
    asked(site, "ภาษีป้าย", 9)
    for row in QuestionTotal.objects.filter(site=site):
        row.day -= FREQUENT_FROM + timedelta(days=1)
        row.save()
    assert frequent_of(site) == set()
    assert accepted_questions("ภาษี", site) == []


def test_what_is_set_aside_is_neither_offered_nor_suggested(
    site: Site, webmaster: Any, client_of: Any
) -> None:
    asked(site, "ภาษีที่ดิน", 9)
    accept(site, "ภาษีที่ดิน", webmaster)
    client_of(webmaster).post(reverse("search_set_aside"), {"question": "ภาษีที่ดิน"})
    assert accepted_questions("ภาษี", site) == []
    assert frequent_of(site) == set()
    questions.take_back(site, "ภาษีที่ดิน")
    assert frequent_of(site) == {"ภาษีที่ดิน"}


def test_suggesting_again_asks_the_database_nothing(site: Site) -> None:
    accepted_questions("ภาษี", site)
    with CaptureQueriesContext(connection) as queries:
        accepted_questions("ภา", site)
    assert len(queries) == 0


def test_the_webmaster_accepts_and_declines_in_the_report(
    site: Site, webmaster: Any, client_of: Any
) -> None:
    asked(site, "ภาษีป้าย", 9)
    client = client_of(webmaster)
    url = reverse("search_accept")
    assert "เสนอแนะแก่ผู้ค้นหา" in client.get(reverse("search_questions")).content.decode()
    client.post(url, {"question": "ภาษีป้าย"})
    assert AcceptedQuestion.objects.get().question == "ภาษีป้าย"
    shown = client.get(reverse("search_questions"), {"shown": "accepted"}).content.decode()
    assert "เลิกเสนอแนะ" in shown
    client.post(url, {"question": "ภาษีป้าย", "back": "1"})
    assert not AcceptedQuestion.objects.exists()
    client.post(url, {"question": "ไม่เคยมีใครถาม"})
    client.post(url, {"question": ""})
    assert not AcceptedQuestion.objects.exists()


@pytest.mark.parametrize("duty", ["requester", "checker", "approver", "ita_officer"])
def test_nobody_else_accepts(site: Site, duty: str, client_of: Any) -> None:
    asked(site, "ภาษีป้าย", 9)
    client_of(UserFactory(**{duty: True})).post(reverse("search_accept"), {"question": "ภาษีป้าย"})
    Client().post(reverse("search_accept"), {"question": "ภาษีป้าย"})
    assert not AcceptedQuestion.objects.exists()
