"""How much there is to review, and how much a week keeps up with it: plain arithmetic."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import heapify, heappop, heappush

from django.db.models import Count
from django.db.models.functions import TruncMonth
from wagtail.models import Site

from home.enums import ContentKind
from home.thai.calendar import BANGKOK, MONTHS_SHORT, add_months, fiscal_year, fiscal_year_bounds
from ita.monitoring.currency.due import Review
from ita.monitoring.currency.enums import Currency
from ita.monitoring.currency.intervals import next_review
from ita.register.history import currency_confirmed

WEEKS = 13  # a quarter: as far as an office plans
HORIZON = timedelta(weeks=WEEKS)


@dataclass(frozen=True)
class Load:
    """The pages of a unit, a kind or an officer by how current they are.

    ``a_week``: see the function.
    """

    name: str
    counts: Counter[Currency] = field(default_factory=Counter)
    a_week: int | None = 0

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def cells(self) -> list[tuple[Currency, int]]:
        return [(state, self.counts[state]) for state in Currency]


@dataclass(frozen=True)
class Month:
    """How many pages were confirmed in a month; ``count`` is None for one that is still to come."""

    first_day: date
    count: int | None

    @property
    def name(self) -> str:
        return MONTHS_SHORT[self.first_day.month - 1]


def load_of(name: str, reviews: Iterable[Review], months: dict[str, int]) -> Load:
    found = list(reviews)
    return Load(name, Counter(review.state for review in found), a_week(found, months))


def loads_by(
    reviews: Iterable[Review], names_of: Callable[[Review], Iterable[str]], months: dict[str, int]
) -> list[Load]:
    """One load for each name, the most overdue first. A page of several owners counts with each."""
    groups: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        for name in names_of(review):
            groups[name].append(review)
    loads = [load_of(name, group, months) for name, group in groups.items()]
    return sorted(loads, key=lambda load: (-load.counts[Currency.OVERDUE], -load.total, load.name))


def a_week(reviews: Iterable[Review], months: dict[str, int]) -> int | None:
    """The fewest confirmations a week, made in the order of the days of review, that leave nothing
    overdue when ``WEEKS`` weeks are over; None where of some page the day is not known."""
    found = list(reviews)
    days = [(review.due_on, review.kind) for review in found if review.due_on]
    if len(days) < len(found):
        return None
    end = found[0].today + HORIZON if found else date.max
    waiting = [each for each in days if each[0] < end]
    shares = range(-(-len(waiting) // WEEKS), len(waiting))  # all of them each week always suffice
    return shares.start + bisect_left(
        shares, True, key=lambda share: keeps_up(share, waiting, end, months)
    )


def keeps_up(
    share: int, waiting: list[tuple[date, str]], end: date, months: dict[str, int]
) -> bool:
    """Whether nothing is overdue on the day ``end`` where ``share`` pages are confirmed each week.

    What has a short interval comes round again; counted from the first day of the week, so that it
    holds on whichever day of it somebody confirms.
    """
    heap = list(waiting)
    heapify(heap)
    for week in range(WEEKS):
        begin = end - HORIZON + timedelta(weeks=week)
        again = {kind: next_review(begin, kind, months) for kind in {kind for _day, kind in heap}}
        for _count in range(min(share, len(heap))):
            kind = heappop(heap)[1]
            if again[kind] < end:
                heappush(heap, (again[kind], kind))
    return not heap


def kind_name(review: Review) -> list[str]:
    return [str(dict(ContentKind.choices).get(review.kind, review.kind))]


def confirmed_by_month(site: Site, today: date) -> dict[int, list[Month]]:
    """The months of the last fiscal year and of this one, each with how many pages were confirmed
    in it: {fiscal year (C.E.): months}. One query."""
    year = fiscal_year(today)
    first, last = fiscal_year_bounds(year - 1)[0], fiscal_year_bounds(year)[1]
    rows = (
        currency_confirmed(site)
        .order_by()
        .annotate(month=TruncMonth("occurred_at", tzinfo=BANGKOK))
    )
    counted = rows.values("month").annotate(count=Count("pk")).values_list("month", "count")
    counts = {month.date().replace(day=1): count for month, count in counted}
    found: dict[int, list[Month]] = defaultdict(list)
    month = first
    while month <= last:
        count = counts.get(month, 0) if month <= today else None
        found[fiscal_year(month)].append(Month(month, count))
        month = add_months(month, 1)
    return dict(found)
