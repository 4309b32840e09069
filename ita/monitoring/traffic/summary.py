"""How many lines a part has, and their hashes: of all, and of each hour."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from ita.monitoring.traffic.lines import parsed

UNREADABLE = "--"  # the hour of what is no line of this log
OUT_OF_ORDER = timedelta(seconds=60)  # as several processes write
Hours = dict[str, list[Any]]  # by "08": lines, SHA-256


def hours_of(details: dict[str, Any]) -> Hours:
    """The hours as a row on the register says them."""
    return {hour: facts for hour, *facts in details["hours"]}


@dataclass(frozen=True)
class Summary:
    """Of a part, as it stands on the register; ``lost`` requests could not be written down,
    ``set_back`` is how often the clock went back by more than a minute."""

    lines: int = 0
    sha256: str = hashlib.sha256().hexdigest()
    hours: Hours = field(default_factory=dict)
    lost: int = 0
    unreadable: int = 0
    set_back: int = 0

    @property
    def as_details(self) -> dict[str, Any]:
        return asdict(self) | {"hours": [[hour, *facts] for hour, facts in self.hours.items()]}


def summary_of(lines: Iterable[bytes]) -> Summary:
    """Reads the lines once, keeping none. Empty ones, which part what was cut off, are not counted
    but are hashed."""
    whole = hashlib.sha256()
    hashes: dict[str, Any] = {}
    counts: dict[str, int] = {}
    lost = unreadable = set_back = 0
    latest: datetime | None = None
    for line in lines:
        whole.update(line)
        if not line.strip():
            continue
        facts, moment = _read(line)
        hour = f"{moment:%H}" if moment else UNREADABLE
        hashes.setdefault(hour, hashlib.sha256()).update(line)
        counts[hour] = counts.get(hour, 0) + 1
        if moment is None:
            unreadable += 1
            continue
        lost += facts.get("lost", 0)
        set_back += latest is not None and moment < latest - OUT_OF_ORDER
        latest = moment
    hours: Hours = {hour: [counts[hour], hashes[hour].hexdigest()] for hour in sorted(counts)}
    return Summary(sum(counts.values()), whole.hexdigest(), hours, lost, unreadable, set_back)


def _read(line: bytes) -> tuple[dict[str, Any], datetime | None]:
    facts = parsed(line) or {}
    try:
        return facts, datetime.fromisoformat(facts.get("time", ""))
    except ValueError:
        return {}, None
