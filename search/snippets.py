"""The place of a text that shows why it was found, with the words that were asked for marked.

Words are compared in their normalised form and marked in the text as it was written. Only whole
words are marked (the ยา of โรงพยาบาล is none), and no cut tears a Thai cluster.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from icu4py.breakers import WordBreaker

from home.thai.clusters import boundary_after, boundary_before
from home.thai.normal import normalise_mapped

ELLIPSIS = "…"
LENGTH = 240  # characters: three lines on a desk, seven on a phone
LONGEST_TEXT = 100_000  # characters; what stands further down is found, but not shown
MOST_TERMS = 40
MOST_PLACES_OF_A_TERM = 200
SEARCH_FOR_A_GAP = 40  # characters around the ideal cut


class Piece(NamedTuple):
    """A part of a snippet."""

    text: str
    is_marked: bool


class Mark(NamedTuple):
    """``text[start:end]`` is the term number ``term``."""

    start: int
    end: int
    term: int


@dataclass(frozen=True)
class Snippet:
    """The pieces to show, and how many different terms are marked in them."""

    pieces: tuple[Piece, ...]
    terms_shown: int


def snippet(text: str, terms: Sequence[str], length: int = LENGTH) -> list[Piece]:
    """At most ``length`` characters of ``text``, ellipses apart, where most ``terms`` are.

    Args:
        terms: normalised (``home.thai.normal``); a phrase is one term.
    """
    return list(cut(text, terms, length).pieces)


def best_snippet(texts: Iterable[str], terms: Sequence[str], length: int = LENGTH) -> list[Piece]:
    """The snippet of the text that shows most terms; of the first among equals."""
    found = [cut(text, terms, length) for text in texts if text]
    if not found:
        return []
    return list(max(found, key=lambda cutting: cutting.terms_shown).pieces)


def mark(text: str, terms: Sequence[str]) -> list[Piece]:
    """The whole of ``text``, such as a title, with ``terms`` marked."""
    marks = _Reading(text).marks(terms)
    return list(_pieces(text, 0, len(text), marks))


def cut(text: str, terms: Sequence[str], length: int = LENGTH) -> Snippet:
    """As ``snippet``, with the number of terms that it shows."""
    is_whole = len(text) <= LONGEST_TEXT
    shown = text if is_whole else text[: boundary_before(text, LONGEST_TEXT)]
    reading = _Reading(shown)
    marks = _best_window(reading.marks(terms), length)
    start, end = _window(reading, marks, length)
    pieces = [*_pieces(shown, start, end, marks)]
    if shown[:start].strip():
        pieces.insert(0, Piece(ELLIPSIS, False))
    if not is_whole or shown[end:].strip():
        pieces.append(Piece(ELLIPSIS, False))
    return Snippet(tuple(pieces), len({found.term for found in marks}))


class _Reading:
    """A text, its normalised form, the map between them and the edges of its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.normal, self.places = normalise_mapped(text)
        self._edges: frozenset[int] | None = None

    @property
    def edges(self) -> frozenset[int]:
        """Where a word begins or ends in the normalised text."""
        if self._edges is None:
            self._edges = frozenset(_word_edges(self.normal))
        return self._edges

    def marks(self, terms: Sequence[str]) -> list[Mark]:
        """Every place of a term that is whole words, in order."""
        found = []
        for number, term in enumerate(list(dict.fromkeys(terms))[:MOST_TERMS]):
            for start in self._places_of(term.strip()):
                found.append(self._original(start, start + len(term.strip()), number))
        return sorted(found)

    def is_edge(self, place: int) -> bool:
        """Whether a word begins or ends at ``place`` of the original."""
        normal = bisect_left(self.places, place)
        return normal in self.edges and (normal == len(self.places) or self.places[normal] == place)

    def _places_of(self, term: str) -> Iterator[int]:
        start, count = self.normal.find(term) if term else -1, 0
        while start >= 0 and count < MOST_PLACES_OF_A_TERM:
            if self._is_whole(start) and self._is_whole(start + len(term)):
                yield start
            count += 1
            start = self.normal.find(term, start + 1)

    def _is_whole(self, place: int) -> bool:
        return place in self.edges or _parts_letter_from_digit(self.normal, place)

    def _original(self, start: int, end: int, term: int) -> Mark:
        first, last = self.places[start], self.places[end - 1] + 1
        return Mark(boundary_before(self.text, first), boundary_after(self.text, last), term)


