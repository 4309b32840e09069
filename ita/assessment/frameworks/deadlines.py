"""Days and windows as issuers' papers state them: "2025-03-28", "2024-10-01..2025-08-31"."""

import calendar
import re
from datetime import date

from django.utils.translation import gettext as _

from home.thai.calendar import parse_date, to_ce
from home.thai.numerals import to_arabic_digits
from ita.assessment.frameworks.data import DeadlineData
from ita.assessment.frameworks.faults import Fault
from ita.assessment.frameworks.rows import Row
from ita.assessment.frameworks.values import Values

DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?: \d{2}:\d{2})?")  # C.E.
FIRST_BE = 2400
WHAT_LENGTH, STATED_LENGTH = 500, 200


def deadline(row: Row, faults: list[Fault]) -> DeadlineData:
    """What is due when; words that name no day stay words."""
    values = Values(row, faults)
    stated = values.text("date", _("Date"), max_length=STATED_LENGTH)
    opens_on, due_on = days(stated)
    return DeadlineData(
        what=values.text("what", _("What is due"), required=True, max_length=WHAT_LENGTH),
        stated=stated,
        opens_on=opens_on,
        due_on=due_on,
        source=values.text("source", _("Source")),
    )


def days(stated: str) -> tuple[date | None, date | None]:
    """(first, last) day of what is stated; of a single day only the last."""
    first, dots, last = stated.partition("..")
    if not dots:
        return None, _day(first, is_last=True)
    return _day(first, is_last=False), _day(last, is_last=True)


def _day(text: str, *, is_last: bool) -> date | None:
    """A month without its day is meant whole."""
    if not (found := DAY.fullmatch(to_arabic_digits(text).strip())):
        return _spoken(text)
    year, month = int(found[1]), int(found[2])
    if year > FIRST_BE:  # as a spreadsheet keeps what was typed in B.E.
        year = to_ce(year)
    try:
        whole = calendar.monthrange(year, month)[1] if is_last else 1
        return date(year, month, int(found[3]) if found[3] else whole)
    except (ValueError, calendar.IllegalMonthError):
        return None


def _spoken(text: str) -> date | None:
    """ "30 เมษายน 2569" and "30/4/2569", in B.E."""
    try:
        return parse_date(text)
    except ValueError:
        return None
