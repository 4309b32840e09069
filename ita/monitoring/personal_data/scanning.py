"""Reads the pictures in one file, a few at a time, and searches their words; no database here."""

import re
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from typing import IO

from PIL.Image import Image

from home.readers import ocr
from home.readers.everything import Part, scans_in
from home.readers.pages import CannotBeRead
from ita.monitoring.personal_data.findings import Finding, findings_in, kept, once_each

MOST_PICTURES = 1_000  # of one file; the officer is told of the others
SECONDS = 60  # for one turn of the queue, in which others wait
LETTERS = re.compile(r"[^\W_]{2}")


@dataclass
class Progress:
    """How far the reading of a file is.

    Attributes:
        read_to: number of the last page or picture that was read.
        count: how many were read, and had words.
        unread: how many could not be read.
        is_done: whether nothing is left to be read.
    """

    findings: list[Finding] = field(default_factory=list)
    read_to: int = 0
    count: int = 0
    unread: int = 0
    is_done: bool = False


def read_on(file: IO[bytes], extension: str, so_far: Progress, seconds: float = SECONDS) -> None:
    """Read the next pictures of an open file into ``so_far``, one of them at least."""
    until = time.monotonic() + seconds
    try:
        with closing(scans_in(file, extension, so_far.read_to)) as scans:
            for scan in scans:
                if so_far.count + so_far.unread >= MOST_PICTURES:
                    so_far.unread += 1  # how many more there are, nobody counts
                    break
                words = _words_in(scan.picture)
                so_far.read_to = scan.number
                so_far.unread += words is None
                so_far.count += bool(words and LETTERS.search(words))
                _add(so_far, findings_in(Part(scan.place, words or "")))
                if time.monotonic() > until:
                    return
    except CannotBeRead:
        so_far.unread += 1
    so_far.is_done = True


def _words_in(picture: Image | None) -> str | None:
    if picture is None:
        return None
    try:
        return ocr.words_in(picture)
    except ocr.NotRead:
        return None


def _add(so_far: Progress, found: Iterable[Finding]) -> None:
    so_far.findings = kept(once_each([*so_far.findings, *found]))
