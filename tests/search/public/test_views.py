"""The search page of the public site: what it shows of each page that it found."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from wagtail.models import Site

from home.enums import Section
from home.models import SectionPage
from tests.factories import LawPageFactory, NewsPageFactory, ServiceManualPageFactory, UnitFactory
from tests.search.public.search_page import Marks, text_of


def test_a_hit_says_section_date_kind_unit_and_shows_the_word_in_its_place(
    client: Client, site: Site
) -> None:
    NewsPageFactory(
        title="แจ้งเตือน พายุฤดูร้อน",
        summary="สำนักงาน แจ้ง ประชาชน เรื่อง พายุฤดูร้อน ระหว่างวันที่ 3 ถึง 5",
        live=True,
        owner_unit=UnitFactory(name="กองช่าง"),
        first_published_at=datetime(2026, 3, 1, 3, tzinfo=UTC),
    )

    html = text_of(client, "พายุฤดูร้อน")

    news = SectionPage.objects.get(section=Section.NEWS, locale__language_code="th").title
    for text in (news, "1 มี.ค. 2569", "บทความ", "กองช่าง", "ปีงบประมาณ พ.ศ. 2569", "พบ 1 รายการ"):
        assert text in html, text
    assert Marks(html).texts == ["พายุฤดูร้อน", "พายุฤดูร้อน"]


def test_who_mistypes_is_asked_what_was_meant_and_sees_it_marked(
    client: Client, site: Site
) -> None:
    for number in range(3):
        LawPageFactory(title=f"ระเบียบ พัสดุ {number}", live=True)

    html = text_of(client, "พัศดุ")

    assert 'หมายถึง <a href="?q=%E0%B8%9E%E0%B8%B1%E0%B8%AA%E0%B8%94%E0%B8%B8">พัสดุ</a> หรือไม่' in html
    assert Marks(html).texts == ["พัสดุ"] * 3


def test_the_title_of_the_window_holds_the_question(client: Client, site: Site) -> None:
    html = text_of(client, "ภาษีป้าย")

    assert "ภาษีป้าย" in html.split("</title>")[0]


def test_words_in_rows_are_shown_in_the_snippet(client: Client, site: Site) -> None:
    page = ServiceManualPageFactory(title="คู่มือ", live=True)
    step = page.steps.get_object_list()[0]
    step.details = "แนบ หนังสือมอบอำนาจ ด้วย"
    page.save()

    assert Marks(text_of(client, "หนังสือมอบอำนาจ")).texts == ["หนังสือมอบอำนาจ"]


def test_markup_in_the_query_is_shown_as_text(client: Client, site: Site) -> None:
    html = text_of(client, '"><script>x</script>')

    assert "<script>x" not in html
    assert "&lt;script&gt;x" in html


def test_markup_in_a_page_is_shown_as_text(client: Client, site: Site) -> None:
    NewsPageFactory(title="<b>ข่าว</b> ด่วน", summary="<i>ข่าว</i> ด่วน", live=True)

    html = text_of(client, "ด่วน")

    assert "<b>" not in html and "<i>" not in html and "&lt;i&gt;" in html


@pytest.mark.parametrize("path", ["/search/", "/search/suggest"])
def test_nothing_is_posted_to_the_search(client: Client, site: Site, path: str) -> None:
    assert client.post(path, {"q": "ภาษี"}).status_code == 405
