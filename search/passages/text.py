"""A file as the passages that search keeps: bounded, repaired, cut. No database here."""

import re
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from typing import IO

from home.readers import READERS, CannotBeRead, IsEncrypted, PageText
from home.readers.limits import MAX_CHARACTERS, MAX_PAGES
from home.thai.repair import is_unreadable, repair
from search.models import ReadingState
from search.passages.limits import PASSAGE_CHARACTERS, READ_SECONDS

LETTER = re.compile(r"\w")
# Where a Thai syllable may begin: a cut there parts no vowel or tone from its consonant.
SYLLABLE = re.compile(r"(?<![เ-ไ])[เ-ไก-ฮ]")


@dataclass(frozen=True)
class Piece:
    """A passage to be. ``part`` counts from 1 within the page."""

    number: int
    part: int
    label: str
    text: str


@dataclass
class FileText:
    """What was read of a file. ``pages`` is 0 in texts that have none."""

    state: ReadingState
    pieces: list[Piece] = field(default_factory=list)
    pages: int = 0
    pages_read: int = 0
    pages_without_text: int = 0


def read_text(file: IO[bytes], extension: str) -> FileText:
    """The text of an open file. What is wrong with it is its state, not an exception."""
    try:
        with closing(READERS[extension](file)) as pages:
            return _collected(pages)
    except IsEncrypted:
        return FileText(ReadingState.ENCRYPTED)
    except CannotBeRead:
        return FileText(ReadingState.BROKEN)


def cut(text: str) -> Iterator[str]:
    """``text`` in passages, cut at the end of a line, else of a sentence, else of a syllable."""
    while len(text) > PASSAGE_CHARACTERS:
        end = _seam(text)
        yield text[:end].strip()
        text = text[end:]
    yield text.strip()


def _collected(pages: Iterator[PageText]) -> FileText:
    found = FileText(ReadingState.READ)
    unreadable, left, until = 0, MAX_CHARACTERS, time.monotonic() + READ_SECONDS
    for number, parts in groupby(pages, key=lambda part: part.number):
        if found.pages_read == MAX_PAGES:
            found.state = ReadingState.CUT
            break
        label, texts = "", []
        for part in parts:
            label, found.pages = part.label, max(found.pages, part.of)
            texts.append(part.text[:left])
            left -= len(part.text)
            if left < 0 or time.monotonic() > until:
                found.state = ReadingState.CUT
                break
        raw = "".join(texts)
        text = "" if is_unreadable(raw) else repair(raw)
        unreadable += bool(raw and not text)
        found.pages_read += 1
        if LETTER.search(text):
            passages = enumerate(filter(None, cut(text)), start=1)
            found.pieces += [Piece(number, part, label, passage) for part, passage in passages]
        else:
            found.pages_without_text += 1
        if found.state == ReadingState.CUT:
            break
    if not found.pieces:
        found.state = ReadingState.UNREADABLE if unreadable else ReadingState.NO_TEXT
    return found


def _seam(text: str) -> int:
    """Where to cut within the second half of the longest passage that ``text`` begins with."""
    first, last = PASSAGE_CHARACTERS // 2, PASSAGE_CHARACTERS
    for blank in ("\n", " "):
        if (end := text.rfind(blank, first, last)) > 0:
            return end
    syllables = [found.start() for found in SYLLABLE.finditer(text, first, last)]
    return syllables[-1] if syllables else last
