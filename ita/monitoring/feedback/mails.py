"""What owners are told of mistakes that readers reported: a part of the mail of the morning."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.thai.calendar import format_date, local_date
from ita.monitoring.feedback.models import MistakeReport
from ita.monitoring.feedback.selectors import waiting_with_owners
from ita.notifications.daily.parts import DailyPart, Line, MailPart, Recipient
from ita.notifications.daily.readers import told_between
from ita.notifications.words import admin_link

NAME = "mistakes"
AGAIN = timedelta(days=7)  # while it is not answered
LISTED = 50


def readers(report: MistakeReport, owners: tuple[int, ...]) -> list[Recipient]:
    """The owners of the page, and the mailbox of its unit."""
    unit = report.page.owner_unit_id
    officers = [Recipient(user_id=number) for number in owners]
    return [*officers, Recipient(unit_id=unit)] if unit else officers


def whom(site: Site, day: date) -> set[Recipient]:
    """Who has something waiting of which they were not told, or not in the last week."""
    told = told_between(site, NAME, day - AGAIN, day)
    named: set[Recipient] = set()
    for report, owners in waiting_with_owners(site):
        since = max(local_date(report.sent_at), day - AGAIN + timedelta(days=1))
        named |= {each for each in readers(report, owners) if told.get(each, date.min) < since}
    return named


def compose(site: Site, reader: Recipient, day: date) -> MailPart | None:
    """What waits for the reader now; None where nothing does any more."""
    waiting = [
        report for report, who in waiting_with_owners(site) if reader in readers(report, who)
    ]
    if not waiting:
        return None
    lines = [
        Line(report.page.title, _("Sent on %(day)s") % {"day": format_date(report.sent_at)}, "")
        for report in waiting[:LISTED]
    ]
    heading = _("Mistakes that readers reported")
    return MailPart(heading, lines, admin_link("ita_mistakes"), len(waiting[LISTED:]))


def mistakes_part() -> DailyPart:
    return DailyPart(NAME, 15, whom, compose)
