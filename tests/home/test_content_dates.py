"""The day on which a page stands: what it states itself, else its publication, unless it is old."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine

from home.content_dates import date_of, store_dates, wrong_dates
from home.models import ContentPage
from tests.factories import (
    AnnouncementPageFactory,
    KnowledgePageFactory,
    LawPageFactory,
    NewsPageFactory,
    ProcurementResultPageFactory,
)

pytestmark = pytest.mark.django_db

PUBLISHED = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)  # the 21st in Bangkok


def live(factory: Any, **facts: Any) -> ContentPage:
    page: ContentPage = factory(live=True, first_published_at=PUBLISHED, **facts)
    return page


@pytest.mark.parametrize(
    ("factory", "facts", "day"),
    [
        (NewsPageFactory, {}, date(2026, 11, 21)),
        (AnnouncementPageFactory, {"announced_on": date(2026, 11, 3)}, date(2026, 11, 3)),
        (AnnouncementPageFactory, {"announced_on": date(2027, 1, 1)}, date(2026, 11, 21)),
        (LawPageFactory, {"in_force_from": date(1997, 12, 9)}, date(1997, 12, 9)),
        (LawPageFactory, {"in_force_from": None}, date(2026, 11, 21)),
        (
            KnowledgePageFactory,
            {"source_datetime": datetime(2025, 11, 3, 18, 0, tzinfo=UTC)},
            date(2025, 11, 4),
        ),
        (ProcurementResultPageFactory, {"month": 10, "fiscal_year": 2026}, date(2025, 10, 31)),
        (ProcurementResultPageFactory, {"month": 12, "fiscal_year": 2026}, date(2025, 12, 31)),
        (ProcurementResultPageFactory, {"month": 2, "fiscal_year": 2024}, date(2024, 2, 29)),
    ],
)
def test_a_type_states_its_day(factory: Any, facts: dict[str, Any], day: date) -> None:
    assert live(factory, **facts).content_date == day


@pytest.mark.parametrize(
    ("about", "day"),
    [
        ({"fiscal_year": 2017, "period_to": None}, date(2017, 9, 30)),
        ({"fiscal_year": 2017, "period_to": date(2017, 3, 31)}, date(2017, 3, 31)),
        ({"fiscal_year": 2026, "period_to": date(2025, 11, 20)}, date(2026, 11, 21)),
        ({"fiscal_year": 2026, "period_to": date(2025, 11, 19)}, date(2025, 11, 19)),
    ],
)
def test_what_was_long_over_when_it_was_published_stands_at_its_end(
    about: dict[str, Any], day: date
) -> None:
    assert live(NewsPageFactory, period_from=date(2016, 10, 1), **about).content_date == day


def test_a_draft_has_no_day_and_a_draft_of_a_live_page_changes_none() -> None:
    draft = AnnouncementPageFactory()
    page = live(AnnouncementPageFactory, announced_on=date(2026, 1, 5))
    page.announced_on = date(2020, 1, 5)
    page.save_revision()

    assert draft.content_date is None
    assert ContentPage.objects.get(pk=page.pk).content_date == date(2026, 1, 5)


def test_publishing_a_change_moves_the_day() -> None:
    page = live(AnnouncementPageFactory, announced_on=date(2026, 1, 5))
    page.announced_on = date(2020, 1, 5)
    with time_machine.travel(PUBLISHED):
        page.save_revision().publish(skip_permission_checks=True)

    assert ContentPage.objects.get(pk=page.pk).content_date == date(2020, 1, 5)


def test_rows_that_came_without_their_day_get_it(django_assert_num_queries: Any) -> None:
    pages = [
        live(factory)
        for factory in (AnnouncementPageFactory, LawPageFactory, ProcurementResultPageFactory)
    ]
    right = {page.pk: date_of(page) for page in pages}
    ContentPage.objects.update(content_date=None)

    with django_assert_num_queries(1):
        assert dict(wrong_dates(ContentPage.objects.all())) == right
    store_dates(ContentPage.objects.all())

    assert dict(ContentPage.objects.values_list("pk", "content_date")) == right
    assert not list(wrong_dates(ContentPage.objects.all()))
