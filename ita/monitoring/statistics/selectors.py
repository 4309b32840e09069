"""What a month's use amounts to, and the months beside it. A fixed number of queries."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Sum
from django.db.models.functions import TruncMonth
from wagtail.models import Collection, Page, Site

from home.enums import Section
from home.models import AgencyDocument
from home.sites import pages_of
from home.thai.calendar import add_months
from home.visibility import public_ids
from ita.monitoring.statistics.enums import Elsewhere, UseKind
from ita.monitoring.statistics.models import DailyUse, DayTotal
from ita.monitoring.statistics.sources import Searches, searches

MOST_LISTED = 20  # pages, files
LOOKED_THROUGH = 60  # of the most opened: some of them are not public any more
MONTHS_SHOWN = 12


@dataclass(frozen=True)
class Thing:
    """A page, a file or a section, how often it was opened; ``language`` is the title's."""

    title: str
    times: int
    url: str = ""
    language: str = ""


@dataclass(frozen=True)
class Day:
    """``total`` is None where the day was not counted."""

    day: date
    total: DayTotal | None


@dataclass(frozen=True)
class MonthTotal:
    """``month`` is its first day; of how many days something is known."""

    month: date
    visitors: int
    views: int
    downloads: int
    robots: int
    lost: int
    days: int

    @property
    def length(self) -> int:
        """How many days the month has."""
        return monthrange(self.month.year, self.month.month)[1]

    @property
    def missing(self) -> int:
        """How many days of the whole month were not counted."""
        return self.length - self.days

    @property
    def last(self) -> date:
        return self.month.replace(day=self.length)


@dataclass(frozen=True)
class UseOfMonth:
    total: MonthTotal
    days: list[Day]
    sections: list[Thing]
    pages: list[Thing]
    files: list[Thing]
    searches: Searches | None


def months_counted(site: Site) -> tuple[date, date] | None:
    """The first and the last month (their first days) of which a day was counted."""
    found = DayTotal.objects.filter(site=site).aggregate(first=Min("day"), last=Max("day"))
    if not found["first"]:
        return None
    return found["first"].replace(day=1), found["last"].replace(day=1)


def month_totals(site: Site, first: date, last: date) -> list[MonthTotal]:
    """Each month from ``first`` to ``last`` (their first days), oldest first; one query. A month
    of which nothing was counted is there, with no days."""
    names = ("visitors", "views", "downloads", "robots", "lost")
    rows = DayTotal.objects.between(site, first, add_months(last, 1) - timedelta(days=1))
    by_month: Any = rows.order_by().annotate(month=TruncMonth("day")).values("month")
    counted = by_month.annotate(days=Count("pk"), **{f"{name}_": Sum(name) for name in names})
    sums: dict[date, dict[str, int]] = {row["month"]: row for row in counted}
    return [_month_total(month, sums.get(month), names) for month in _months(first, last)]


def _month_total(month: date, row: dict[str, int] | None, names: Iterable[str]) -> MonthTotal:
    sums = {name: row[f"{name}_"] if row else 0 for name in names}
    return MonthTotal(month, **sums, days=row["days"] if row else 0)


def _months(first: date, last: date) -> list[date]:
    months = [first]
    while months[-1] < last:
        months.append(add_months(months[-1], 1))
    return months


def use_of_month(site: Site, month: date) -> UseOfMonth:
    """All that is counted of a month (its first day)."""
    [total] = month_totals(site, month, month)
    uses = DailyUse.objects.between(site, month, total.last)
    known = {row.day: row for row in DayTotal.objects.between(site, month, total.last)}
    days = (month + timedelta(days=number) for number in range(total.length))
    return UseOfMonth(
        total,
        [Day(day, known.get(day)) for day in days],
        [Thing(_section(row["section"]), row["times"]) for row in uses.by_section()],
        _pages(site, uses.by_number(UseKind.PAGE)[:LOOKED_THROUGH]),
        _files(site, uses.by_number(UseKind.FILE)[:LOOKED_THROUGH]),
        searches(site, month, total.last),
    )


def _section(value: str) -> str:
    kinds = [kind for kind in (Section, Elsewhere) if value in kind.values]
    return str(kinds[0](value).label) if kinds else value


def _pages(site: Site, rows: Iterable[dict[str, int]]) -> list[Thing]:
    """Those that the public reads now: what was taken down is not named."""
    times = {row["number"]: row["times"] for row in rows}
    open_now = public_ids(times)
    pages = pages_of(site).filter(pk__in=open_now).select_related("locale")
    known: dict[int, Page] = {page.pk: page for page in pages}
    return [
        Thing(
            known[pk].title,
            times[pk],
            known[pk].relative_url(site) or "",
            known[pk].locale.language_code,
        )
        for pk in times
        if pk in known
    ][:MOST_LISTED]


def _files(site: Site, rows: Iterable[dict[str, int]]) -> list[Thing]:
    times = {row["number"]: row["times"] for row in rows}
    own = Collection.objects.filter(agency__site=site).values("path")[:1]
    public = AgencyDocument.objects.filter(public_since__isnull=False, hidden_since=None)
    known = public.filter(collection__path__startswith=own).in_bulk(times)
    return [Thing(known[pk].title, times[pk], known[pk].url, "th") for pk in times if pk in known][
        :MOST_LISTED
    ]
