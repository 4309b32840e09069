"""What may be typed into the public search: anything, and none is an error."""

import pytest
from django.test import Client
from wagtail.models import Site

from search.public.queries import LONGEST_QUERY, clean_query, read_question
from tests.factories import LawPageFactory
from tests.search.public.search_page import found, text_of


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
