"""A part of the mail of the morning: what is published until a day that is near."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from ita.monitoring.currency.owners import Office, office_of
from ita.monitoring.period_ends.ends import SOON, TOLD, PeriodEnd, ends_of
from ita.notifications.daily.parts import DailyPart, Line, MailPart, Recipient
from ita.notifications.daily.readers import told_between
from ita.notifications.words import admin_link

NAME = "ends"
LISTED = 50


def readers(end: PeriodEnd, office: Office) -> Iterator[Recipient]:
    """The owners, their unit's mailbox, the webmasters; of evidence the ITA officers, too."""
    yield from (Recipient(user_id=number) for number in end.owners)
    yield from (Recipient(user_id=number) for number in office.webmasters)
    if end.unit_id:
        yield Recipient(unit_id=end.unit_id)
    if end.uses:
        for number, duties in office.duties.items():
            if Group.ITA_OFFICERS.value in duties:
                yield Recipient(user_id=number)


def whom(site: Site, day: date) -> set[Recipient]:
    """30, 7, 1 days before the end of a period, and on its last day; or as soon as the mails go
    again, where such a day had none."""
    office = office_of(site)
    told = told_between(site, NAME, day - timedelta(days=SOON), day - timedelta(days=1))
    return {
        reader
        for end in ends_of(site, day, office=office)
        for reader in readers(end, office)
        if reader not in told or told[reader] < told_on(end)
    }


def told_on(end: PeriodEnd) -> date:
    """The newest of the days on which it is said that the period ends."""
    return end.ends_on - timedelta(days=min(days for days in TOLD if days >= end.days))


def compose(site: Site, reader: Recipient, day: date) -> MailPart | None:
    """All that ends soon and is the reader's; None where it was extended or archived meanwhile."""
    office = office_of(site)
    ends = [end for end in ends_of(site, day, office=office) if reader in set(readers(end, office))]
    if not ends:
        return None
    url = admin_link("ita_period_ends")
    lines = [
        Line(end.title, " · ".join(filter(None, (end.when, end.evidence))), "") for end in ends
    ]
    heading = _("Publication periods that end soon")
    return MailPart(heading, lines[:LISTED], url, len(lines[LISTED:]))


def ends_part() -> DailyPart:
    return DailyPart(NAME, 20, whom, compose)