def _word_edges(normal: str) -> Iterator[int]:
    # ICU counts UTF-16 units: one sign stands for each that would be two.
    flat = "".join(sign if sign <= "\uffff" else "\ufffc" for sign in normal)
    yield 0
    for _start, end in WordBreaker(flat, "th").segments():
        yield end


def _parts_letter_from_digit(text: str, place: int) -> bool:
    """Between "O" and "12": people write them apart, too."""
    if not 0 < place < len(text):
        return True
    before, after = text[place - 1], text[place]
    return before.isdigit() != after.isdigit() and before.isalnum() and after.isalnum()


def _best_window(marks: list[Mark], length: int) -> list[Mark]:
    """The marks of the first window of ``length`` characters that holds most different terms."""
    counts: Counter[int] = Counter()
    best: tuple[int, int, int] | None = None
    first = 0
    for last, found in enumerate(marks):
        counts[found.term] += 1
        while first < last and found.end - marks[first].start > length:
            counts[marks[first].term] -= 1
            first += 1
        distinct = sum(1 for count in counts.values() if count > 0)
        if best is None or distinct > best[0]:
            best = distinct, first, last
    if best is None:
        return []
    start = marks[best[1]].start
    return [found for found in marks if start <= found.start and found.end <= start + length]


def _window(reading: _Reading, marks: list[Mark], length: int) -> tuple[int, int]:
    """Start and end of what is shown: the marks with some of what stands before and behind."""
    text = reading.text
    first, last = (marks[0].start, max(found.end for found in marks)) if marks else (0, 0)
    spare = max(length - (last - first), 0)
    start = max(0, min(first - spare // 3, len(text) - length))
    start = _gap_after(reading, start, first) if start else 0
    end = min(len(text), start + length)
    end = _gap_before(reading, end, last) if end < len(text) else end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, max(start, end)


def _gap_after(reading: _Reading, place: int, latest: int) -> int:
    """A good place to begin, not far behind ``place`` and not behind ``latest``."""
    latest = max(place, min(latest, place + SEARCH_FOR_A_GAP))
    for is_good in (_follows_a_space, _begins_a_word):
        for candidate in range(place, latest + 1):
            if is_good(reading, candidate):
                return boundary_after(reading.text, candidate)
    return boundary_after(reading.text, place)


def _gap_before(reading: _Reading, place: int, earliest: int) -> int:
    """A good place to end, not far before ``place`` and not before ``earliest``."""
    earliest = min(place, max(earliest, place - SEARCH_FOR_A_GAP))
    for is_good in (_precedes_a_space, _begins_a_word):
        for candidate in range(place, earliest - 1, -1):
            if is_good(reading, candidate):
                return boundary_before(reading.text, candidate)
    return boundary_before(reading.text, place)


def _follows_a_space(reading: _Reading, place: int) -> bool:
    return reading.text[place - 1 : place].isspace()


def _precedes_a_space(reading: _Reading, place: int) -> bool:
    return reading.text[place : place + 1].isspace()


def _begins_a_word(reading: _Reading, place: int) -> bool:
    return reading.is_edge(place)


def _pieces(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[Piece]:
    """``text[start:end]`` in marked and other pieces; marks that touch are one."""
    done = start
    for first, last in _joined(marks):
        first, last = max(first, done), min(last, end)
        if first >= last:
            continue
        if done < first:
            yield Piece(text[done:first], False)
        yield Piece(text[first:last], True)
        done = last
    if done < end:
        yield Piece(text[done:end], False)


def _joined(marks: list[Mark]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for found in sorted(marks):
        if joined and found.start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], found.end)
        else:
            joined.append((found.start, found.end))
    return joined
