"""The search of the public site."""

import pytest
from django.test import Client
from wagtail.models import Locale, Site

from home.enums import Section
from home.models import SectionPage
from search.queries import LONGEST_QUERY, clean_query
from tests.factories import LawPageFactory, NewsPageFactory


def found(client: Client, query: str, path: str = "/search/") -> list[str]:
    response = client.get(path, {"q": query})
    assert response.status_code == 200
    return [page.title for page in response.context["pages"]]


def test_finds_live_pages_by_title_and_by_source(client: Client, site: Site) -> None:
    LawPageFactory(title="เทศบัญญัติ การจัดการมูลฝอย", live=True)
    LawPageFactory(title="ระเบียบพัสดุ", source="ราชกิจจานุเบกษา", live=True)

    assert found(client, "เทศบัญญัติ") == ["เทศบัญญัติ การจัดการมูลฝอย"]
    assert found(client, "ราชกิจจานุเบกษา") == ["ระเบียบพัสดุ"]


def test_finds_a_word_in_the_middle_of_a_thai_title(client: Client, site: Site) -> None:
    NewsPageFactory(title="สรุปผลการจัดซื้อจัดจ้างประจำเดือนตุลาคม", live=True)

    assert found(client, "จัดซื้อจัดจ้าง") == ["สรุปผลการจัดซื้อจัดจ้างประจำเดือนตุลาคม"]


def test_drafts_are_not_found(client: Client, site: Site) -> None:
    LawPageFactory(title="ร่างลับ")

    assert found(client, "ร่างลับ") == []


def test_english_addresses_find_english_pages_only(client: Client, site: Site) -> None:
    english = SectionPage.objects.get(
        section=Section.LAW, locale=Locale.objects.get(language_code="en")
    )
    LawPageFactory(title="Waste ordinance", live=True, parent=english)
    LawPageFactory(title="Waste ไทย", live=True)

    assert found(client, "waste", "/en/search/") == ["Waste ordinance"]
    assert found(client, "waste") == ["Waste ไทย"]


@pytest.mark.parametrize("query", ["", "   ", "\x00", "\n\t\x07"])
def test_an_empty_query_asks_for_a_word(client: Client, site: Site, query: str) -> None:
    LawPageFactory(live=True)

    assert found(client, query) == []


@pytest.mark.parametrize(
    "query",
    ['"', "'", "''\"", "a\x00b", "%", "_", "*", "(", "AND", "NEAR(", "-", "\\", "<b>", "😀"],
)
def test_quotes_operators_and_nul_are_harmless(client: Client, site: Site, query: str) -> None:
    LawPageFactory(title="ข้อบัญญัติ", live=True)

    assert found(client, query) == []


def test_markup_in_the_query_is_shown_as_text(client: Client, site: Site) -> None:
    html = client.get("/search/", {"q": "<script>x</script>"}).content.decode()

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_too_long_query_is_told_so_and_not_run(client: Client, site: Site) -> None:
    LawPageFactory(title="ก" * 255, live=True)

    response = client.get("/search/", {"q": "ก" * (LONGEST_QUERY + 1)})

    assert response.context["is_too_long"]
    assert response.context["pages"] == []
    assert str(LONGEST_QUERY) in response.content.decode()


def test_many_results_are_paged(client: Client, site: Site) -> None:
    for number in range(21):
        LawPageFactory(title=f"ระเบียบ {number}", live=True)

    response = client.get("/search/", {"q": "ระเบียบ", "page": 2})

    assert len(response.context["pages"]) == 1
    assert response.context["results"].paginator.count == 21


def test_control_characters_and_noncharacters_become_spaces() -> None:
    assert clean_query("  ก\x00ข\r\n\ufffeค\ud800 ") == "ก ข ค"
