"""What ITA officers are told of what strangers found: a part of the mail of the morning."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from ita.monitoring.visits.enums import Condition
from ita.monitoring.visits.selectors import Found, found_of, visited_lists
from ita.notifications.daily.parts import DailyPart, Line, MailPart, Recipient
from ita.notifications.daily.readers import told_between
from ita.notifications.words import admin_link
from ita.people.selectors import holders

NAME = "visits"
AGAIN_AFTER = timedelta(days=7)
LINES = 10


def whom(site: Site, day: date) -> set[Recipient]:
    """The ITA officers, once a week while something is to be mended."""
    if not _faults(site):
        return set()
    told = told_between(site, NAME, day - AGAIN_AFTER + timedelta(days=1), day)
    return _officers(site) - told.keys()


def compose(site: Site, reader: Recipient, day: date) -> MailPart | None:
    """None for who is no ITA officer any more, and where all is mended by now."""
    faults = _faults(site)
    if not faults or reader not in _officers(site):
        return None
    lines = [
        Line(
            f"{row.evidence.item.code} {row.evidence.page.title}",
            next(each.words for each in row.findings if each.condition == Condition.FAULT),
            admin_link("ita_item", row.evidence.item_id),
        )
        for row in faults[:LINES]
    ]
    heading = _("Evidence that does not open as it should")
    url = admin_link("ita_visits", faults[0].evidence.item.framework_id)
    return MailPart(heading, lines, url, unlisted=len(faults) - len(lines))


def visits_part() -> DailyPart:
    return DailyPart(NAME, 25, whom, compose)


def _officers(site: Site) -> set[Recipient]:
    numbers = holders(Group.ITA_OFFICERS, site.pk).values_list("pk", flat=True)
    return {Recipient(user_id=number) for number in numbers}


def _faults(site: Site) -> list[Found]:
    return [
        row
        for framework in visited_lists(site)
        for row in found_of(framework, site)
        if row.condition == Condition.FAULT
    ]
