"""Two parts of the mail of the morning: what a round found outdated, and that a round is due."""

from collections import defaultdict
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from home.models import ContentPage
from home.thai.calendar import BANGKOK, format_date
from ita.monitoring.currency.owners import office_of
from ita.monitoring.page_owners import owners_of
from ita.monitoring.rounds.models import Round, RoundPage, RoundSettings
from ita.monitoring.rounds.periods import period_of
from ita.monitoring.rounds.selectors import counts_of, to_update
from ita.notifications.daily.parts import DailyPart, Line, MailPart, Recipient
from ita.notifications.words import admin_link

FOUND, DUE = "round", "round_due"
WEEK = 7  # days between two reminders
LISTED = 50


def by_owner(site: Site) -> dict[int, list[RoundPage]]:
    """{account: what it owns of that the last round found outdated, and that is not mended yet}."""
    rows = list(to_update(site))
    pages = ContentPage.objects.filter(pk__in=[row.page_id for row in rows])
    owners = owners_of(site, dict(pages.values_list("pk", "owner_unit")))
    found: dict[int, list[RoundPage]] = defaultdict(list)
    for row in rows:
        for number in owners.get(row.page_id, ()):
            found[number].append(row)
    return found


def whom_found(site: Site, day: date) -> set[Recipient]:
    """The owners, once: on the first morning after the round, whatever morning that is."""
    midnight = datetime.combine(day, time(), BANGKOK)
    ended = Round.objects.of_site(site).filter(told_on=None, ended_at__lt=midnight)
    ended.update(told_on=day)
    return {Recipient(user_id=number) for number in _told(site, day)}


def _told(site: Site, day: date) -> dict[int, list[RoundPage]]:
    """What is told on the day; nothing on any other than that after the round."""
    is_told = Round.objects.of_site(site).filter(told_on=day).exists()
    return by_owner(site) if is_told else {}


def compose_found(site: Site, reader: Recipient, day: date) -> MailPart | None:
    rows = _told(site, day).get(reader.user_id or 0)
    if not rows:
        return None
    lines = [
        Line(row.title, row.note, admin_link("wagtailadmin_pages:edit", row.page_id))
        for row in rows
    ]
    heading = _("Needs updating, as the round over all published pages found")
    return MailPart(heading, lines[:LISTED], admin_link("wagtailadmin_home"), len(lines[LISTED:]))


def whom_due(site: Site, day: date) -> set[Recipient]:
    """The webmasters, once a week while the period's round is not begun or not ended."""
    if _due(site, day) is None:
        return set()
    first = period_of(RoundSettings.for_site(site).kind, day).first
    if (day - first).days % WEEK:
        return set()
    return {Recipient(user_id=number) for number in office_of(site).webmasters}


def compose_due(site: Site, reader: Recipient, day: date) -> MailPart | None:
    if reader.user_id not in office_of(site).webmasters:
        return None
    line = _due(site, day)
    heading = _("Round over all published pages")
    return MailPart(heading, [line], admin_link("ita_rounds")) if line else None


def _due(site: Site, day: date) -> Line | None:
    """What is to be done on the round of the period, or on one that is left open."""
    if left_open := Round.objects.of_site(site).open().first():
        left = counts_of(left_open).left
        note = ngettext(
            "%(count)s page is left to be looked at, until %(day)s",
            "%(count)s pages are left to be looked at, until %(day)s",
            left,
        ) % {"count": left, "day": format_date(left_open.last_day, short=True)}
        return Line(str(left_open), note, admin_link("ita_round", left_open.pk))
    period = period_of(RoundSettings.for_site(site).kind, day)
    rounds = Round.objects.of_site(site)
    if rounds.filter(first_day=period.first, last_day=period.last).exists():
        return None
    note = _("Not begun yet, to be ended by %(day)s") % {
        "day": format_date(period.last, short=True)
    }
    return Line(str(period), note, admin_link("ita_rounds"))


def found_part() -> DailyPart:
    return DailyPart(FOUND, 30, whom_found, compose_found)


def due_part() -> DailyPart:
    return DailyPart(DUE, 40, whom_due, compose_due)
