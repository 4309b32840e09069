"""The sitemap counts what each section holds, with as many queries for much as for little."""

from collections.abc import Callable

from django.test import Client

from home.enums import Section
from home.models import HomePage, SectionPage
from home.sitemap import sitemap_of
from tests.factories import LawPageFactory, NewsPageFactory
from tests.site.test_query_counts import queries_of


def test_each_section_stands_with_its_numbers(home_page: HomePage) -> None:
    for _ in range(3):
        LawPageFactory(live=True)
    LawPageFactory()
    NewsPageFactory(live=True)

    counts = {each.section.section: each.count for each in sitemap_of(home_page)}

    assert list(counts) == list(Section)
    assert {name: count for name, count in counts.items() if count} == {"law": 3, "news": 1}


def test_it_is_a_page_for_people_in_both_languages(
    client: Client, section: Callable[[Section], SectionPage]
) -> None:
    LawPageFactory(live=True)

    html = client.get("/sitemap/").content.decode()

    assert section(Section.NEWS).url in html and "?tab=recruitment" in html
    assert client.get("/en/sitemap/").status_code == 200


def test_it_asks_no_more_for_much(client: Client, home_page: HomePage) -> None:
    LawPageFactory(live=True)
    few = queries_of(client, "/sitemap/")
    for _ in range(10):
        LawPageFactory(live=True)

    assert queries_of(client, "/sitemap/") == few
