"""Writes the mails of the morning; ``sending`` makes and sends them. Each can be repeated."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from home.core.outbox import SendState
from home.core.transactions import atomic_with_retry
from home.thai.calendar import BANGKOK, local_date
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.parts import DailyPart, Recipient
from ita.notifications.daily.readers import daily_parts, readers_of

logger = logging.getLogger(__name__)
MORNING = time(8, 0)  # of Bangkok; the night's job must not ring a phone
KEPT = timedelta(days=90)


@dataclass(frozen=True)
class Told:
    """How many readers are mailed now, and how many only tomorrow: they had today's mail."""

    now: int = 0
    tomorrow: int = 0


def morning_of(day: date) -> datetime:
    return datetime.combine(day, MORNING, tzinfo=BANGKOK)


@atomic_with_retry
def plan(site: Site) -> int:
    """Every night: write the mails of the day that has begun, for everybody whom a part names.

    A day on which this did not run has no mail: what was to be told on it is told today.

    Returns:
        how many mails are new.
    """
    now = timezone.now()
    day = local_date(now)
    named = _named(site, day)
    written = _write(site, day, named, max(now, morning_of(day)))
    _forget_failures(site, day, named)
    return written


@atomic_with_retry
def tell(site: Site, part: str, readers: Iterable[Recipient]) -> Told:
    """An officer has ``readers`` told ``part`` at once; those who had today's mail are told
    tomorrow morning."""
    now = timezone.now()
    day = local_date(now)
    wanted = set(readers) & readers_of(site, day)
    rows = {row.reader: row for row in _locked(site, day)}
    later = {reader for reader in wanted if reader in rows and _is_over(rows[reader], part)}
    _revive(row for reader, row in rows.items() if reader in wanted - later)
    parts = {reader: {part} for reader in wanted}
    _write(site, day, {reader: parts[reader] for reader in wanted - later}, now)
    tomorrow = day + timedelta(days=1)
    _write(site, tomorrow, {reader: parts[reader] for reader in later}, morning_of(tomorrow))
    return Told(len(wanted - later), len(later))


def purge() -> int:
    """Remove what ended long ago; returns how many."""
    ended = DailyMail.objects.exclude(state=SendState.WAITING)
    return int(ended.filter(ended_at__lt=timezone.now() - KEPT).delete()[0])


def _named(site: Site, day: date) -> dict[Recipient, set[str]]:
    """The names of the parts that have something to tell each reader."""
    readers = readers_of(site, day)
    named: dict[Recipient, set[str]] = defaultdict(set)
    for part in daily_parts():
        for reader in _asked(part, site, day) & readers:
            named[reader].add(part.name)
    return named


def _asked(part: DailyPart, site: Site, day: date) -> set[Recipient]:
    """Whom ``part`` names; nobody where it fails, so that the other parts are told."""
    try:
        with transaction.atomic():
            return set(part.whom(site, day))
    except Exception:
        logger.exception("part %s of the mails of %s failed", part.name, site)
        return set()


def _write(site: Site, day: date, named: dict[Recipient, set[str]], due_at: datetime) -> int:
    """Rows of the day for those who have none; who has one that waits is told by it."""
    known = {row.reader: row for row in _locked(site, day)}
    waiting = [row for reader, row in known.items() if reader in named and _waits(row)]
    for row in waiting:
        row.add_parts(named[row.reader])
        row.due_at = min(row.due_at, due_at)
    DailyMail.objects.bulk_update(waiting, ["parts", "due_at"])
    new = [
        DailyMail(
            site=site,
            recipient_id=reader.user_id,
            unit_id=reader.unit_id,
            day=day,
            parts=sorted(parts),
            due_at=due_at,
        )
        for reader, parts in named.items()
        if reader not in known
    ]
    DailyMail.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _locked(site: Site, day: date) -> list[DailyMail]:
    rows = DailyMail.objects.of_site(site).filter(day=day).order_by("pk")
    return list(rows.select_for_update(of=("self",)))


def _waits(row: DailyMail) -> bool:
    """Whether nobody has begun to send it."""
    return bool(row.state == SendState.WAITING and row.attempts == 0)


def _is_over(row: DailyMail, part: str) -> bool:
    """Whether ``part`` cannot go with it any more: it is sent, or being sent without it."""
    if row.state == SendState.SENT:
        return True
    return row.state == SendState.WAITING and row.attempts > 0 and part not in row.parts


def _revive(rows: Iterable[DailyMail]) -> None:
    """What could not be sent today, or was not needed then, is tried again."""
    over = [row.pk for row in rows if row.state in (SendState.FAILED, SendState.DROPPED)]
    DailyMail.objects.filter(pk__in=over).update(
        state=SendState.WAITING, attempts=0, error="", ended_at=None
    )


def _forget_failures(site: Site, day: date, named: dict[Recipient, set[str]]) -> None:
    """What could not be sent on an earlier day is no fault any more: it is told in today's."""
    failed = DailyMail.objects.of_site(site).failed().filter(day__lt=day)
    past = [row.pk for row in failed if row.reader in named]
    DailyMail.objects.filter(pk__in=past).update(state=SendState.DROPPED)
