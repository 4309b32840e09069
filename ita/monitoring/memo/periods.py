"""The fiscal year or quarter that a memo is about."""

from dataclasses import dataclass
from datetime import date, timedelta

from home.thai.calendar import (
    FISCAL_YEAR_FIRST_MONTH,
    MONTHS,
    fiscal_year_bounds,
    format_date,
    to_be,
)

WHOLE_YEAR = 0
QUARTERS = (1, 2, 3, 4)
MONTHS_OF_QUARTER = 3


@dataclass(frozen=True, order=True)
class Period:
    """A fiscal year (C.E.), or its quarter 1 to 4."""

    fiscal_year: int
    quarter: int = WHOLE_YEAR

    @property
    def months(self) -> list[date]:
        """The first day of each month, in order."""
        numbers = range(12)
        if self.quarter:
            start = (self.quarter - 1) * MONTHS_OF_QUARTER
            numbers = range(start, start + MONTHS_OF_QUARTER)
        return [self._month(number) for number in numbers]

    @property
    def first(self) -> date:
        return self.months[0]

    @property
    def last(self) -> date:
        if not self.quarter:
            return fiscal_year_bounds(self.fiscal_year)[1]
        return Period(self.fiscal_year, self.quarter)._month_after() - timedelta(days=1)

    @property
    def before(self) -> "Period":
        """The last period of the same kind; its points are carried over."""
        if self.quarter > 1:
            return Period(self.fiscal_year, self.quarter - 1)
        return Period(self.fiscal_year - 1, QUARTERS[-1] if self.quarter else WHOLE_YEAR)

    @property
    def year_be(self) -> int:
        return to_be(self.fiscal_year)

    @property
    def year_name(self) -> str:
        return f"ปีงบประมาณ พ.ศ. {self.year_be}"

    @property
    def name(self) -> str:
        """ "ปีงบประมาณ พ.ศ. 2569", "ไตรมาสที่ 2 ปีงบประมาณ พ.ศ. 2569"."""
        return f"ไตรมาสที่ {self.quarter} {self.year_name}" if self.quarter else self.year_name

    @property
    def days(self) -> str:
        return f"วันที่ {format_date(self.first)} ถึงวันที่ {format_date(self.last)}"

    def begins_after(self, day: date) -> bool:
        return day < self.first

    def is_over(self, day: date) -> bool:
        return self.last < day

    def known_until(self, day: date) -> date:
        """The last day of which a memo made on ``day`` knows."""
        return min(self.last, day)

    def _month(self, number: int) -> date:
        """The first day of the month ``number`` (0 to 11) of the fiscal year."""
        month = FISCAL_YEAR_FIRST_MONTH + number
        year = self.fiscal_year - 1
        return date(year, month, 1) if month <= 12 else date(year + 1, month - 12, 1)

    def _month_after(self) -> date:
        number = self.quarter * MONTHS_OF_QUARTER
        if number == 12:
            return date(self.fiscal_year, FISCAL_YEAR_FIRST_MONTH, 1)
        return self._month(number)


def month_name(month: date) -> str:
    return f"{MONTHS[month.month - 1]} {to_be(month.year)}"
