"""The officers' screens of search: who may, what they show, what they do."""

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from home.core.jobs import JobState
from home.thai.calendar import format_date, local_date
from search.analysis.terms import fingerprint
from search.indexing import state
from search.models import (
    IndexState,
    PromotedResult,
    QuestionTotal,
    Rebuild,
    SetAsideQuestion,
    SynonymGroup,
)
from tests.factories import NewsPageFactory, UserFactory

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Any], Client]
FIRST_SCREEN = "wagtailadmin_home"


@pytest.fixture
def office(webmaster: User, client_of: ClientOf) -> Client:
    return client_of(webmaster)


def asked(site: Site, question: str, times: int = 1, without: int = 0, days_ago: int = 0) -> None:
    day = local_date(timezone.now()) - timedelta(days=days_ago)
    QuestionTotal.objects.create(
        site=site, day=day, question=question, times=times, times_without_result=without
    )


def html_of(client: Client, name: str, **query: str) -> str:
    response = client.get(reverse(name), query)
    assert response.status_code == 200
    return response.content.decode()


def listed(client: Client, **query: str) -> list[str]:
    response = client.get(reverse("search_questions"), query)
    assert response.status_code == 200
    return [row["question"] for row in response.context["object_list"]]


def messages_of(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


# ---- who may

GET_SCREENS = [
    "search_questions",
    "search_questions_results",
    "search_rebuild",
    "search_rebuild_state",
    "search_synonyms:index",
    "search_synonyms:add",
    "search_promoted:index",
    "search_promoted:add",
]
DUTIES_WITHOUT = ["requester", "checker", "approver", "ita_officer"]


@pytest.mark.parametrize("name", GET_SCREENS)
def test_search_is_looked_after_by_webmasters(
    name: str, client: Client, client_of: ClientOf, webmaster: User, superuser: User, site: Site
) -> None:
    url = reverse(name)
    assert client.get(url).url.startswith(reverse("wagtailadmin_login"))
    for duty in DUTIES_WITHOUT:
        assert client_of(UserFactory(**{duty: True})).get(url).status_code == 302
    for user in (webmaster, superuser):
        assert client_of(user).get(url).status_code == 200


def post_targets(site: Site) -> list[tuple[str, dict[str, Any]]]:
    group = SynonymGroup.objects.create(words="โค\nวัว", site=site)
    page = NewsPageFactory(live=True)
    promotion = PromotedResult.objects.create(question="ข่าว", page=page)
    words = {"words": "ขยะ\nมูลฝอย", "active": "on"}
    answer = {"question": "ภาษี", "page": page.pk, "sort_order": 0}
    return [
        (reverse("search_synonyms:add"), words),
        (reverse("search_synonyms:edit", args=[group.pk]), words),
        (reverse("search_synonyms:delete", args=[group.pk]), {}),
        (reverse("search_promoted:add"), answer),
        (reverse("search_promoted:edit", args=[promotion.pk]), answer),
        (reverse("search_promoted:delete", args=[promotion.pk]), {}),
        (reverse("search_set_aside"), {"question": "ภาษี"}),
        (reverse("search_rebuild"), {}),
    ]


def test_no_forged_post_and_none_of_another_duty_changes_anything(
    client: Client, client_of: ClientOf, site: Site, webmaster: User
) -> None:
    targets = post_targets(site)
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(webmaster)
    others = [client_of(UserFactory(**{duty: True})) for duty in DUTIES_WITHOUT]
    for url, data in targets:
        for browser in (client, forged, *others):
            assert browser.post(url, data).status_code in (302, 403), url
    assert [str(group) for group in SynonymGroup.objects.all()] == ["โค = วัว"]
    assert [row.question for row in PromotedResult.objects.all()] == ["ข่าว"]
    assert not SetAsideQuestion.objects.exists() and not Rebuild.objects.exists()


@pytest.mark.parametrize("name", ["search_set_aside", "search_rebuild_state"])
def test_other_methods_are_refused(name: str, office: Client, site: Site) -> None:
    method = office.get if name == "search_set_aside" else office.post
    assert method(reverse(name)).status_code == 405


def test_the_menu_shows_search_to_those_who_look_after_it(
    office: Client, client_of: ClientOf, site: Site
) -> None:
    ours = html_of(office, FIRST_SCREEN)
    for name in ("search_questions", "search_synonyms:index", "search_promoted:index"):
        assert reverse(name) in ours
    theirs = html_of(client_of(UserFactory(checker=True)), FIRST_SCREEN)
    assert reverse("search_questions") not in theirs
    assert reverse("search_rebuild") not in theirs


# ---- the report


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


# ---- the report as a file


def test_an_export_opens_without_formulas_in_be(office: Client, site: Site) -> None:
    for question in ("=1+1", "@cmd", "+66", "-1", "#N/A", "\t=1", "a_x0041_", "ภาษี"):
        asked(site, question, 2, 1)
    response = office.get(reverse("search_questions"), {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue())).active
    assert sheet
    rows = list(sheet.iter_rows(min_row=2))
    assert {row[0].data_type for row in rows} == {"s"}
    assert {row[0].value for row in rows} >= {"=1+1", "#N/A", "a_x005F_x0041_", "ภาษี"}
    assert {(row[1].value, row[2].value) for row in rows} == {(1, 2)}
    assert rows[0][3].value == format_date(timezone.now(), short=True)
    assert [cell.value for cell in next(sheet.iter_rows())] == [
        "คำค้น",
        "ไม่พบ (ครั้ง)",
        "ค้น (ครั้ง)",
        "ค้นครั้งล่าสุด",
    ]


def test_a_csv_is_thai_in_excel_and_without_formulas(office: Client, site: Site) -> None:
    for question in ("=1+1", "@cmd", "+66", "-1", "\t=1", "ภาษี"):
        asked(site, question, 2, 1)
    response = office.get(reverse("search_questions"), {"export": "csv"})
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeff")
    [_heading, *rows] = csv.reader(io.StringIO(text))
    assert not [row for row in rows if row[0].startswith(("=", "@", "+", "-", "\t"))]
    assert [row for row in rows if row[0] == "ภาษี"]


def test_an_export_has_what_the_filters_leave(office: Client, site: Site) -> None:
    asked(site, "พบ", 2, 0)
    asked(site, "ไม่พบ", 2, 2)
    response = office.get(reverse("search_questions"), {"export": "csv", "shown": "unanswered"})
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert len(text.splitlines()) == 2 and "ไม่พบ" in text


# ---- synonyms


def test_a_webmaster_adds_changes_and_removes_a_group(office: Client, site: Site) -> None:
    office.post(reverse("search_synonyms:add"), {"words": "ก๊าซ = แก๊ส", "active": "on"})
    group = SynonymGroup.objects.get()
    assert (group.site, group.words, group.active) == (site, "ก๊าซ\nแก๊ส", True)
    url = reverse("search_synonyms:edit", args=[group.pk])
    office.post(url, {"words": "ก๊าซ\nแก๊ส\ngas", "note": "ตามคำถาม", "active": ""})
    group.refresh_from_db()
    assert (str(group), group.note, group.active) == ("ก๊าซ = แก๊ส = gas", "ตามคำถาม", False)
    office.post(reverse("search_synonyms:delete", args=[group.pk]))
    assert not SynonymGroup.objects.exists()


def test_a_wrong_group_comes_back_with_the_reason(office: Client, site: Site) -> None:
    SynonymGroup.objects.create(words="ขยะ\nมูลฝอย", site=site)
    response = office.post(reverse("search_synonyms:add"), {"words": "ขยะ\nของเสีย", "active": "on"})
    assert response.status_code == 200
    assert "ขยะ = มูลฝอย" in response.content.decode()
    assert SynonymGroup.objects.count() == 1


@pytest.mark.parametrize("words", ["ขยะ\x00\nมูลฝอย", "ก" * 100_000, "\n".join("กข" * 5_000)])
def test_bad_words_are_no_error_page(words: str, office: Client, site: Site) -> None:
    response = office.post(reverse("search_synonyms:add"), {"words": words, "active": "on"})
    assert response.status_code == 200 and response.context["form"].errors
    assert office.get(reverse("search_synonyms:add"), {"words": words[:2000]}).status_code == 200


def test_a_delivered_group_is_changed_or_switched_off_but_not_deleted(
    office: Client, client_of: ClientOf, superuser: User, site: Site
) -> None:
    group = SynonymGroup.objects.create(
        words="โค\nวัว", delivered_name="โค", delivered_words="โค\nวัว"
    )
    delete = reverse("search_synonyms:delete", args=[group.pk])
    edit = reverse("search_synonyms:edit", args=[group.pk])
    for browser in (office, client_of(superuser)):
        response = browser.post(delete, follow=True)
        assert "ลบไม่ได้" in messages_of(response)
        assert delete not in browser.get(edit).content.decode()
    office.post(edit, {"words": "โค\nวัว\nงัว"})
    group.refresh_from_db()
    assert group.site is None and not group.active and group.is_edited
    assert "หน่วยงานแก้ไข" in html_of(office, "search_synonyms:index")


def test_the_list_says_where_a_group_comes_from_and_can_be_narrowed(
    office: Client, site: Site, home_page: Page
) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=home_page)
    delivered = {"delivered_name": "โค", "delivered_words": "โค\nวัว"}
    SynonymGroup.objects.create(words="โค\nวัว", **delivered)
    SynonymGroup.objects.create(words="องค์การบริหารส่วนตำบล\nอบต.", site=site)
    SynonymGroup.objects.create(words="ของเขา\nของอื่น", site=other)

    def shown(**query: str) -> list[str]:
        response = office.get(reverse("search_synonyms:index"), query)
        return [str(group) for group in response.context["object_list"]]

    assert shown() == ["องค์การบริหารส่วนตำบล = อบต.", "โค = วัว"]
    assert shown(origin="own") == ["องค์การบริหารส่วนตำบล = อบต."]
    assert shown(origin="delivered") == ["โค = วัว"]
    assert shown(origin="edited") == []
    assert shown(q="อ.บ.ต.") == ["องค์การบริหารส่วนตำบล = อบต."]
    assert shown(q="%") == shown(q='"') == shown()
    assert shown(q="ไม่มี") == []


