"""A public page asks the database a fixed number of questions, however much is published."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.enums import Section
from home.models import GalleryImage, HomePage, SectionPage
from tests.factories import DocumentFactory, ImageFactory, LawPageFactory, NewsPageFactory


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
    assert max(of_pages) < 40
    assert of_search < 120


def test_queries_do_not_grow_with_the_pictures_of_a_page(client: Client, site: Site) -> None:
    one = NewsPageFactory(live=True)
    many = NewsPageFactory(
        live=True, gallery=[GalleryImage(image=ImageFactory()) for _ in range(8)]
    )

    assert queries_of(client, many.url) == queries_of(client, one.url)
