"""Compares what lies on the disk with what was closed: which day and hour has other lines."""

import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.thai.calendar import format_date
from ita.monitoring.traffic.files import CLOSED, Part, folders_of, lines_in, parts_in
from ita.monitoring.traffic.models import TrafficCheck
from ita.monitoring.traffic.selectors import closed_in_term
from ita.monitoring.traffic.summary import UNREADABLE, Hours, Summary, hours_of, summary_of
from ita.register.log_rows import ClosedPart

GONE, CHANGED, BROKEN, UNKNOWN, BACK = "gone", "changed", "broken", "unknown", "back"


@dataclass(frozen=True)
class TrafficFault:
    """What is wrong with a part: ``hours`` are those that changed, as (hour, lines when it was
    closed, lines now)."""

    key: str
    kind: str
    hours: list[tuple[str, int, int]] = field(default_factory=list)

    def __str__(self) -> str:
        number = self.key.removeprefix("0/")
        day = format_date(date.fromisoformat(number.partition(".")[0]))
        words = [str(FAULT_WORDS[self.kind]()) % {"day": day}]
        words += [_hour_in_words(*each) for each in self.hours]
        return " ".join(words)


FAULT_WORDS = {
    GONE: lambda: _("%(day)s: the closed file is gone before its term."),
    CHANGED: lambda: _("%(day)s: it is not what was closed."),
    BROKEN: lambda: _("%(day)s: the closed file cannot be read."),
    UNKNOWN: lambda: _("%(day)s: a file lies there that was never closed."),
    BACK: lambda: _("%(day)s: a file lies there that was removed after its term."),
}


def check(site: Site) -> list[TrafficFault]:
    """Look through all closed parts, and keep what was found for the screen."""
    parts = closed_in_term(site)
    faults = list(faults_of(site, parts))
    TrafficCheck.objects.update_or_create(
        site=site,
        defaults={
            "checked_at": timezone.now(),
            "parts": sum(part.removed is None for part in parts.values()),
            "faults": [asdict(fault) for fault in faults],
        },
    )
    return faults


def faults_of(site: Site, closed: dict[str, ClosedPart]) -> Iterator[TrafficFault]:
    """What differs between the ``closed`` parts and the disk, oldest first."""
    on_disk = {
        part.key: part
        for folder in folders_of(site)
        for part, ending in parts_in(folder)
        if ending == CLOSED
    }
    for key in sorted({*closed, *on_disk}):
        if fault := _fault(key, closed.get(key), on_disk.get(key)):
            yield fault


def _fault(key: str, closed: ClosedPart | None, part: Part | None) -> TrafficFault | None:
    if closed is None:
        return TrafficFault(key, UNKNOWN)
    if part is None:
        is_missed = not closed.removed and not closed.facts["no_file"]
        return TrafficFault(key, GONE) if is_missed else None
    if closed.removed:
        return TrafficFault(key, BACK)
    if closed.facts["no_file"]:
        return TrafficFault(key, UNKNOWN)
    try:
        now = summary_of(lines_in(part.path(CLOSED)))
    except (OSError, EOFError, zlib.error):
        return TrafficFault(key, BROKEN)
    return _difference(key, closed.facts, now)


def _difference(key: str, then: dict[str, Any], now: Summary) -> TrafficFault | None:
    if then["sha256"] == now.sha256:
        return None
    old = hours_of(then)
    changed = sorted(hour for hour in {*old, *now.hours} if old.get(hour) != now.hours.get(hour))
    hours = [(hour, _count(old, hour), _count(now.hours, hour)) for hour in changed]
    return TrafficFault(key, CHANGED, hours)


def _count(hours: Hours, hour: str) -> int:
    return int(hours[hour][0]) if hour in hours else 0


def _hour_in_words(hour: str, then: int, now: int) -> str:
    facts = {"hour": f"{hour}.00–{hour}.59", "then": then, "now": now}
    if hour == UNREADABLE:
        return _("Lines that cannot be read: %(then)s then, %(now)s now.") % facts
    if then == now:
        return _("%(hour)s: other words in its lines.") % facts
    return _("%(hour)s: %(then)s lines when it was closed, %(now)s now.") % facts


def known_faults(found: TrafficCheck) -> list[TrafficFault]:
    """What the last check found."""
    return [
        TrafficFault(raw["key"], raw["kind"], [tuple(hour) for hour in raw["hours"]])
        for raw in found.faults
    ]
