"""The search page of the public site."""

from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction, Site

from home.enums import ContentKind, LawKind, Section
from home.models import ContentPage, HomePage, SectionPage
from search.models import PromotedResult, QuestionTotal, SynonymGroup
from search.public.finding import RESULTS_PER_PAGE
from search.public.queries import LONGEST_QUERY, clean_query, read_question
from tests.factories import (
    ContactPageFactory,
    LawPageFactory,
    NewsPageFactory,
    OnlineFormPageFactory,
    ServiceManualPageFactory,
    UnitFactory,
)


def found(client: Client, query: str, path: str = "/search/", **filters: Any) -> list[str]:
    response = client.get(path, {"q": query, **filters})
    assert response.status_code == 200
    return [hit.page.title for hit in response.context["found"].hits]


def text_of(client: Client, query: str, path: str = "/search/", **filters: Any) -> str:
    return str(client.get(path, {"q": query, **filters}).content.decode())


class Marks(HTMLParser):
    """The texts of a page's <mark> elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._inside = self._inside or tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts.append(data)


def test_finds_live_pages_by_title_and_by_source(client: Client, site: Site) -> None:
    LawPageFactory(title="เทศบัญญัติ การจัดการมูลฝอย", live=True)
    LawPageFactory(
        title="ระเบียบพัสดุ", source="ราชกิจจานุเบกษา", law_kind=LawKind.REGULATION, live=True
    )

    assert found(client, "เทศบัญญัติ") == ["เทศบัญญัติ การจัดการมูลฝอย"]
    assert found(client, "ราชกิจจานุเบกษา") == ["ระเบียบพัสดุ"]


def test_finds_a_word_in_the_middle_of_a_thai_title(client: Client, site: Site) -> None:
    NewsPageFactory(title="สรุปผลการจัดซื้อจัดจ้างประจำเดือนตุลาคม", live=True)

    assert found(client, "จัดซื้อจัดจ้าง") == ["สรุปผลการจัดซื้อจัดจ้างประจำเดือนตุลาคม"]


def test_drafts_and_restricted_pages_are_not_found(client: Client, site: Site) -> None:
    LawPageFactory(title="ร่าง ลับ")
    restricted = LawPageFactory(title="ภายใน ลับ", live=True)
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")

    assert found(client, "ลับ") == []


def test_pages_of_another_agency_are_not_found(
    client: Client, site: Site, other_agency: HomePage
) -> None:
    LawPageFactory(title="ประกาศ เขตอื่น", live=True, parent=other_agency)

    assert found(client, "เขตอื่น") == []


def test_english_addresses_find_english_pages_only(client: Client, site: Site) -> None:
    english = SectionPage.objects.get(
        section=Section.LAW, locale=Locale.objects.get(language_code="en")
    )
    LawPageFactory(title="Waste ordinance", live=True, parent=english)
    LawPageFactory(title="Waste ไทย", live=True)

    assert found(client, "waste", "/en/search/") == ["Waste ordinance"]
    assert found(client, "waste") == ["Waste ไทย"]


def test_who_finds_nothing_in_english_is_led_to_the_thai_pages(client: Client, site: Site) -> None:
    LawPageFactory(title="Waste ไทย", live=True)

    english, thai = text_of(client, "waste", "/en/search/"), text_of(client, "dinosaur")

    link = "Search the pages in this language:"
    assert link in english and 'href="/search/?q=waste"' in english
    assert "General information" not in english.split("Go on from here")[1].split("</main>")[0]
    assert 'hreflang="th"><span' not in thai


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


def test_a_section_that_is_asked_for_is_offered_as_a_whole(client: Client, site: Site) -> None:
    LawPageFactory(title="ระเบียบ พัสดุ", live=True)

    def sections(query: str) -> list[str]:
        found = client.get("/search/", {"q": query}).context["found"]
        return [page.section for page in found.sections]

    assert sections("คู่มือสำหรับประชาชน") == ["service-manuals"]
    assert sections("กฎหมาย") == ["law"]
    assert sections("กฎหมาย พัสดุ") == []
    assert "ดูทั้งหมวด" in text_of(client, "กฎหมาย")


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


@pytest.mark.parametrize("query", ["", "   ", "\x00", "\n\t\x07"])
def test_an_empty_query_asks_for_a_word(client: Client, site: Site, query: str) -> None:
    LawPageFactory(live=True)

    assert found(client, query) == []
    assert "พิมพ์คำ" in text_of(client, query)


@pytest.mark.parametrize(
    "query",
    [
        '"', "'", "''\"", "%", "_", "*", "(", "-", "\\", "😀", "่้๊", "\u0e33\u0e4d",
        "\u200b\u200d\ufeff", "\u202e", "NEAR(", 'a" OR 1', "AND", "OR NOT", "title:x", "a\x00b",
        "<b>", "ก" * 10_000, "่" * 10_000, "' OR 1=1 --", "{{ 7 }}", "ก\ud800ข", "َ", "𝒳𝒴",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/search/", "/search/suggest"])
def test_no_question_is_an_error(client: Client, site: Site, query: str, path: str) -> None:
    LawPageFactory(title="ข้อบัญญัติ", live=True)

    response = client.get(path, {"q": query.encode("utf-8", "surrogatepass")})

    assert response.status_code == 200
    assert "ข้อบัญญัติ" not in response.content.decode().replace("&quot;", "")


def test_markup_in_the_query_is_shown_as_text(client: Client, site: Site) -> None:
    html = text_of(client, '"><script>x</script>')

    assert "<script>x" not in html
    assert "&lt;script&gt;x" in html


def test_markup_in_a_page_is_shown_as_text(client: Client, site: Site) -> None:
    NewsPageFactory(title="<b>ข่าว</b> ด่วน", summary="<i>ข่าว</i> ด่วน", live=True)

    html = text_of(client, "ด่วน")

    assert "<b>" not in html and "<i>" not in html and "&lt;i&gt;" in html


def test_of_a_too_long_question_the_beginning_is_asked(client: Client, site: Site) -> None:
    LawPageFactory(title="ประกาศ เรื่องน้ำ", live=True)

    response = client.get("/search/", {"q": "เรื่องน้ำ " + " " * 50 + "ๆ" * LONGEST_QUERY})
    question = response.context["found"].question

    assert question.was_cut and len(question.text) <= LONGEST_QUERY
    assert f"ยาวเกิน {LONGEST_QUERY} ตัวอักษร" in response.content.decode()


def test_a_question_is_cut_between_clusters() -> None:
    question = read_question("ก" * (LONGEST_QUERY - 1) + "กี่")

    assert question.text == "ก" * (LONGEST_QUERY - 1)
    assert len(read_question("่" * 1000).text) == LONGEST_QUERY


def test_control_characters_and_noncharacters_become_spaces() -> None:
    assert clean_query("  ก\x00ข\r\n\ufffeค\ud800 ") == "ก ข ค"


class TestFilters:
    @pytest.fixture(autouse=True)
    def pages(self, site: Site) -> None:
        self.unit = UnitFactory(name="กองคลัง")
        other = UnitFactory(name="กองช่าง")
        for number in range(3):
            LawPageFactory(title=f"ภาษี {number}", live=True, fiscal_year=2025, owner_unit=self.unit)
        NewsPageFactory(title="ภาษี ข่าว", live=True, fiscal_year=2026, owner_unit=self.unit)
        NewsPageFactory(
            title="ภาษี ประกาศ",
            live=True,
            fiscal_year=2026,
            owner_unit=other,
            content_kind=ContentKind.ANNOUNCEMENT,
        )

    def counts(self, client: Client, **filters: Any) -> dict[str, dict[str, int]]:
        response = client.get("/search/", {"q": "ภาษี", **filters})
        facets = response.context["found"].facets
        return {f.name: {c.label: c.count for c in f.choices} for f in facets}

    def test_each_value_has_its_number_of_results(self, client: Client) -> None:
        counts = self.counts(client)

        assert counts["year"] == {"2569": 2, "2568": 3}
        assert counts["unit"] == {"กองคลัง": 4, "กองช่าง": 1}
        assert list(counts["section"].values()) == [3, 2]
        assert sorted(counts["kind"].values()) == [1, 1, 3]

    def test_a_choice_narrows_the_results_and_the_counts_of_the_others(
        self, client: Client
    ) -> None:
        assert sorted(found(client, "ภาษี", year="2569")) == ["ภาษี ข่าว", "ภาษี ประกาศ"]
        counts = self.counts(client, year="2569")

        assert counts["year"] == {"2569": 2, "2568": 3}
        assert counts["unit"] == {"กองคลัง": 1, "กองช่าง": 1}
        assert list(counts["section"].values()) == [2]

    def test_filters_add_up(self, client: Client) -> None:
        filters = {"section": "news", "kind": "article", "unit": self.unit.pk, "year": "2569"}

        assert found(client, "ภาษี", **filters) == ["ภาษี ข่าว"]

    def test_each_filter_can_be_taken_off(self, client: Client) -> None:
        response = client.get("/search/", {"q": "ภาษี", "year": "2569", "section": "news"})
        facets = {facet.name: facet for facet in response.context["found"].facets}

        assert facets["year"].without == "?q=%E0%B8%A0%E0%B8%B2%E0%B8%A9%E0%B8%B5&section=news"
        for facet in ("year", "section"):
            assert facets[facet].without.replace("&", "&amp;") in response.content.decode()
        assert len(found(client, "", path=f"/search/{facets['year'].without}")) == 0

    def test_nothing_under_the_filters_says_so_and_they_can_be_taken_off(
        self, client: Client
    ) -> None:
        html = text_of(client, "ภาษี", year="2569", section="law")

        assert "ไม่พบข้อมูลตามตัวกรองที่เลือก" in html
        assert "ล้างตัวกรองทั้งหมด" in html
        assert "ปีงบประมาณ: 2569" in html

    @pytest.mark.parametrize(
        "filters",
        [
            {"year": "x"},
            {"year": "99999999999999999999"},
            {"year": "0"},
            {"unit": "99999999999999999999"},
            {"unit": "-1"},
            {"unit": "'"},
            {"section": "<b>"},
            {"kind": "nothing"},
        ],
    )
    def test_what_is_no_choice_is_passed_over(
        self, client: Client, filters: dict[str, str]
    ) -> None:
        assert len(found(client, "ภาษี", **filters)) == 5

    def test_another_agencys_unit_is_no_choice(
        self, client: Client, other_agency: HomePage
    ) -> None:
        site = Site.objects.get(hostname="other.example")
        unit = UnitFactory(name="กองลับของที่อื่น", site=site)

        assert "กองลับของที่อื่น" not in text_of(client, "ภาษี", unit=unit.pk)
        assert len(found(client, "ภาษี", unit=unit.pk)) == 5


class TestNextSteps:
    def test_who_finds_nothing_is_led_on(self, client: Client, site: Site) -> None:
        ContactPageFactory(title="ติดต่อเรา", phone="0-2123-4567", live=True)
        OnlineFormPageFactory(title="คำร้องทั่วไป", live=True)
        OnlineFormPageFactory(title="ร่างแบบคำร้อง")
        LawPageFactory(live=True)

        html = text_of(client, "ไดโนเสาร์")

        assert "ไม่พบข้อมูล" in html
        for text in ("ติดต่อเรา", 'href="tel:021234567"', "คำร้องทั่วไป"):
            assert text in html, text
        assert "ร่างแบบคำร้อง" not in html
        steps = client.get("/search/", {"q": "ไดโนเสาร์"}).context["next_steps"]
        counts = {entry.section.section: entry.count for entry in steps.sections}
        assert (counts["law"], counts["general"]) == (1, 1)
        assert "news" not in counts  # it is empty: a dead end

    @pytest.mark.parametrize(("pages", "led_on"), [(1, True), (2, True), (3, False)])
    def test_who_finds_little_is_led_on_too(
        self, client: Client, site: Site, pages: int, led_on: bool
    ) -> None:
        for number in range(pages):
            LawPageFactory(title=f"ภาษี {number}", live=True)

        assert ("ไม่พบสิ่งที่ต้องการ" in text_of(client, "ภาษี")) is led_on

    def test_without_a_contact_page_there_are_still_sections(
        self, client: Client, site: Site
    ) -> None:
        ContentPage.objects.all().delete()
        LawPageFactory(live=True)

        html = text_of(client, "ไดโนเสาร์")

        assert 'id="next-sections-title"' in html


def test_many_results_are_paged(client: Client, site: Site) -> None:
    for number in range(RESULTS_PER_PAGE + 1):
        LawPageFactory(title=f"ระเบียบ {number}", live=True)

    first, last = found(client, "ระเบียบ"), found(client, "ระเบียบ", page=2)

    assert len(first) == RESULTS_PER_PAGE and len(last) == 1
    assert not set(first) & set(last)
    assert found(client, "ระเบียบ", page="x") == first
    assert found(client, "ระเบียบ", page=99999) == last
    assert 'start="11"' in text_of(client, "ระเบียบ", page=2)
    assert "q=%E0%B8%A3" in text_of(client, "ระเบียบ", page=2, year="2569").split('rel="prev"')[1]


def test_only_the_first_pages_can_be_read(client: Client, site: Site, monkeypatch: Any) -> None:
    monkeypatch.setattr("search.public.finding.MOST", RESULTS_PER_PAGE)
    for number in range(RESULTS_PER_PAGE + 1):
        LawPageFactory(title=f"ระเบียบ {number}", live=True)

    response = client.get("/search/", {"q": "ระเบียบ"})

    assert response.context["found"].count == RESULTS_PER_PAGE + 1
    assert response.context["results"].paginator.num_pages == 1


def test_queries_do_not_grow_with_the_results(client: Client, site: Site) -> None:
    def queries(**filters: str) -> int:
        client.get("/search/", {"q": "ระเบียบ", **filters})
        with CaptureQueriesContext(connection) as captured:
            client.get("/search/", {"q": "ระเบียบ", **filters})
        return len(captured)

    def make(count: int) -> None:
        for number in range(count):
            LawPageFactory(title=f"ระเบียบ {number}", live=True, owner_unit=unit)

    unit = UnitFactory()
    make(5)  # so few that the search also looks for what is near
    fewest = queries()
    make(10)
    few, narrowed = queries(), queries(year="2569", section="law")
    make(45)

    assert queries() == few
    assert queries(year="2569", section="law") == narrowed
    assert max(few, fewest) < 120


@pytest.mark.parametrize("path", ["/search/", "/search/suggest"])
def test_nothing_is_posted_to_the_search(client: Client, site: Site, path: str) -> None:
    assert client.post(path, {"q": "ภาษี"}).status_code == 405


class TestSuggestions:
    def offered(self, client: Client, query: str, path: str = "/search/suggest") -> list[Any]:
        response = client.get(path, {"q": query})
        assert response.status_code == 200
        return list(response.json()["suggestions"])

    def test_what_is_typed_begins_a_word(self, client: Client, site: Site) -> None:
        LawPageFactory(title="แผนปฏิบัติราชการ", live=True)
        LawPageFactory(title="การทำบัตรประชาชน", live=True)

        texts = [offer["text"] for offer in self.offered(client, "บัต")]

        assert texts == ["การทำบัตรประชาชน"]

    def test_titles_with_section_and_address(self, client: Client, site: Site) -> None:
        page = LawPageFactory(title="ระเบียบ พัสดุ", live=True)
        section = page.get_parent().title

        assert self.offered(client, "ระเบีย") == [
            {"text": "ระเบียบ พัสดุ", "kind": section, "url": page.url}
        ]

    def test_services_come_first(self, client: Client, site: Site) -> None:
        LawPageFactory(title="ภาษี กฎหมาย", live=True)
        ServiceManualPageFactory(title="ภาษี บริการ", live=True)
        NewsPageFactory(title="ภาษี ข่าว", live=True)

        assert self.offered(client, "ภาษี")[0]["text"] == "ภาษี บริการ"
        assert len(self.offered(client, "ภาษี")) == 3

    def test_questions_often_asked_follow(
        self, client: Client, site: Site, monkeypatch: Any
    ) -> None:
        asked = ["ภาษี & ป้าย", "ภาษี 1", "ภาษี 2", "ภาษี 3"]
        monkeypatch.setattr("search.public.suggesting.frequent_questions", lambda text, home: asked)
        for number in range(9):
            LawPageFactory(title=f"ภาษี กฎหมาย {number}", live=True)

        offered = self.offered(client, "ภาษี")

        assert len(offered) == 8
        assert [suggestion["text"] for suggestion in offered[5:]] == asked[:3]
        assert offered[5]["url"] == "/search/?" + urlencode({"q": asked[0]})

    def test_titles_without_what_was_typed_are_offered_only_where_none_has_it(
        self, client: Client, site: Site
    ) -> None:
        LawPageFactory(title="เทศบัญญัติ ภาษีป้าย", live=True)
        NewsPageFactory(title="ข่าวทั่วไป", summary="วันนี้ รับชำระ ภาษีป้าย นอกสถานที่", live=True)

        texts = [suggestion["text"] for suggestion in self.offered(client, "ภาษีป้าย")]
        assert texts == ["เทศบัญญัติ ภาษีป้าย"]
        texts = [suggestion["text"] for suggestion in self.offered(client, "นอกสถานที่")]
        assert texts == ["ข่าวทั่วไป"]

    def test_at_most_eight_and_none_twice(self, client: Client, site: Site) -> None:
        for _number in range(10):
            LawPageFactory(title="ภาษี ป้าย", live=True)
        for number in range(10):
            NewsPageFactory(title=f"ภาษี ข่าว {number}", live=True)

        texts = [suggestion["text"] for suggestion in self.offered(client, "ภาษี")]

        assert len(texts) <= 8 and len(set(texts)) == len(texts)

    def test_nothing_of_drafts_other_agencies_or_languages(
        self, client: Client, site: Site, other_agency: HomePage
    ) -> None:
        english = SectionPage.objects.get(section=Section.LAW, locale__language_code="en")
        LawPageFactory(title="Waste draft")
        LawPageFactory(title="Waste elsewhere", live=True, parent=other_agency)
        LawPageFactory(title="Waste English", live=True, parent=english)

        assert self.offered(client, "wast") == []
        texts = [s["text"] for s in self.offered(client, "wast", "/en/search/suggest")]
        assert texts == ["Waste English"]

    @pytest.mark.parametrize("query", ["", "ก", " ", "่่่"])
    def test_too_little_suggests_nothing(self, client: Client, site: Site, query: str) -> None:
        LawPageFactory(title="กก ก", live=True)

        assert self.offered(client, query) == []

    def test_the_browser_keeps_the_answer_for_a_moment(self, client: Client, site: Site) -> None:
        header = client.get("/search/suggest", {"q": "ภาษี"}).headers["Cache-Control"]

        assert header == "private, max-age=60"

    def test_thai_is_readable_in_the_answer(self, client: Client, site: Site) -> None:
        LawPageFactory(title="ระเบียบ พัสดุ", live=True)

        assert "ระเบียบ" in client.get("/search/suggest", {"q": "ระเบียบ"}).content.decode()

    def test_queries_do_not_grow_with_the_pages(self, client: Client, site: Site) -> None:
        def queries() -> int:
            client.get("/search/suggest", {"q": "ระเบียบ"})
            with CaptureQueriesContext(connection) as captured:
                client.get("/search/suggest", {"q": "ระเบียบ"})
            return len(captured)

        def make(count: int) -> None:
            for number in range(count):
                LawPageFactory(title=f"ระเบียบ {number}", live=True)

        make(12)
        few = queries()
        make(12)

        assert queries() == few < 40


def test_every_search_form_knows_where_suggestions_come_from(client: Client, site: Site) -> None:
    def forms(path: str) -> Iterator[str]:
        yield from client.get(path).content.decode().split("<form")[1:]

    for path, suggest in (
        ("/", "/search/suggest"),
        ("/search/", "/search/suggest"),
        ("/no-such-page/", "/search/suggest"),
        ("/en/search/", "/en/search/suggest"),
    ):
        searches = [form for form in forms(path) if 'name="q"' in form]
        assert len(searches) == 2 and all(f'data-suggest="{suggest}"' in f for f in searches), path


class TestWhatTheAgencyKnows:
    def asked(self) -> dict[str, tuple[int, int]]:
        rows = QuestionTotal.objects.values_list("question", "times", "times_without_result")
        return {question: (times, without) for question, times, without in rows}

    def test_a_question_is_counted_once_not_for_its_pages_and_filters(
        self, client: Client, site: Site
    ) -> None:
        for number in range(RESULTS_PER_PAGE + 1):
            LawPageFactory(title=f"ระเบียบ {number}", live=True)

        found(client, "ระเบียบ")
        found(client, "ระเบียบ", page=2)
        found(client, "ระเบียบ", section="law")
        found(client, "ไดโนเสาร์")
        found(client, "!!!")

        assert self.asked() == {"ระเบียบ": (1, 0), "ไดโนเสาร์": (1, 1)}

    def test_promoted_pages_come_first_and_only_once(self, client: Client, site: Site) -> None:
        pages = [LawPageFactory(title=f"ระเบียบ {number}", live=True) for number in range(3)]
        section = pages[0].get_parent()
        for order, page in enumerate([pages[2], section]):
            PromotedResult.objects.create(question="ระเบียบ", page=page, sort_order=order)

        response = client.get("/search/", {"q": "ระเบียบ"})
        result = response.context["found"]

        assert [hit.page.pk for hit in result.promoted] == [pages[2].pk, section.pk]
        assert {hit.page.pk for hit in result.hits} == {pages[0].pk, pages[1].pk}
        assert "หน่วยงานแนะนำ" in response.content.decode()
        narrowed = client.get("/search/", {"q": "ระเบียบ", "section": "law"}).context["found"]
        assert not narrowed.promoted and len(narrowed.hits) == 3

    def test_a_promoted_page_alone_is_a_result(self, client: Client, site: Site) -> None:
        page = LawPageFactory(title="ระเบียบ", live=True)
        PromotedResult.objects.create(question="ไดโนเสาร์", page=page)

        html = text_of(client, "ไดโนเสาร์")

        assert "พบ 1 รายการ" in html and "ไม่พบข้อมูล" not in html
        assert self.asked() == {"ไดโนเสาร์": (1, 0)}

    def test_the_sites_own_synonyms_are_known(
        self, client: Client, site: Site, other_agency: HomePage
    ) -> None:
        LawPageFactory(title="ระเบียบ พัสดุ", live=True)
        LawPageFactory(title="อื่น", live=True)
        other = Site.objects.get(hostname="other.example")
        SynonymGroup.objects.create(words="พัสดุ\nกล่องดวงใจ", site=site)
        SynonymGroup.objects.create(words="พัสดุ\nไดโนเสาร์", site=other)

        assert found(client, "กล่องดวงใจ") == ["ระเบียบ พัสดุ"]
        assert found(client, "ไดโนเสาร์") == []
