"""Searches one file, within limits; no database here."""

import re
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import IO

from home.readers.everything import Part, read_everything
from home.readers.pages import CannotBeRead, IsEncrypted, IsTooLong
from ita.monitoring.personal_data.enums import Outcome
from ita.monitoring.personal_data.findings import (
    Finding,
    findings_in,
    kept,
    once_each,
)

# What is searched, and how: with the next number every file is searched anew, and what was released
# is asked again.
SEARCH_RULES = 1
MOST_CHARACTERS = 30_000_000
SECONDS = 420  # the queue ends a job after a while; a page of a Thai PDF takes some 10 ms
LETTER = re.compile(r"\w")


@dataclass
class Found:
    """What the search of a file came to."""

    outcome: Outcome
    findings: list[Finding] = field(default_factory=list)


def search(file: IO[bytes], extension: str, seconds: float = SECONDS) -> Found:
    """Search an open file of this type. What is wrong with it is its outcome, not an exception."""
    found = Found(Outcome.SEARCHED)
    try:
        with closing(read_everything(file, extension)) as parts:
            texts = _Bounded(parts, time.monotonic() + seconds)
            all_found = once_each(finding for part in texts for finding in findings_in(part))
            found.findings = kept(all_found)
    except IsEncrypted:
        return Found(Outcome.ENCRYPTED)
    except IsTooLong:
        return Found(Outcome.PART)
    except CannotBeRead:
        return Found(Outcome.BROKEN)
    if texts.is_cut:
        found.outcome = Outcome.PART
    elif not texts.shows_text and not found.findings:
        found.outcome = Outcome.NO_TEXT
    return found


class _Bounded:
    """The parts up to the limits. ``shows_text``: whether a reader of the file sees any."""

    def __init__(self, parts: Iterator[Part], until: float) -> None:
        self.parts, self.until = parts, until
        self.left = MOST_CHARACTERS
        self.is_cut = self.shows_text = False

    def __iter__(self) -> Iterator[Part]:
        for part in self.parts:
            self.left -= len(part.text)
            if self.left < 0 or time.monotonic() > self.until:
                self.is_cut = True
                return
            if not part.place.is_hidden and LETTER.search(part.text):
                self.shows_text = True
            yield part