def test_another_websites_group_cannot_be_opened(
    office: Client, site: Site, home_page: Page
) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=home_page)
    group = SynonymGroup.objects.create(words="ของเขา\nของอื่น", site=other)
    for name in ("search_synonyms:edit", "search_synonyms:delete"):
        assert office.get(reverse(name, args=[group.pk])).status_code == 404
        assert office.post(reverse(name, args=[group.pk]), {"words": "ก"}).status_code == 404
    assert SynonymGroup.objects.filter(pk=group.pk, words="ของเขา\nของอื่น").exists()


def test_the_list_of_synonyms_asks_as_often_for_many(office: Client, site: Site) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            html_of(office, "search_synonyms:index")
        return len(captured)

    html_of(office, "search_synonyms:index")
    SynonymGroup.objects.create(words="คำแรก\nคำต้น", site=site)
    few = queries()
    for number in range(20):
        SynonymGroup.objects.create(words=f"คำ {number}\nอื่น {number}", site=site)
    assert queries() == few


# ---- promoted results


def test_a_webmaster_promotes_a_page_and_takes_it_back(office: Client, site: Site) -> None:
    page = NewsPageFactory(title="ภาษี ปีนี้", live=True)
    data = {"question": "ภาษี", "page": page.pk, "sort_order": 0}
    office.post(reverse("search_promoted:add"), data)
    promotion = PromotedResult.objects.get()
    html = html_of(office, "search_promoted:index")
    assert "ภาษี ปีนี้" in html and "แสดงอยู่" in html
    Page.objects.filter(pk=page.pk).update(live=False)
    assert "ยังไม่ได้เผยแพร่" in html_of(office, "search_promoted:index")
    office.post(reverse("search_promoted:delete", args=[promotion.pk]))
    assert not PromotedResult.objects.exists()


