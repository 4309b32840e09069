"""Buddhist Era years, the fiscal year, and dates as Thai offices write them.

Inside the system a year is C.E. and a moment is UTC; B.E. appears where a person reads or types.
"""

import re
from calendar import monthrange
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from home.thai.numerals import to_arabic_digits

BE_OFFSET = 543
FIRST_BE_YEAR = 2400  # what is written below this is taken for a C.E. year
BANGKOK = ZoneInfo("Asia/Bangkok")
FISCAL_YEAR_FIRST_MONTH = 10  # 1 October, Budget Procedures Act B.E. 2561, section 4

# fmt: off
MONTHS = ("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
          "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม")
MONTHS_SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
                "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
# fmt: on


def to_be(year: int) -> int:
    """The B.E. year of a C.E. year: 2026 gives 2569."""
    return year + BE_OFFSET


def to_ce(year: int) -> int:
    """The C.E. year of a B.E. year: 2569 gives 2026."""
    return year - BE_OFFSET


def local_date(moment: date | datetime) -> date:
    """The day in Bangkok on which ``moment`` falls (an aware datetime, or a date as it is)."""
    if isinstance(moment, datetime):
        return moment.astimezone(BANGKOK).date()
    return moment


def fiscal_year(moment: date | datetime) -> int:
    """The fiscal year (C.E.) of ``moment``: from 1 October on it is next year's."""
    day = local_date(moment)
    return day.year + (day.month >= FISCAL_YEAR_FIRST_MONTH)


def current_fiscal_year() -> int:
    """The fiscal year (C.E.) of today in Bangkok."""
    return fiscal_year(timezone.now())


def fiscal_year_bounds(year: int) -> tuple[date, date]:
    """First and last day of the fiscal year ``year`` (C.E.)."""
    return date(year - 1, FISCAL_YEAR_FIRST_MONTH, 1), date(year, 9, 30)


def add_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later (earlier where negative); the last day of a month
    that is shorter: a month after 31 January is 28 or 29 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def format_date(moment: date | datetime, *, short: bool = False) -> str:
    """``moment`` as "22 พฤศจิกายน 2569", or ``short`` "22 พ.ย. 2569" (Bangkok, B.E.)."""
    day = local_date(moment)
    months = MONTHS_SHORT if short else MONTHS
    return f"{day.day} {months[day.month - 1]} {to_be(day.year)}"


def format_month(day: date) -> str:
    """The month of ``day`` as "ตุลาคม 2569"."""
    return f"{MONTHS[day.month - 1]} {to_be(day.year)}"


def format_datetime(moment: datetime) -> str:
    """``moment`` as "22 พ.ย. 2569 เวลา 14.05 น." (Bangkok, B.E.)."""
    local = moment.astimezone(BANGKOK)
    return f"{format_date(local, short=True)} เวลา {local:%H.%M} น."


def format_period(first: date | None, last: date | None) -> str:
    """A period of time as "1 ต.ค. 2568 – 30 ก.ย. 2569"; either end may be open, both give ""."""
    if first and last:
        if first == last:
            return format_date(first, short=True)
        return f"{format_date(first, short=True)} – {format_date(last, short=True)}"
    if first:
        return f"ตั้งแต่ {format_date(first, short=True)}"
    if last:
        return f"ถึง {format_date(last, short=True)}"
    return ""


def parse_date(text: str) -> date:
    """The date that ``text`` means: "22/11/2569", "22-11-2569", "22 พ.ย. 2569", Thai digits too.

    Raises:
        ValueError: it is no such date.
    """
    parts = re.split(r"[\s/\-]+", to_arabic_digits(text).strip())
    if len(parts) != 3:
        raise ValueError(text)
    day, month, year = parts
    return date(to_ce(int(year)), _month_number(month), int(day))


def _month_number(text: str) -> int:
    for names in (MONTHS, MONTHS_SHORT):
        if text in names:
            return names.index(text) + 1
    return int(text)
