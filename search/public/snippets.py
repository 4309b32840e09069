"""The place of a text that shows why it was found, with the words that were asked for marked.

The words of the text are those that the index has, marked where they were written. So only whole
words are marked (the ยา of โรงพยาบาล is none), and no cut tears a Thai cluster.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from home.thai.clusters import boundary_after, boundary_before
from home.thai.normal import normalise
from home.thai.words import Word, words
from search.analysis.parsing import Phrase

ELLIPSIS = "…"
LENGTH = 220  # characters: two or three lines on a desk, six on a phone
LONGEST_TEXT = 50_000  # characters; what stands further down is found, but not shown
MOST_TERMS = 40
MOST_PLACES_OF_A_TERM = 200
SEARCH_FOR_A_GAP = 40  # characters around the ideal cut

_SIGNS = re.compile("[^\\w\u0e30-\u0e4e]+|_+")  # a Thai mark is no letter to \\w


class Piece(NamedTuple):
    """A part of a snippet."""

    text: str
    is_marked: bool


class Mark(NamedTuple):
    """``text[start:end]`` is the term number ``term``."""

    start: int
    end: int
    term: int


def snippet(text: str, terms: Sequence[Phrase], length: int = LENGTH) -> list[Piece]:
    """At most ``length`` characters of ``text``, ellipses apart, where most ``terms`` are.

    Args:
        terms: phrases of word forms, as ``search.analysis.parsing.ParsedQuery`` has them.
    """
    return best_snippet([text], terms, length)


def best_snippet(
    texts: Iterable[str],
    terms: Sequence[Phrase],
    length: int = LENGTH,
    shown: frozenset[int] = frozenset(),
) -> list[Piece]:
    """The snippet of the text that shows most terms; of the first among equals.

    Args:
        shown: the numbers of the terms that stand beside it anyway (``terms_in`` its title).
    """
    windows = [_Window(text, terms, length) for text in texts if text.strip()]
    if not windows:
        return []
    return list(max(windows, key=lambda window: len(window.terms - shown)).pieces())


def mark(text: str, terms: Sequence[Phrase]) -> list[Piece]:
    """The whole of ``text``, such as a title, with ``terms`` marked."""
    return list(_pieces(text, 0, len(text), _Segmented(text).marks(terms)))


def terms_in(text: str, terms: Sequence[Phrase]) -> frozenset[int]:
    """The numbers of the ``terms`` that ``text`` has."""
    return frozenset(found.term for found in _Segmented(text).marks(terms))


def letters_of(text: str) -> str:
    """``text`` normalised, without spaces and signs: for ``may_have``."""
    return _SIGNS.sub("", normalise(text))


def may_have(letters: str, term: Phrase) -> bool:
    """Whether a text with these ``letters_of`` it can have ``term``. Quick, and never wrong where
    it says no."""
    return bool(term) and all(_may_have_word(letters, form) for form in term)


class _Window:
    """The part of a text that shows most of its terms."""

    def __init__(self, text: str, terms: Sequence[Phrase], length: int) -> None:
        self.is_whole = len(text) <= LONGEST_TEXT
        self.text = text if self.is_whole else text[: boundary_before(text, LONGEST_TEXT)]
        self.length = length
        self.segmented = _Segmented(self.text)
        self.marks = _best_window(self.segmented.marks(terms), length)
        self.terms = frozenset(found.term for found in self.marks)

    def pieces(self) -> Iterator[Piece]:
        start, end = _window(self.segmented, self.marks, self.length)
        if self.text[:start].strip():
            yield Piece(ELLIPSIS, False)
        yield from _pieces(self.text, start, end, self.marks)
        if not self.is_whole or self.text[end:].strip():
            yield Piece(ELLIPSIS, False)


class _Segmented:
    """A text and its words, with their places in it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> list[Word]:
        return words(self.text)

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where a word begins or ends."""
        return frozenset(edge for word in self.words for edge in (word.start, word.end))

    def marks(self, terms: Sequence[Phrase]) -> list[Mark]:
        """Every place where the words of a term stand side by side, in order."""
        letters = letters_of(self.text)
        found: list[Mark] = []
        for number, term in enumerate(terms[:MOST_TERMS]):
            if may_have(letters, term):  # most texts have none: their words need not be made
                found += self._places_of(tuple(term), number)
        return sorted(found)

    def _places_of(self, term: Phrase, number: int) -> Iterator[Mark]:
        starts = self._starts.get(term[0], [])
        for start in starts[:MOST_PLACES_OF_A_TERM]:
            stand = self.words[start : start + len(term)]
            if tuple(word.form for word in stand) == term:
                first, last = stand[0].start, stand[-1].end
                yield Mark(
                    boundary_before(self.text, first), boundary_after(self.text, last), number
                )

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        starts: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            starts.setdefault(word.form, []).append(place)
        return starts


def _may_have_word(letters: str, form: str) -> bool:
    """A year can be written with two digits: ปี 69 is 2569."""
    return form in letters or (form.isdigit() and len(form) == 4 and form[2:] in letters)


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


def _window(segmented: _Segmented, marks: list[Mark], length: int) -> tuple[int, int]:
    """Start and end of what is shown: the marks with some of what stands before and behind."""
    text = segmented.text
    first, last = (marks[0].start, max(found.end for found in marks)) if marks else (0, 0)
    spare = max(length - (last - first), 0)
    start = max(0, min(first - spare // 3, len(text) - length))
    start = _gap_after(segmented, start, first) if start else 0
    end = min(len(text), start + length)
    end = _gap_before(segmented, end, last) if end < len(text) else end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    # A mark, or ๆ, belongs to the space before it.
    start, end = boundary_after(text, start), boundary_before(text, end)
    return start, max(start, end)


def _gap_after(segmented: _Segmented, place: int, latest: int) -> int:
    """A good place to begin, not far behind ``place`` and not behind ``latest``."""
    latest = max(place, min(latest, place + SEARCH_FOR_A_GAP))
    for is_good in (_follows_a_space, _begins_a_word):
        for candidate in range(place, latest + 1):
            if is_good(segmented, candidate):
                return boundary_after(segmented.text, candidate)
    return boundary_after(segmented.text, place)


def _gap_before(segmented: _Segmented, place: int, earliest: int) -> int:
    """A good place to end, not far before ``place`` and not before ``earliest``."""
    earliest = min(place, max(earliest, place - SEARCH_FOR_A_GAP))
    for is_good in (_precedes_a_space, _begins_a_word):
        for candidate in range(place, earliest - 1, -1):
            if is_good(segmented, candidate):
                return boundary_before(segmented.text, candidate)
    return boundary_before(segmented.text, place)


def _follows_a_space(segmented: _Segmented, place: int) -> bool:
    return segmented.text[place - 1 : place].isspace()


def _precedes_a_space(segmented: _Segmented, place: int) -> bool:
    return segmented.text[place : place + 1].isspace()


def _begins_a_word(segmented: _Segmented, place: int) -> bool:
    return place in segmented.edges


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
