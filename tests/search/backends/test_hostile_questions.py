"""Whatever is asked: no error, no other question to the database than ours, bounded time."""

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from home.models import ContentPage
from tests.factories import NewsPageFactory
from tests.growth import grows_linearly, text_of

OPERATORS = [
    '"', "'", "*", "^", "NEAR(", "NEAR", "AND", "OR", "NOT", 'a" OR 1', "title:", "{title} :",
    "(", ")", "-", "+", "&", "|", "!", "<->", ":*", "\\", "%", "_", ";", "--", "/*", "\x00",
    "ถนน", "่", "ํา", "\u200b", "\ud800", "👩‍👩‍👧", "ﷺ", "İ", "ß", "1,234.56", "٣", "ꡀ", "\ue000",
]  # fmt: skip


@pytest.fixture(autouse=True)
def pages(site: Site) -> None:
    NewsPageFactory(title="ซ่อมถนนสายหลัก", live=True)


def ask(question: str) -> Any:
    pages = ContentPage.objects.live()
    results = pages.search(question) if question else pages.search(" ")
    return list(results[:10]), results.count(), list(pages.autocomplete(question or " ")[:5])


@pytest.mark.parametrize(
    "question", [*OPERATORS, " ", "ถนน\x00สาย", 'ถนน" AND "สาย', "'; DROP TABLE x"]
)
def test_operators_and_broken_text(question: str) -> None:
    ask(question)


def test_operators_do_not_become_ours() -> None:
    NewsPageFactory(title="สะพาน", live=True)

    titles = [page.title for page in ContentPage.objects.live().search("ถนน* NOT สะพาน")]

    assert "ซ่อมถนนสายหลัก" in titles


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.one_of(st.sampled_from(OPERATORS), st.text(max_size=12)), max_size=8))
def test_any_mixture(parts: list[str]) -> None:
    ask(random.Random(0).choice(["", " "]).join(parts))


@pytest.mark.parametrize(
    "unit", ["ก", "ถนน", "ถนน ", '"', "่", "\u200b", "a", "1", "👍", "ก ", "OR "]
)
def test_ten_thousand_characters(unit: str) -> None:
    """As long as two hundred: more is not read."""
    ask(unit)
    assert grows_linearly(lambda size: ask(text_of(unit, size)), 200, times=50)
