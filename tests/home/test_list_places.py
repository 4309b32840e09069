"""Where a list shows a page: it must be where the list's own form and pages show it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from home.enums import ContentKind
from home.list_places import ListPlace, list_places
from home.listings import PAST
from home.models import ContentPage, NewsPage, SectionPage
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]
SHORT = 2


def news(count: int, **facts: Any) -> list[NewsPage]:
    """Live news, the first the newest of all so far."""
    before = NewsPage.objects.count()
    made = []
    for number in range(count):
        page = NewsPageFactory(live=True, gallery=[], **facts)
        at = timezone.now() + timedelta(days=before + count - number)
        ContentPage.objects.filter(pk=page.pk).update(content_date=at.date())
        made.append(page)
    return made


def shown(page: NewsPage, place: ListPlace) -> bool:
    """Whether the list of the page's section shows it there, as the public is served it."""
    section = SectionPage.objects.parent_of(page).get()
    pages = list(section.listing(QueryDict(place.query)).qs)
    start = (place.number - 1) * SHORT
    return page.pk in [each.pk for each in pages[start : start + SHORT]]


@pytest.fixture(autouse=True)
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of two pages at once: a page is dear to make."""
    for module in ("home.models.structure", "home.list_places"):
        monkeypatch.setattr(f"{module}.PAGES_PER_LISTING", SHORT)


def test_what_the_first_page_shows_needs_nothing() -> None:
    assert set(list_places(news(2)).values()) == {ListPlace()}
    assert list_places([]) == {}
    assert list_places([NewsPageFactory()]) == {}  # no list shows a draft


def test_a_filter_or_the_lists_page_is_named(django_assert_num_queries: Queries) -> None:
    old = news(4, fiscal_year=2024)
    manuals = news(3, fiscal_year=2025, content_kind=ContentKind.MANUAL)
    new = news(5, fiscal_year=2026)
    NewsPage.objects.filter(pk=old[0].pk).update(archived_on=timezone.now().date())

    with django_assert_num_queries(1):
        places = list_places([*old, *manuals, *new])

    assert all(shown(page, places[page.pk]) for page in [*old, *manuals, *new])
    assert places[new[0].pk] == ListPlace()
    assert places[new[2].pk] == ListPlace((), 2)  # its year has as many before it
    assert places[new[4].pk] == ListPlace((), 3)
    assert places[manuals[0].pk] == ListPlace((("year", "2568"),))
    assert places[manuals[2].pk].number == 2
    assert places[old[1].pk] == ListPlace((("year", "2567"),))
    assert places[old[0].pk] == ListPlace((("period", PAST),))


def test_kind_and_year_together_are_shorter_than_turning() -> None:
    wanted = news(1, fiscal_year=2026, content_kind=ContentKind.FORM)[0]
    news(2, fiscal_year=2026, content_kind=ContentKind.MANUAL)
    news(2, fiscal_year=2025, content_kind=ContentKind.FORM)

    place = list_places([wanted])[wanted.pk]

    assert place == ListPlace((("year", "2569"), ("kind", ContentKind.FORM.value)))
    assert place.query == "year=2569&kind=form"
    assert shown(wanted, place)
