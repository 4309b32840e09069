"""The day on which what a page tells stands: lists put the newest first by it, and show it.

An office imports years of old content. By the day of its import all of it would stand as new, so
the day is the one that the content itself states; else that of the first publication, unless what
the page is about was over for more than a year by then.

It is derived from approved fields and stored (``ContentPage.content_date``), because lists of many
pages are ordered by it.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from home.thai.calendar import fiscal_year_bounds, local_date

# The field by which a type states its day: a date, a moment, or a month of the fiscal year.
STATED = {
    "announcementpage": "announced_on",
    "knowledgepage": "source_datetime",
    "lawpage": "in_force_from",
    "procurementresultpage": "month",
}
# An annual report appears months after its year, and is news then.
IMPORTED_AFTER = timedelta(days=366)
_COMMON = ("pk", "content_date", "first_published_at", "period_to", "fiscal_year")
_STATED_COLUMNS = tuple(f"{model}__{field}" for model, field in STATED.items())


def date_of(page: Any) -> date | None:
    """The day (Bangkok) of ``page`` (specific); None while it was never published."""
    field = STATED.get(page._meta.model_name)
    stated = getattr(page, field) if field else None
    return _date(stated, page.first_published_at, page.period_to, page.fiscal_year)


def wrong_dates(pages: QuerySet[Any]) -> Iterator[tuple[int, date | None]]:
    """(number of the page, the right day) of the content ``pages`` that are stored under another
    day than theirs. One query, whatever their types."""
    for row in pages.values_list(*_COMMON, *_STATED_COLUMNS).iterator():
        pk, stored, published, period_to, year, *stated = row
        given = next((value for value in stated if value is not None), None)
        right = _date(given, published, period_to, year)
        if right != stored:
            yield pk, right


def store_dates(pages: QuerySet[Any]) -> None:
    """Give each of the content ``pages`` its day, where rows came without a ``save``."""
    for pk, day in list(wrong_dates(pages)):
        pages.model._base_manager.filter(pk=pk).update(content_date=day)


def _date(
    stated: Any, published: datetime | None, period_to: date | None, year: int | None
) -> date | None:
    """Never later than the first publication: a day to come would stand before today's news."""
    if published is None:
        return None
    first = local_date(published)
    if day := _stated_day(stated, year):
        return min(day, first)
    about = [day for day in (period_to, year and fiscal_year_bounds(year)[1]) if day]
    over = min(about, default=first)
    return over if first - over > IMPORTED_AFTER else first


def _stated_day(stated: Any, year: int | None) -> date | None:
    """A month of the fiscal ``year`` (C.E.) stands at its last day."""
    if isinstance(stated, datetime):
        return local_date(stated)
    if not isinstance(stated, int):
        return stated  # type: ignore[no-any-return]
    if year is None:
        return None
    calendar_year = year - (stated >= 10)
    next_month = date(calendar_year + stated // 12, stated % 12 + 1, 1)
    return next_month - timedelta(days=1)
