"""Counts the lines of a day's log. The addresses that part the visitors are hashed with a salt of
this count alone, held in memory, and gone when it ends.

What is counted: pages that were opened (GET, answered with 200, or 304 where the browser had the
page already) and files. Left out: robots, officers who signed in, the admin, pictures, addresses
for programs.
"""

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ita.monitoring.statistics.enums import Elsewhere, UseKind
from ita.monitoring.statistics.places import Places
from ita.monitoring.traffic.lines import parsed

OPENED = (200, 304)
HASH_BYTES = 8


@dataclass
class DayCount:
    """What was counted; ``uses`` by (kind, number, section)."""

    visitors: int = 0
    robots: int = 0
    lost: int = 0
    uses: Counter[tuple[str, int, str]] = field(default_factory=Counter)

    def total(self, kind: UseKind) -> int:
        return sum(count for (each, _n, _s), count in self.uses.items() if each == kind)


def count_lines(lines: Iterable[bytes], places: Places) -> DayCount | None:
    """The count of ``lines``, which are of one day and one agency; None where some are from before
    robots were told apart: such a day is not known."""
    counted, seen, salt = DayCount(), set(), secrets.token_bytes(16)
    for line in lines:
        facts = parsed(line)
        if facts is None:
            continue
        if "lost" in facts:
            counted.lost += int(facts["lost"])
        elif use := _use(facts, places):
            if "robot" not in facts:
                return None
            if facts["robot"]:
                counted.robots += 1
            else:
                counted.uses[use] += 1
                seen.add(_hashed(str(facts.get("address", "")), salt))
    counted.visitors = len(seen)
    return counted


def _use(facts: dict[str, Any], places: Places) -> tuple[str, int, str] | None:
    """What the line says was opened, whoever opened it; None where that is nothing to count."""
    if facts.get("user") or facts.get("method") != "GET" or facts.get("status") not in OPENED:
        return None
    path = str(facts.get("path", ""))
    if number := places.file_at(path):
        return UseKind.FILE, number, ""
    if not places.is_page(path):
        return None
    number, section = places.page_at(path)
    return UseKind.PAGE, number, section or Elsewhere.OTHER


def _hashed(address: str, salt: bytes) -> bytes:
    return hashlib.blake2b(address.encode(), key=salt, digest_size=HASH_BYTES).digest()
