"""What is offered while a question is being typed."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.enums import Section
from home.models import HomePage, SectionPage
from tests.factories import LawPageFactory, NewsPageFactory, ServiceManualPageFactory


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
        monkeypatch.setattr("search.public.suggesting.accepted_questions", lambda text, site: asked)
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
