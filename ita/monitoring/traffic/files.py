"""Where the lines lie: ``$DATA_DIR/logs/traffic/<number of the agency>/``.

| File | Is |
|---|---|
| ``2026-11-30.jsonl`` | open: lines of that day (Bangkok) are added |
| ``2026-11-30.1.closing`` | being closed; a closing that was interrupted goes on with it |
| ``2026-11-30.1.jsonl.gz`` | closed; what comes later for the day makes a second part |
"""

import gzip
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from wagtail.models import Site

NOBODYS = 0  # of hosts that are no agency's; the first agency answers for them
NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.(\d+))?\.(jsonl|closing|jsonl\.gz)")
HOW = os.O_WRONLY | os.O_APPEND | os.O_CREAT
OPEN, CLOSING, CLOSED = "jsonl", "closing", "jsonl.gz"


@dataclass(frozen=True, order=True)
class Part:
    """The lines of a day of one folder, or what came later for it."""

    day: date
    folder: int
    number: int

    @property
    def key(self) -> str:
        """Names the part on the register, for good."""
        return f"{'0/' if self.folder == NOBODYS else ''}{self.day}.{self.number}"

    def path(self, ending: str) -> Path:
        name = f"{self.day}.{ending}" if ending == OPEN else f"{self.day}.{self.number}.{ending}"
        return folder_path(self.folder) / name


def folder_path(number: int) -> Path:
    return Path(settings.DATA_DIR) / "logs" / "traffic" / str(number)


def folders_of(site: Site) -> list[int]:
    """The folders that the agency answers for."""
    return [site.pk, NOBODYS] if site.is_default_site else [site.pk]


def add(folder: int, day: date, line: bytes) -> None:
    """Add a line in one write, so that several processes do not mix theirs.

    Raises:
        OSError: it could not be written, or not whole.
    """
    path = os.path.join(settings.DATA_DIR, "logs", "traffic", str(folder), f"{day}.{OPEN}")
    try:
        file = os.open(path, HOW, 0o640)
    except FileNotFoundError:  # the first line of a folder
        folder_path(folder).mkdir(parents=True, exist_ok=True, mode=0o750)
        file = os.open(path, HOW, 0o640)
    try:
        if os.write(file, line) < len(line):
            raise OSError(f"{path}: only a part of the line was written")
    finally:
        os.close(file)


def why_not_writable(folder: int) -> OSError | None:
    """What hinders writing now: tried with a block, as an empty file fits on a full disk too."""
    path = folder_path(folder) / ".probe"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        path.write_bytes(b"\n" * 4096)
        path.unlink()
    except OSError as error:
        return error
    return None


def parts_in(folder: int) -> list[tuple[Part, str]]:
    """(part, ending) of each file, oldest first. The number of an open file is the one with which
    it will be closed."""
    found: list[tuple[date, int, str]] = []
    for path in folder_path(folder).glob("*.*"):
        if match := NAME.fullmatch(path.name):
            day, number, ending = match.groups()
            found.append((date.fromisoformat(day), int(number or 0), ending))
    last: dict[date, int] = {}
    for day, number, _ending in found:
        last[day] = max(last.get(day, 0), number)
    return sorted(
        (Part(day, folder, number or last[day] + 1), ending) for day, number, ending in found
    )


def lines_in(path: Path) -> Iterator[bytes]:
    """The lines of a file one after the other, whatever its size."""
    with gzip.open(path) if path.name.endswith(".gz") else path.open("rb") as file:
        yield from file
