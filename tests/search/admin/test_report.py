"""The report of the questions that visitors asked."""

from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from home.thai.calendar import format_date, local_date
from search.models import PromotedResult, SetAsideQuestion, SynonymGroup
from tests.factories import NewsPageFactory
from tests.search.admin.screens import FIRST_SCREEN, asked, html_of, messages_of

pytestmark = pytest.mark.django_db


def listed(client: Client, **query: str) -> list[str]:
    response = client.get(reverse("search_questions"), query)
    assert response.status_code == 200
    return [row["question"] for row in response.context["object_list"]]


def test_questions_without_result_come_first(office: Client, site: Site) -> None:
    asked(site, "พบเสมอ", 90)
    asked(site, "ไม่พบบ่อย", 9, 9)
    asked(site, "ไม่พบบ้าง", 20, 3)
    assert listed(office) == ["ไม่พบบ่อย", "ไม่พบบ้าง", "พบเสมอ"]
    assert listed(office, shown="unanswered") == ["ไม่พบบ่อย", "ไม่พบบ้าง"]


def test_days_are_summed_and_the_last_one_is_shown_in_be(office: Client, site: Site) -> None:
    asked(site, "ภาษี", 2, 1, days_ago=3)
    asked(site, "ภาษี", 3, 1, days_ago=1)
    html = html_of(office, "search_questions")
    [row] = office.get(reverse("search_questions")).context["object_list"]
    assert (row["asked"], row["unanswered"]) == (5, 2)
    day = local_date(timezone.now()) - timedelta(days=1)
    assert format_date(day, short=True) in html


@pytest.mark.parametrize(("period", "found"), [("7", 1), ("30", 2), ("90", 3), ("365", 4), ("", 5)])
def test_a_period_narrows_the_report(period: str, found: int, office: Client, site: Site) -> None:
    for days in (6, 29, 89, 364, 365):
        asked(site, f"เมื่อ {days} วัน", days_ago=days)
    assert len(listed(office, period=period)) == found


def test_a_search_in_the_report_reads_as_the_website_does(office: Client, site: Site) -> None:
    asked(site, "ที่ทำการ อบต")
    asked(site, "ภาษี")
    assert listed(office, q="อ.บ.ต.") == ["ที่ทำการ อบต"]


@pytest.mark.parametrize(
    "query",
    [
        {"q": '"'},
        {"q": "\x00"},
        {"q": "%"},
        {"q": "NEAR(a"},
        {"q": "ก" * 10_000},
        {"p": "x"},
        {"period": "zz"},
        {"shown": "zz"},
        {"ordering": "password"},
        {"export": "exe"},
    ],
)
def test_nothing_in_the_address_breaks_the_report(
    query: dict[str, str], office: Client, site: Site
) -> None:
    asked(site, "ภาษี")
    assert office.get(reverse("search_questions"), query).status_code == 200


def test_a_website_sees_its_own_questions(office: Client, site: Site, home_page: Page) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=home_page)
    asked(other, "ของเขา")
    asked(site, "ของเรา")
    assert listed(office) == ["ของเรา"]


def test_one_click_leads_to_a_filled_synonym_and_to_a_filled_promotion(
    office: Client, site: Site
) -> None:
    asked(site, "หมา & แมว", 3, 3)
    html = unescape(html_of(office, "search_questions"))
    query = "%E0%B8%AB%E0%B8%A1%E0%B8%B2+%26+%E0%B9%81%E0%B8%A1%E0%B8%A7"
    synonym = f"{reverse('search_synonyms:add')}?words={query}"
    promotion = f"{reverse('search_promoted:add')}?question={query}"
    assert synonym in html and promotion in html
    form = office.get(synonym).context["form"]
    assert form["words"].value().split("\n") == ["หมา & แมว", ""]
    assert office.get(promotion).context["form"]["question"].value() == "หมา & แมว"


def test_what_was_done_about_a_question_is_said(office: Client, site: Site) -> None:
    asked(site, "หมา", 3, 3)
    asked(site, "ภาษี", 2, 2)
    SynonymGroup.objects.create(words="สุนัข\nหมา", site=site)
    PromotedResult.objects.create(question="ภาษี", page=NewsPageFactory(live=True))
    html = html_of(office, "search_questions")
    assert html.count(">มีคำพ้องแล้ว<") == 1
    query = urlencode({"q": "หมา"})
    assert f'href="{reverse("search_synonyms:index")}?{query}"' in html
    assert html.count("แนะนำหน้าแล้ว") == 1


def test_a_question_is_set_aside_and_taken_back(office: Client, site: Site) -> None:
    asked(site, "คำหยาบ", 3, 3)
    address = f"{reverse('search_questions')}?period=7"
    url = reverse("search_set_aside")
    response = office.post(url, {"question": "คำหยาบ", "next": address})
    assert response.url == address
    assert listed(office) == [] and listed(office, shown="aside") == ["คำหยาบ"]
    assert "คำหยาบ" not in html_of(office, FIRST_SCREEN)
    office.post(url, {"question": "คำหยาบ", "back": "1"})
    assert listed(office) == ["คำหยาบ"]


def test_the_buttons_work_in_a_browser(site: Site, webmaster: User) -> None:
    """The forms of the table carry the token."""
    asked(site, "คำหยาบ", 3, 3)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(webmaster)
    soup = BeautifulSoup(html_of(browser, "search_questions"), "html.parser")
    form = soup.find("form", action=reverse("search_set_aside"))
    assert form
    data = {field["name"]: field["value"] for field in form.find_all("input")}
    assert browser.post(reverse("search_set_aside"), data).status_code == 302
    assert SetAsideQuestion.objects.get().question == "คำหยาบ"


def test_setting_aside_takes_no_wrong_input(office: Client, site: Site) -> None:
    url = reverse("search_set_aside")
    for question in ("", "\x00", '"'):
        response = office.post(url, {"question": question}, follow=True)
        assert "ไม่ได้ระบุคำค้น" in messages_of(response)
    outside = office.post(url, {"question": "ภาษี", "next": "https://example.com/"})
    assert outside.url == reverse("search_questions")


def test_the_report_asks_the_database_as_often_for_many_questions(
    office: Client, site: Site
) -> None:
    office.get(reverse("search_questions"))  # what is cached for good

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            html_of(office, "search_questions")
        return len(captured)

    asked(site, "คำแรก", 2, 1)
    few = queries()
    for number in range(30):
        asked(site, f"คำที่ {number}", 2, 1)
    assert queries() == few