def test_a_draft_is_not_promoted(office: Client, site: Site) -> None:
    data = {"question": "ภาษี", "page": NewsPageFactory().pk, "sort_order": 0}
    response = office.post(reverse("search_promoted:add"), data)
    assert "ยังไม่ได้เผยแพร่" in response.content.decode()
    assert not PromotedResult.objects.exists()


@pytest.mark.parametrize("page", ["", "0", "99999999"])
def test_a_page_that_is_none_is_refused(page: str, office: Client, site: Site) -> None:
    data = {"question": "ภาษี", "page": page, "sort_order": 0}
    response = office.post(reverse("search_promoted:add"), data)
    assert response.status_code == 200 and response.context["form"].errors["page"]


def test_the_list_of_promotions_asks_as_often_for_many(office: Client, site: Site) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            html_of(office, "search_promoted:index")
        return len(captured)

    html_of(office, "search_promoted:index")
    PromotedResult.objects.create(question="ข่าว", page=NewsPageFactory(live=True))
    few = queries()
    for number in range(10):
        PromotedResult.objects.create(question=f"ข่าว {number}", page=NewsPageFactory(live=True))
    assert queries() == few


# ---- the first screen


def test_the_first_screen_shows_what_was_not_found(
    office: Client, client_of: ClientOf, site: Site
) -> None:
    heading = "คำค้นที่ไม่พบ"
    assert heading not in html_of(office, FIRST_SCREEN)
    for number in range(7):
        asked(site, f"ไม่มี {number}", 9 - number, 9 - number)
    asked(site, "นานแล้ว", 99, 99, days_ago=40)
    html = html_of(office, FIRST_SCREEN)
    assert heading in html and "นานแล้ว" not in html
    assert [n for n in range(7) if f"ไม่มี {n}" in html] == [0, 1, 2, 3, 4]
    for name in ("search_synonyms:add", "search_promoted:add"):
        assert html.count(f'href="{reverse(name)}?') == 5
    assert heading not in html_of(client_of(UserFactory(checker=True)), FIRST_SCREEN)


