"""What the mail of the morning says of the duties: 30, 7 and 1 days before, then every week."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.thai.calendar import fiscal_year, format_date
from ita.assessment.board.terms import days_left
from ita.monitoring.yearly.selectors import Row, rows_of
from ita.notifications.daily.parts import DailyPart, Line, MailPart, Recipient
from ita.notifications.words import admin_link

DAYS_BEFORE = (30, 7, 1)
WEEK = 7
LISTED = 50


def whom(site: Site, day: date) -> list[Recipient]:
    """The owners of what is told on ``day``: officers who hold a post still, and units."""
    owners = {owner for row in rows_to_tell(site, day) for owner in owners_of(row)}
    return sorted(owners, key=lambda each: (each.user_id or 0, each.unit_id or 0))


def compose(site: Site, recipient: Recipient, day: date) -> MailPart | None:
    """What ``recipient`` is told; None where it was done meanwhile, or is another's now."""
    rows = [row for row in rows_to_tell(site, day) if recipient in owners_of(row)]
    if not rows:
        return None
    url = admin_link("ita_yearly")
    lines = [_line(row, day, url) for row in rows[:LISTED]]
    return MailPart(_("Duties of the year"), lines, url, unlisted=len(rows[LISTED:]))


def rows_to_tell(site: Site, day: date) -> list[Row]:
    """What is open and is told of on ``day``. On 1 October the year before is left to its screen:
    what it lacks is another year's duty then."""
    years = sorted({fiscal_year(day), fiscal_year(day + timedelta(days=max(DAYS_BEFORE)))})
    rows = [row for year in years for row in rows_of(site, year, day)]
    return [row for row in rows if row.is_open and _is_told(row, day)]


def owners_of(row: Row) -> Iterable[Recipient]:
    """The officer, while in post; and the unit, whose mailbox is nobody's own."""
    duty = row.occasion.duty
    if duty.officer and row.officer:
        yield Recipient(user_id=duty.officer.pk)
    if duty.unit:
        yield Recipient(unit_id=duty.unit.pk)


def _is_told(row: Row, day: date) -> bool:
    left = (row.occasion.deadline - day).days
    return left in DAYS_BEFORE or (left < 0 and -left % WEEK == 0)


def _line(row: Row, day: date, url: str) -> Line:
    deadline = row.occasion.deadline
    note = f"{format_date(deadline, short=True)} · {days_left(deadline, day)}"
    return Line(row.occasion.title, note, url)


PART = DailyPart("yearly", 40, whom, compose)
