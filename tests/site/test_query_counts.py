"""A public page asks the database a fixed number of questions, however much is published."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.enums import Section
from home.models import GalleryImage, HomePage, SectionPage
from home.page_cache.store import SHARED, at_hand
from home.remembered import forget
from tests.factories import (
    AnnouncementPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    ImageFactory,
    LawPageFactory,
    NewsPageFactory,
    PlanPageFactory,
)

HOME, LISTING, ARTICLE, SEARCH = 15, 10, 8, 20  # at most


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    yield
    at_hand.clear()
    forget()


def queries_of(client: Client, url: str) -> int:
    client.get(url)  # fills what is cached for all requests: content types, site root paths
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_queries_do_not_grow_with_the_number_of_pages(
    client: Client, home_page: HomePage, section: Callable[[Section], SectionPage]
) -> None:
    # More than ten results: with fewer the search also looks for what is near.
    pages = [LawPageFactory(live=True, files=[DocumentFactory()]) for _ in range(12)]
    NewsPageFactory(live=True, is_alert=True)
    urls = [home_page.url, section(Section.LAW).url, pages[0].url, "/search/?q=หน้า&section=law"]
    few = [queries_of(client, url) for url in urls]

    for _ in range(35):
        LawPageFactory(live=True, files=[DocumentFactory()])
    NewsPageFactory(live=True, is_alert=True)

    assert [queries_of(client, url) for url in urls] == few
    *of_pages, of_search = few
    assert max(of_pages) < 40  # without anything that was known before
    assert of_search < 60


def made_anew(client: Client, url: str) -> int:
    """Queries of a page that is not kept, while the frame of the website is known: what each page
    of a generation shows alike is read with the first of them."""
    client.get(url)
    at_hand.clear()
    caches[SHARED].clear()
    Site.get_site_root_paths()  # in tests it is Wagtail's cache, too, which has these for an hour
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_a_page_that_is_not_kept_asks_few_questions(
    client: Client,
    settings: Any,
    home_page: HomePage,
    section: Callable[[Section], SectionPage],
) -> None:
    settings.PAGE_CACHE = True
    law, *_others = [LawPageFactory(live=True, files=[DocumentFactory()]) for _ in range(25)]
    NewsPageFactory(live=True, is_alert=True)

    assert made_anew(client, home_page.url) <= HOME
    assert made_anew(client, section(Section.LAW).url) <= LISTING
    assert made_anew(client, f"{section(Section.LAW).url}?page=2&kind=law") <= LISTING
    assert made_anew(client, section(Section.DISCLOSURE).url) <= LISTING
    assert made_anew(client, law.url) <= ARTICLE


@pytest.mark.parametrize("count", [12, 47])
def test_a_search_asks_few_questions(
    client: Client, settings: Any, home_page: HomePage, count: int
) -> None:
    """It is never kept. More than ten results: with fewer it also looks for what is near."""
    settings.PAGE_CACHE = True
    for _ in range(count):
        LawPageFactory(live=True, files=[DocumentFactory()])
    NewsPageFactory(live=True, is_alert=True)

    assert queries_of(client, "/search/?q=หน้า") <= SEARCH


def test_queries_of_a_search_do_not_grow_with_the_types_found(
    client: Client, settings: Any, home_page: HomePage
) -> None:
    settings.PAGE_CACHE = True
    title = "แบบคำขอทั่วไป"
    for _ in range(12):
        LawPageFactory(title=title, live=True)
    address = f"/search/?q={title}"
    of_one_type = queries_of(client, address)
    for factory in (AnnouncementPageFactory, DisclosurePageFactory, PlanPageFactory):
        for _ in range(2):
            factory(title=title, live=True)

    assert queries_of(client, address) == of_one_type
    hits = client.get(address).context["found"].hits
    assert len({hit.page.specific_class for hit in hits}) > 1


def test_what_is_remembered_is_gone_with_its_generation(
    client: Client, settings: Any, section: Callable[[Section], SectionPage]
) -> None:
    settings.PAGE_CACHE = True
    law = section(Section.LAW)
    for count in (1, 2):
        LawPageFactory(live=True, fiscal_year=2020 + count)
        body = client.get(law.url).content.decode()
        assert [f'value="{year}"' in body for year in (2564, 2565)] == [True, count == 2]


def test_queries_do_not_grow_with_the_pictures_of_a_page(client: Client, site: Site) -> None:
    one = NewsPageFactory(live=True)
    many = NewsPageFactory(
        live=True, gallery=[GalleryImage(image=ImageFactory()) for _ in range(8)]
    )

    assert queries_of(client, many.url) == queries_of(client, one.url)
