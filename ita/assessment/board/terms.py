"""The days that a list's issuer set, as an officer counts them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.thai.calendar import format_date, format_period
from ita.assessment.models import Deadline


@dataclass(frozen=True)
class Term:
    """A deadline or window. ``when`` is a date of the calendar, or what the issuer stated where it
    is in no calendar; ``left`` says how long it is until then."""

    what: str
    when: str
    left: str
    is_over: bool
    is_near: bool
    is_dated: bool


NEAR = 14  # days
HOUR = re.compile(r"\b(\d{1,2}):(\d{2})\b")


def terms(deadlines: Iterable[Deadline], today: date) -> list[Term]:
    """What is still to come in the order of its days, then what is stated in words alone, then what
    is over, the latest first."""
    rows = list(deadlines)
    dated = [row for row in rows if row.due_on or row.opens_on]
    coming = sorted((row for row in dated if not _is_over(row, today)), key=_day)
    over = sorted((row for row in dated if _is_over(row, today)), key=_day, reverse=True)
    stated = [row for row in rows if row not in dated]
    return [_term(row, today) for row in (*coming, *stated, *over)]


def next_day(deadlines: Iterable[Deadline], today: date) -> date | None:
    """The next day by which something is due."""
    days = [row.due_on for row in deadlines if row.due_on and row.due_on >= today]
    return min(days, default=None)


def days_left(day: date, today: date) -> str:
    """ "3 days left", "today is the last day", "over for 3 days"."""
    count = (day - today).days
    if count == 0:
        return _("Today is the last day")
    if count < 0:
        return ngettext("Over for %(count)s day", "Over for %(count)s days", -count) % {
            "count": -count
        }
    return ngettext("%(count)s day left", "%(count)s days left", count) % {"count": count}


def _term(row: Deadline, today: date) -> Term:
    is_dated = bool(row.due_on or row.opens_on)
    return Term(
        what=row.what,
        when=_when(row),
        left=_left(row, today),
        is_over=_is_over(row, today),
        is_near=bool(row.due_on) and 0 <= (_day(row) - today).days <= NEAR,
        is_dated=is_dated,
    )


def _when(row: Deadline) -> str:
    if row.opens_on:
        return format_period(row.opens_on, row.due_on)
    if row.due_on is None:
        return row.stated
    hour = HOUR.search(row.stated)
    at = f" เวลา {hour[1]}.{hour[2]} น." if hour else ""
    return format_date(row.due_on, short=True) + at


def _left(row: Deadline, today: date) -> str:
    if row.opens_on and row.opens_on > today:
        count = (row.opens_on - today).days
        return ngettext("Opens in %(count)s day", "Opens in %(count)s days", count) % {
            "count": count
        }
    return days_left(row.due_on, today) if row.due_on else ""


def _is_over(row: Deadline, today: date) -> bool:
    return row.due_on is not None and row.due_on < today


def _day(row: Deadline) -> date:
    return row.due_on or row.opens_on or date.max
