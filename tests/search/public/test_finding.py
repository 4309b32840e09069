"""Which pages the public search finds, and how many at a time."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction, Site

from home.enums import LawKind, Section
from home.models import HomePage, SectionPage
from search.public.finding import RESULTS_PER_PAGE
from tests.factories import LawPageFactory, NewsPageFactory, UnitFactory
from tests.search.public.search_page import found, text_of


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


def test_a_section_that_is_asked_for_is_offered_as_a_whole(client: Client, site: Site) -> None:
    LawPageFactory(title="ระเบียบ พัสดุ", live=True)

    def sections(query: str) -> list[str]:
        found = client.get("/search/", {"q": query}).context["found"]
        return [page.section for page in found.sections]

    assert sections("คู่มือสำหรับประชาชน") == ["service-manuals"]
    assert sections("กฎหมาย") == ["law"]
    assert sections("กฎหมาย พัสดุ") == []
    assert "ดูทั้งหมวด" in text_of(client, "กฎหมาย")


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
