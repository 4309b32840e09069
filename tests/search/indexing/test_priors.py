"""What speaks for a page before any question."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from wagtail.models import Page

from home.models import ContentPage, EServicePage, LawPage, NewsPage, ServiceManualPage
from search.indexing.priors import prior

pytestmark = pytest.mark.django_db


def page(model: type[ContentPage], year: int | None, published: date | None = None) -> Any:
    moment = datetime(*published.timetuple()[:3], 5, tzinfo=UTC) if published else None
    return model(title="ก", fiscal_year=year, first_published_at=moment)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((ServiceManualPage, 2026), (LawPage, 2026)),
        ((EServicePage, 2026), (LawPage, 2026)),
        ((LawPage, 2026), (NewsPage, 2026)),
        ((NewsPage, 2026), (NewsPage, 2022)),
        ((NewsPage, 2026, date(2026, 3, 1)), (NewsPage, 2026, date(2026, 1, 1))),
        # What was published late about an old year is old.
        ((NewsPage, 2025, date(2025, 6, 1)), (NewsPage, 2021, date(2026, 6, 1))),
    ],
)
def test_what_stands_before_its_equal(first: Any, second: Any) -> None:
    assert prior(page(*first)) > prior(page(*second))


@pytest.mark.parametrize("model", [ServiceManualPage, LawPage, NewsPage])
@pytest.mark.parametrize("year", [None, 1900, 2019, 2026, 2040])
def test_no_prior_turns_an_order_round(model: type[ContentPage], year: int | None) -> None:
    """Ranking multiplies by 1 + 0.15 times what is above 1: that must stay above nothing."""
    assert 0.5 <= prior(page(model, year)) < 5


def test_what_is_no_content_has_none() -> None:
    assert prior(Page(title="ก")) == prior(object()) == 1.0
