"""Officers find Thai in the admin as visitors do: a word in the middle of a title is enough."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.enums import Section
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    NewsPageFactory,
    OfficerProfileFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

TITLE = "สรุปผลการจัดซื้อจัดจ้างประจำเดือนตุลาคม"
OTHER = "รายงานการประชุมสภาเทศบาล"
Screen = Callable[[str], str]


@pytest.fixture
def office(superuser: User, client_of: Callable[[Any], Client], site: Site) -> Client:
    return client_of(superuser)


def make_pages() -> None:
    for title in (TITLE, OTHER):
        NewsPageFactory(title=title, live=True)


def make_documents() -> None:
    for title in (TITLE, OTHER):
        DocumentFactory(title=title)


def make_images() -> None:
    for title in (TITLE, OTHER):
        ImageFactory(title=title)


def make_units() -> None:
    for title in (TITLE, OTHER):
        UnitFactory(name=title)


def make_users() -> None:
    for title in (TITLE, OTHER):
        UserFactory(first_name=title)


def make_posts() -> None:
    for title in (TITLE, OTHER):
        OfficerProfileFactory(user=UserFactory(), full_name="ก", position=title)


def explorer(section: Callable[[Section], Any], name: str) -> str:
    return reverse(name, args=[section(Section.NEWS).pk])


SCREENS = {
    "all pages": ("wagtailadmin_pages:search", make_pages),
    "all pages, while typing": ("wagtailadmin_pages:search_results", make_pages),
    "explorer": ("wagtailadmin_explore", make_pages),
    "explorer, while typing": ("wagtailadmin_explore_results", make_pages),
    "page chooser": ("wagtailadmin_choose_page_search", make_pages),
    "documents": ("wagtaildocs:index", make_documents),
    "documents, while typing": ("wagtaildocs:index_results", make_documents),
    "document chooser": ("wagtaildocs_chooser:choose_results", make_documents),
    "images": ("wagtailimages:index", make_images),
    "images, while typing": ("wagtailimages:index_results", make_images),
    "image chooser": ("wagtailimages_chooser:choose_results", make_images),
    "units": ("unit:index", make_units),
    "users": ("wagtailusers_users:index", make_users),
    "posts": ("officer_posts:index", make_posts),
}


@pytest.fixture(params=SCREENS, ids=list(SCREENS))
def screen(request: pytest.FixtureRequest, office: Client, section: Any) -> Screen:
    """``screen("…")``: what the screen shows for that search; it holds ``TITLE`` and ``OTHER``."""
    name, make = SCREENS[request.param]
    make()
    url = explorer(section, name) if name.startswith("wagtailadmin_explore") else reverse(name)

    def search(query: str) -> str:
        response = office.get(url, {"q": query})
        assert response.status_code == 200
        html = response.content.decode()
        # Without what was typed, which the screen repeats.
        return html.replace(f'value="{query}"', "")

    return search


@pytest.mark.parametrize(
    "query",
    [
        TITLE,
        "สรุปผล",
        "จัดซื้อจัดจ้าง",
        "การจัดซื้อ",
        "ตุลาคม",
    ],
)
def test_a_word_in_the_middle_of_a_title_is_found(query: str, screen: Screen) -> None:
    html = screen(query)
    assert TITLE in html and OTHER not in html


def test_a_word_that_is_in_no_title_finds_nothing(screen: Screen) -> None:
    html = screen("ฌาปนกิจสงเคราะห์")
    assert TITLE not in html and OTHER not in html


def test_a_part_of_a_word_is_enough_while_it_is_typed(office: Client) -> None:
    """The screens of pages and files search with each letter."""
    make_pages()
    html = office.get(reverse("wagtailadmin_pages:search_results"), {"q": "จัดซื้อจัดจ้"})
    assert TITLE in html.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        '"',
        '"จัดซื้อ',
        "'",
        "*",
        "จัดซื้อ*",
        "NEAR(จัดซื้อ",
        'a" OR 1',
        "จัดซื้อ AND",
        "NOT",
        "^",
        "%",
        "\\",
        "\x00",
        "จัดซื้อ\x00จัดจ้าง",
        "\u0e49\u0e48\u0e49",
        "\u200b\u200d",
        "💡",
        "live:yes",
        "live:zz จัดซื้อ",
        "title:จัดซื้อ",
        "(",
        "a:b:c",
        "ก" * 2_000,
    ],
)
def test_nothing_that_is_typed_breaks_a_screen(query: str, screen: Screen) -> None:
    screen(query)  # it asserts the answer


def test_decomposed_and_doubled_marks_are_the_same_word(office: Client) -> None:
    NewsPageFactory(title="ประกาศทำเนียบกำนัน", live=True)
    for query in ("กํานัน", "ทํำเนียบ", "กำนัน"):
        html = office.get(reverse("wagtailadmin_pages:search"), {"q": query}).content.decode()
        assert "ประกาศทำเนียบกำนัน" in html, query


ROWS = 8


@pytest.mark.parametrize(
    ("name", "of_each_row"),
    [
        # wagtail-localize asks twice for each whether it can be translated; searching asks nothing.
        ("wagtailadmin_pages:search", 2),
        ("wagtaildocs:index", 0),
        ("wagtaildocs_chooser:choose_results", 0),
        ("wagtailimages:index", 0),
    ],
)
def test_more_results_take_no_more_queries(name: str, of_each_row: int, office: Client) -> None:
    def queries() -> int:
        office.get(reverse(name), {"q": "จัดซื้อ"})  # makes the small pictures
        with CaptureQueriesContext(connection) as captured:
            office.get(reverse(name), {"q": "จัดซื้อ"})
        return len(captured)

    def make(number: int) -> None:
        for index in range(number):
            NewsPageFactory(title=f"แผน จัดซื้อ {number} {index}", live=True)
            DocumentFactory(title=f"แผน จัดซื้อ {number} {index}")
            ImageFactory(title=f"แผน จัดซื้อ {number} {index}")

    make(2)
    few = queries()
    make(ROWS)
    assert queries() - few <= ROWS * of_each_row
