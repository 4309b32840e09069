"""When a duty falls due in a fiscal year, and what its page is then called."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from home.thai.calendar import MONTHS, fiscal_year_bounds, to_be
from home.thai.working_days import is_working_day, working_day_after
from ita.monitoring.yearly.duties import Duty
from ita.monitoring.yearly.enums import Recurrence

MONTHS_OF = {Recurrence.HALF: 6, Recurrence.QUARTERLY: 3, Recurrence.MONTHLY: 1}
NAMES = {
    Recurrence.HALF: "{title} ประจำปีงบประมาณ พ.ศ. {year} รอบ {months} เดือน",
    Recurrence.QUARTERLY: "{title} ไตรมาสที่ {number} ปีงบประมาณ พ.ศ. {year}",
    Recurrence.MONTHLY: "{title} เดือน{month}",
}
YEARLY_NAME = "{title} ประจำปีงบประมาณ พ.ศ. {year}"


@dataclass(frozen=True)
class Occasion:
    """A duty for one period. ``year`` (C.E.) and ``number`` name it for good: of a yearly duty the
    fiscal year in which it falls due and 0, of the others the fiscal year of the period and its
    place therein."""

    duty: Duty
    year: int
    number: int
    first_day: date
    last_day: date
    due_on: date

    @property
    def key(self) -> tuple[str, int, int]:
        return (self.duty.code, self.year, self.number)

    @property
    def deadline(self) -> date:
        """The due day, or the next working day where offices are closed on it."""
        return self.due_on if is_working_day(self.due_on) else working_day_after(self.due_on, 1)

    @property
    def about_year(self) -> int:
        """The fiscal year (C.E.) that the page is about."""
        return self.year - (self.duty.is_yearly and self.duty.about_last_year)

    @property
    def title(self) -> str:
        """With the right B.E. year, and with month, quarter or half year."""
        name = NAMES.get(self.duty.recurrence, YEARLY_NAME)
        month = f"{MONTHS[self.last_day.month - 1]} {to_be(self.last_day.year)}"
        return name.format(
            title=self.duty.title,
            year=to_be(self.about_year),
            number=self.number,
            months=self.number * 6,
            month=month,
        )


def occasions_in(duty: Duty, fiscal_year: int) -> list[Occasion]:
    """What of ``duty`` falls due in the fiscal year (C.E.), by day."""
    if duty.is_yearly:
        return [_yearly(duty, fiscal_year)]
    first, last = fiscal_year_bounds(fiscal_year)
    both = [*periods_of(duty, fiscal_year - 1), *periods_of(duty, fiscal_year)]
    return [each for each in both if first <= each.due_on <= last]


def occasion(duty: Duty, year: int, number: int) -> Occasion | None:
    """The one that ``year`` and ``number`` name; None where there is none."""
    if duty.is_yearly:
        return _yearly(duty, year) if number == 0 else None
    return next((each for each in periods_of(duty, year) if each.number == number), None)


def periods_of(duty: Duty, fiscal_year: int) -> Iterator[Occasion]:
    """The occasions of the periods of the fiscal year."""
    months = MONTHS_OF[duty.recurrence]
    for number in range(1, 12 // months + 1):
        first = _month(fiscal_year, (number - 1) * months)[0]
        last = _month(fiscal_year, number * months - 1)[1]
        due_on = last + timedelta(days=duty.days_after)
        yield Occasion(duty, fiscal_year, number, first, last, due_on)


def _yearly(duty: Duty, fiscal_year: int) -> Occasion:
    calendar_year = fiscal_year - (duty.due_month >= 10)
    days = monthrange(calendar_year, duty.due_month)[1]
    due_on = date(calendar_year, duty.due_month, min(duty.due_day, days))
    first, last = fiscal_year_bounds(fiscal_year - duty.about_last_year)
    return Occasion(duty, fiscal_year, 0, first, last, due_on)


def _month(fiscal_year: int, place: int) -> tuple[date, date]:
    """First and last day of the month at ``place`` (October is 0) of the fiscal year."""
    month = (9 + place) % 12 + 1
    year = fiscal_year - (month >= 10)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
