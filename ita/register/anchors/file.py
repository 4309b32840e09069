"""The file of anchors: one JSON object a line, each with the hash of the line before.

It is opened for appending only. Whoever may write it can still write it anew, so the hash of its
last line leaves the machine too (``ita.register.anchors.delivery``, the daily mail).
"""

import fcntl
import hashlib
import json
import os
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from django.conf import settings

VERSION = 1
LONGEST_LINE = 64 * 1024  # bytes; ours have a few hundred
KEYS = {"version", "installation", "site", "agency", "number", "id", "sha256", "rows", "time"}
KEYS |= {"previous"}


@dataclass(frozen=True)
class Line:
    """A line of the file; ``position`` counts from 1, and is 0 for one that was just written."""

    position: int
    text: bytes

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.text).hexdigest()

    @cached_property
    def facts(self) -> dict[str, Any] | None:
        """What it says of a register's head; None where it cannot be read."""
        try:
            facts = json.loads(self.text)
            if not isinstance(facts, dict) or not facts.keys() >= KEYS:
                return None
            datetime.fromisoformat(facts["time"])
            whole = all(isinstance(facts[name], int) for name in ("site", "id", "rows"))
            return facts if whole else None
        except (ValueError, TypeError):
            return None

    @property
    def time(self) -> datetime:
        assert self.facts
        return datetime.fromisoformat(self.facts["time"])


def path() -> Path:
    return Path(settings.ANCHOR_ROOT) / "register.jsonl"


def stamp_path(sha256: str) -> Path:
    """Where the time stamp of the line with that hash is kept, as the authority sent it."""
    return Path(settings.ANCHOR_ROOT) / "stamps" / f"{sha256}.tsr"


def read(file: Path | None = None) -> list[Line]:
    """All lines of ``file``, or else of this installation's; none where there is no file.

    Raises:
        OSError: it is there and cannot be read.
    """
    try:
        return _lines((file or path()).read_bytes())
    except FileNotFoundError:
        return []


def append(facts: dict[str, Any]) -> Line:
    """Write the next line, and return it; one writer at a time, and on the disk when it returns.

    A line that was torn off by a power cut stays as it is: the next one names its hash.

    Raises:
        OSError: it could not be written.
    """
    path().parent.mkdir(parents=True, exist_ok=True)
    is_new = not path().exists()
    descriptor = os.open(path(), os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o640)
    with os.fdopen(descriptor, "r+b", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        end = _end_of(file)
        lines = _lines(end)
        previous = lines[-1].sha256 if lines else ""
        text = _text(facts | {"version": VERSION, "previous": previous})
        torn = b"\n" if end and not end.endswith(b"\n") else b""
        _write_whole(file.fileno(), torn + text + b"\n")
        os.fsync(file.fileno())
    if is_new:
        _sync_folder(path().parent)
    return Line(0, text)


def keep_stamp(line_sha256: str, answer: bytes) -> None:
    """Keep what the time-stamping authority answered.

    Raises:
        OSError: it could not be written.
    """
    target = stamp_path(line_sha256)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        file.write(answer)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(target)
    _sync_folder(target.parent)


def _text(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _end_of(file: IO[bytes]) -> bytes:
    """Enough of the end of ``file`` to hold its last line."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - LONGEST_LINE))
    return file.read()


def _lines(content: bytes) -> list[Line]:
    texts = content.split(b"\n")
    if texts[-1] == b"":
        texts.pop()
    return [Line(position, text) for position, text in enumerate(texts, 1)]


def _write_whole(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]


def _sync_folder(folder: Path) -> None:
    """A new name in a folder is on the disk only when the folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
