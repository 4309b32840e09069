"""What speaks for a page before any question is asked: what citizens come for before news, newer
before older."""

from datetime import date

from django.db.models import Model

from home.models import ContentPage, EServicePage, NewsPage, OnlineFormPage, ServiceManualPage
from home.thai.calendar import local_date

TYPES: tuple[tuple[type[ContentPage], float], ...] = (
    (ServiceManualPage, 1.0),
    (EServicePage, 1.0),
    (OnlineFormPage, 0.8),
    (NewsPage, -0.4),
)
A_YEAR = 0.08
FIRST_YEAR = 2020  # C.E.


def prior(source: Model) -> float:
    """1 for an object that nothing speaks for; more for what should stand before its equals.

    It depends on dates, not on today: the order of two pages stays right as time goes on."""
    if not isinstance(source, ContentPage):
        return 1.0
    by_type = next((value for model, value in TYPES if isinstance(source, model)), 0.0)
    return round(1 + by_type + A_YEAR * max(_year(source) - FIRST_YEAR, 0.0), 2)


def _year(page: ContentPage) -> float:
    """The year (C.E., with a fraction) that the page speaks about, or in which it appeared."""
    if page.first_published_at:
        day: date = local_date(page.first_published_at)
        published = day.year + day.month / 12
        return min(published, page.fiscal_year + 1) if page.fiscal_year else published
    return float(page.fiscal_year or FIRST_YEAR)