def test_what_is_dealt_with_leaves_the_first_screen(office: Client, site: Site) -> None:
    for question in ("หมา", "ภาษี", "เหลืออยู่"):
        asked(site, question, 3, 3)
    SynonymGroup.objects.create(words="สุนัข\nหมา", site=site)
    PromotedResult.objects.create(question="ภาษี", page=NewsPageFactory(live=True))
    html = html_of(office, FIRST_SCREEN)
    assert "เหลืออยู่" in html and "หมา" not in html and "?question=%E0%B8%A0" not in html


def test_a_delivered_synonym_does_not_hide_what_was_not_found(office: Client, site: Site) -> None:
    asked(site, "แจ้งเกิด", 3, 3)
    words = "การแจ้งเกิด\nแจ้งเกิด"
    SynonymGroup.objects.create(words=words, delivered_name="การแจ้งเกิด", delivered_words=words)
    assert "แจ้งเกิด" in html_of(office, FIRST_SCREEN)
    SynonymGroup.objects.update(words=f"{words}\nสูติบัตร")
    assert "แจ้งเกิด" not in html_of(office, FIRST_SCREEN)


# ---- the rebuild


DUE = "ต้องจัดทำดัชนีค้นหาใหม่"


@pytest.fixture
def index_is_old(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    IndexState.objects.record("default", fingerprint(), entries=0)
    monkeypatch.setattr(state, "fingerprint", lambda: "tomorrow")


def test_an_old_index_is_said_on_the_first_screen_in_the_menu_and_on_its_own(
    index_is_old: None, office: Client, client_of: ClientOf
) -> None:
    html = html_of(office, FIRST_SCREEN)
    assert DUE in html and f'action="{reverse("search_rebuild")}"' in html
    assert json.dumps("ต้องจัดทำดัชนีใหม่") in unescape(html)  # the menu
    own = html_of(office, "search_rebuild")
    assert DUE in own and "manage.py update_index" in own
    assert DUE not in html_of(client_of(UserFactory(checker=True)), FIRST_SCREEN)


def test_a_fresh_index_is_not_mentioned(office: Client, site: Site) -> None:
    IndexState.objects.record("default", fingerprint(), entries=0)
    assert DUE not in html_of(office, FIRST_SCREEN)
    assert DUE not in html_of(office, "search_rebuild")
    IndexState.objects.all().delete()
    assert DUE in html_of(office, FIRST_SCREEN)


@pytest.mark.parametrize("screen", [FIRST_SCREEN, "search_rebuild"])
def test_the_button_works_in_a_browser(index_is_old: None, screen: str, webmaster: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(webmaster)
    soup = BeautifulSoup(html_of(browser, screen), "html.parser")
    form = soup.find("form", action=reverse("search_rebuild"))
    assert form
    data = {field["name"]: field["value"] for field in form.find_all("input")}
    assert browser.post(reverse("search_rebuild"), data).status_code == 302
    assert Rebuild.objects.get().state == JobState.DONE


def test_one_button_makes_it_again(index_is_old: None, office: Client, webmaster: User) -> None:
    response = office.post(reverse("search_rebuild"), follow=True)
    assert "จัดทำดัชนีใหม่เรียบร้อยแล้ว" in messages_of(response)
    assert Rebuild.objects.get().user == webmaster
    assert DUE not in html_of(office, FIRST_SCREEN)


def test_while_it_is_made_there_is_progress_and_no_second_button(
    index_is_old: None, office: Client
) -> None:
    Rebuild.objects.create(state=JobState.RUNNING, percent=40)
    html = html_of(office, "search_rebuild")
    assert 'value="40"' in html and "<form" not in html.split('id="main"')[-1]
    assert "กำลังจัดทำดัชนี" in html_of(office, FIRST_SCREEN)
    answer = office.get(reverse("search_rebuild_state")).json()
    assert not answer["finished"] and answer["percent"] == 40 and "40%" in answer["message"]
    office.post(reverse("search_rebuild"))
    assert Rebuild.objects.count() == 1


def test_a_failure_is_shown_with_another_try(index_is_old: None, office: Client) -> None:
    Rebuild.objects.create(state=JobState.FAILED, error="จัดทำดัชนีไม่สำเร็จ")
    html = html_of(office, "search_rebuild")
    assert "จัดทำดัชนีไม่สำเร็จ" in html and f'action="{reverse("search_rebuild")}"' in html
    assert office.get(reverse("search_rebuild_state")).json()["finished"]


def test_who_may_open_no_page_is_offered_no_search_of_pages(
    office: Client, requester: User, client_of: ClientOf
) -> None:
    style = "search/no_pages.css"
    assert style in html_of(office, FIRST_SCREEN)
    assert style not in html_of(client_of(requester), FIRST_SCREEN)


def test_the_search_of_all_pages_counts_nothing_without_a_name(
    requester: User, client_of: ClientOf
) -> None:
    NewsPageFactory(title="ประชุมสภา", live=True)
    html = html_of(client_of(requester), "wagtailadmin_pages:search", q="สภา")
    assert "ประชุมสภา" in html and "None" not in BeautifulSoup(html, "html.parser").text
