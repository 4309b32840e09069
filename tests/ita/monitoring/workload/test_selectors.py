"""The arithmetic of the workload, against a machine that works through the weeks."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from wagtail.models import Site

from home.models import LawPage
from ita.monitoring.currency.due import Review
from ita.monitoring.currency.enums import Currency
from ita.monitoring.currency.intervals import next_review
from ita.monitoring.currency.operations import confirm_current
from ita.monitoring.workload.selectors import (
    HORIZON,
    WEEKS,
    a_week,
    confirmed_by_month,
    load_of,
    loads_by,
)
from tests.ita.conftest import Officers
from tests.ita.monitoring.currency.conftest import at

TODAY = date(2027, 12, 20)  # the horizon goes over a leap day
MONTHS = {"law": 6, "statistics": 1, "article": 12}


def review(number: int, due_on: date | None, kind: str = "law") -> Review:
    return Review(number, f"หน้า {number}", "", kind, None, "", (), None, TODAY, due_on, TODAY)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def test_overdue_and_what_becomes_due() -> None:
    overdue = [review(n, days(-n)) for n in range(1, 14)]
    later = [review(20 + n, days(n * 7)) for n in range(13)]
    assert a_week(overdue, MONTHS) == 1
    assert a_week(overdue + later, MONTHS) == 2
    assert a_week([*overdue, review(99, days(90))], MONTHS) == 2
    assert a_week([*overdue, review(99, days(91))], MONTHS) == 1  # not overdue on its own day
    assert a_week([], MONTHS) == 0
    assert a_week([review(1, days(200))], MONTHS) == 0


def test_what_is_not_known_is_said() -> None:
    assert a_week([review(1, days(3)), review(2, None)], MONTHS) is None


def test_a_short_interval_comes_round_again() -> None:
    assert a_week([review(n, days(-1), "law") for n in range(13)], MONTHS) == 1
    # In the last month each of the thirteen is confirmed once more: there are four weeks for it.
    assert a_week([review(n, days(-1), "statistics") for n in range(13)], MONTHS) == 4


def overdue_at_the_end(reviews: list[Review], share: int, chance: random.Random) -> int:
    """Somebody who confirms ``share`` pages a week, on any of its days, what is due first first."""
    due = {each.page_id: (each.due_on or TODAY, each.kind) for each in reviews}
    end = TODAY + HORIZON
    for week in range(WEEKS):
        for _count in range(share):
            first = min(due, key=lambda number: due[number][0])
            if due[first][0] < end:
                day = TODAY + timedelta(days=week * 7 + chance.randint(0, 6))
                due[first] = (next_review(day, due[first][1], MONTHS), due[first][1])
    return sum(day < end for day, _kind in due.values())


@pytest.mark.parametrize("seed", range(20))
def test_who_works_off_so_many_a_week_has_nothing_overdue_at_the_end(seed: int) -> None:
    chance = random.Random(seed)
    reviews = [
        review(n, days(chance.randint(-200, 120)), chance.choice(list(MONTHS)))
        for n in range(chance.randint(1, 80))
    ]
    share = a_week(reviews, MONTHS)
    assert share is not None
    assert overdue_at_the_end(reviews, share, chance) == 0
    waiting = sum(bool(each.due_on and each.due_on < days(91)) for each in reviews)
    if share * WEEKS - WEEKS < waiting:  # with one a week less there is not even time for each once
        assert overdue_at_the_end(reviews, share - 1, chance) > 0


def test_sums_by_name() -> None:
    reviews = [review(1, days(-1)), review(2, days(3)), review(3, days(99))]
    reviews[0] = replace(reviews[0], unit="กองคลัง")
    loads = loads_by(reviews, lambda each: [each.unit or "–"], MONTHS)
    assert [(load.name, load.total) for load in loads] == [("กองคลัง", 1), ("–", 2)]
    whole = load_of("ทั้งหมด", reviews, MONTHS)
    assert dict(whole.cells) == {
        Currency.OVERDUE: 1,
        Currency.DUE: 1,
        Currency.NEVER_CONFIRMED: 1,
        Currency.FRESH: 0,
    }


def test_months_of_two_fiscal_years(site: Site, live: LawPage, officers: Officers) -> None:
    for moment in (at(2027, 9, 30, 23), at(2027, 10, 1, 0)):
        with time_machine.travel(moment):
            confirm_current(live, officers.requester)
    found: Any = confirmed_by_month(site, date(2027, 12, 31))
    assert list(found) == [2027, 2028]
    assert [len(months) for months in found.values()] == [12, 12]
    assert (found[2027][-1].count, found[2028][0].count) == (1, 1)
    assert [month.count for month in found[2028]][2:4] == [0, None]
