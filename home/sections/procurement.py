"""The procurement results of a fiscal year, month by month: what is stated, and what is missing."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Sum

from home.periods import today
from home.thai.calendar import FISCAL_YEAR_FIRST_MONTH, MONTHS, to_be

MONTHS_IN_ORDER = [*range(FISCAL_YEAR_FIRST_MONTH, 13), *range(1, FISCAL_YEAR_FIRST_MONTH)]


@dataclass(frozen=True)
class MonthOfResults:
    """``month`` with its B.E. year ("ตุลาคม 2568"); ``pages`` are its results, each with
    ``contracts`` (number) and ``budget`` (baht); ``is_due`` when the month is over."""

    month: str
    is_due: bool
    pages: list[Any] = field(default_factory=list)


def months_of(pages: QuerySet[Any], year: int) -> list[MonthOfResults]:
    """The twelve months of the fiscal ``year`` (C.E.) with those of ``pages`` that are their
    results. One query."""
    found: dict[int, list[Any]] = defaultdict(list)
    results = pages.filter(procurementresultpage__isnull=False, fiscal_year=year)
    results = results.select_related("procurementresultpage").annotate(
        contracts=Count("procurementresultpage__contracts"),
        budget=Sum("procurementresultpage__contracts__budget"),
    )
    for page in results.order_by("pk"):
        found[page.procurementresultpage.month].append(page)
    return [_month(month, year, found[month]) for month in MONTHS_IN_ORDER]


def newest_year(pages: QuerySet[Any]) -> int | None:
    """The newest fiscal year (C.E.) of which there are results; None where there are none."""
    results = pages.filter(procurementresultpage__isnull=False).exclude(fiscal_year=None)
    year: int | None = (
        results.order_by("-fiscal_year").values_list("fiscal_year", flat=True).first()
    )
    return year


def _month(month: int, year: int, pages: list[Any]) -> MonthOfResults:
    calendar_year = year - (month >= FISCAL_YEAR_FIRST_MONTH)
    now = today()
    is_due = date(calendar_year, month, 1) < now.replace(day=1)
    return MonthOfResults(f"{MONTHS[month - 1]} {to_be(calendar_year)}", is_due, pages)
