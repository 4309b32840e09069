"""Who can be mailed at all, and which parts there are."""

from datetime import date

from wagtail import hooks
from wagtail.models import Site

from home.core.outbox import SendState
from home.models import Unit
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.parts import HOOK, DailyPart, Recipient
from ita.people.models import OfficerProfile


def daily_parts() -> list[DailyPart]:
    """All parts that the rooms above contribute, in the order of the mail."""
    return sorted((fn() for fn in hooks.get_hooks(HOOK)), key=lambda part: part.order)


def readers_of(site: Site, day: date) -> set[Recipient]:
    """Whom the agency can mail on the day: who holds a post in it then, and units with a mailbox.

    An officer without an address is among them: that the mail cannot be sent is to be seen.
    """
    posts = OfficerProfile.objects.in_post(day).of_site(site).filter(user__is_active=True)
    officers = {Recipient(user_id=number) for number in posts.values_list("user_id", flat=True)}
    units = Unit.objects.filter(site=site).exclude(mailbox="").values_list("pk", flat=True)
    return officers | {Recipient(unit_id=number) for number in units}


def told_between(site: Site, part: str, first_day: date, last_day: date) -> dict[Recipient, date]:
    """The newest of the days on which each reader was told ``part``, or will be.

    A mail that failed told nobody; nor does one of a day to come, which a wrong clock wrote.
    """
    states = (SendState.WAITING, SendState.SENT)
    rows = DailyMail.objects.of_site(site).filter(
        day__range=(first_day, last_day), state__in=states
    )
    told: dict[Recipient, date] = {}
    for user_id, unit_id, day, parts in rows.order_by("day").values_list(
        "recipient_id", "unit_id", "day", "parts"
    ):
        if part in parts:
            told[Recipient(user_id, unit_id)] = day
    return told


def mails_about(site: Site, part: str, first_day: date) -> list[DailyMail]:
    """The agency's mails of the days since ``first_day`` that told ``part`` or should have, newest
    first."""
    rows = DailyMail.objects.of_site(site).filter(day__gte=first_day).order_by("-day", "-pk")
    return [row for row in rows.select_related("recipient", "unit") if part in row.parts]
