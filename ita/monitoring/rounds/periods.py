"""The month or the quarter that a round is about."""

import calendar
from dataclasses import dataclass
from datetime import date

from home.thai.calendar import MONTHS, fiscal_year, to_be
from ita.monitoring.rounds.enums import RoundKind


@dataclass(frozen=True)
class Period:
    """``first`` to ``last`` day of a month, or of a quarter of the fiscal year."""

    kind: RoundKind
    first: date
    last: date

    def __str__(self) -> str:
        if self.kind == RoundKind.MONTHLY:
            return f"เดือน{MONTHS[self.first.month - 1]} {to_be(self.first.year)}"
        quarter = (self.first.month + 2) % 12 // 3 + 1
        return f"ไตรมาสที่ {quarter} ปีงบประมาณ {to_be(fiscal_year(self.first))}"


def period_of(kind: str, day: date) -> Period:
    """The period of the ``kind`` in which ``day`` falls."""
    if kind == RoundKind.MONTHLY:
        return _months(RoundKind.MONTHLY, day.year, day.month, 1)
    begins = (day.month - 1) // 3 * 3 + 1
    return _months(RoundKind.QUARTERLY, day.year, begins, 3)


def _months(kind: RoundKind, year: int, month: int, count: int) -> Period:
    last = month + count - 1
    days = calendar.monthrange(year, last)[1]
    return Period(kind, date(year, month, 1), date(year, last, days))
