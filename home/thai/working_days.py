"""The days on which Thai government offices work: not weekends, public or government holidays."""

from datetime import date
from functools import cache

import holidays
from holidays.constants import GOVERNMENT, PUBLIC


@cache
def _offices() -> holidays.HolidayBase:
    return holidays.country_holidays("TH", categories=(PUBLIC, GOVERNMENT))


def is_working_day(day: date) -> bool:
    """Whether offices work on ``day``. A holiday that the cabinet adds for one year is known from
    the library's next release on."""
    return _offices().is_working_day(day)


def working_day_after(day: date, count: int) -> date:
    """The ``count``-th working day after ``day`` (1 is the next one)."""
    return _offices().get_nth_working_day(day, count)
