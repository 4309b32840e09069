from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.thai.working_days import is_working_day, working_day_after


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 25), True),
        (date(2026, 11, 28), False),  # Saturday
        (date(2026, 10, 23), False),  # King Chulalongkorn Memorial Day
        (date(2026, 12, 7), False),  # in lieu of 5 December, a Saturday
        (date(2026, 7, 29), False),  # Asarnha Bucha, by the moon
        (date(2026, 5, 13), False),  # Royal Ploughing Ceremony: offices only
    ],
)
def test_days_on_which_offices_work(day: date, works: bool) -> None:
    assert is_working_day(day) == works


def test_the_third_working_day_after_a_wednesday_before_a_long_weekend() -> None:
    # 3, 4 December; 5 to 7 closed; then Tuesday 8.
    assert working_day_after(date(2026, 12, 2), 3) == date(2026, 12, 8)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 30))
def test_it_is_a_working_day_and_so_many_lie_between(day: date, count: int) -> None:
    found = working_day_after(day, count)
    between = [date.fromordinal(n) for n in range(day.toordinal() + 1, found.toordinal() + 1)]
    assert is_working_day(found)
    assert sum(map(is_working_day, between)) == count
