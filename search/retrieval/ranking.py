"""Which of the entries that could be meant is meant most: title, then the beginning, then the rest;
words side by side before scattered ones; rare words before common ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from search.analysis.parsing import STOPWORDS, ParsedQuery, Phrase
from search.analysis.terms import indexed

TITLE_WEIGHT = 2.0
BODY_WEIGHT = 1.0
BEGINNING = 60 * 8  # characters of the body, some sixty words: the summary stands there
BEGINNING_WEIGHT = 0.8
SCATTERED = 0.45  # a compound whose words stand apart, beside one that stands as it was typed
SIDE_BY_SIDE = 0.6  # for two parts of the question that stand together as they were typed
TITLE_COVERED = 1.0  # for a title of which the question names every word
WHOLE_TITLE = 0.5  # for a title that is nothing but the question
PRIOR_WEIGHT = 0.15
STOPWORDS_IN_INDEX = frozenset(map(indexed, STOPWORDS))
SATURATION = 0.3  # how soon it tells no more that a word stands there once again (k1 of BM25)
USUAL_TITLE, USUAL_BODY = 100, 2000  # characters
TITLE_LENGTH_COUNTS, BODY_LENGTH_COUNTS = 0.6, 0.4  # how much length counts, 0 to 1 (b of BM25)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the index that could be meant. ``title`` and ``body`` as the index has them;
    ``prior`` is what speaks for it before any question (type and age), 1 for nothing."""

    pk: int
    object_id: str
    title: str
    body: str
    prior: float


@dataclass(frozen=True, slots=True)
class Scored:
    entry: Entry
    score: float
    coverage: float  # how much of the question it has, 0 to 1, rare words counting more


Rarity = Callable[[str], float]


def rarity(entries_with_word: int, entries: int) -> float:
    """How much a word tells, by how many of the entries have it (the idf of BM25)."""
    return log(1 + (entries - entries_with_word + 0.5) / (entries_with_word + 0.5))


class Ranking:
    """Scores entries for one parsed query."""

    def __init__(self, parsed: ParsedQuery, weights: Sequence[float]) -> None:
        """``weights``: the rarity of each of ``parsed.required``."""
        self._units = [
            ([(spaced(phrase), [spaced((word,)) for word in phrase], weight)
              for phrase, weight in unit.phrases], rare)
            for unit, rare in zip(parsed.required, weights, strict=True)
        ]  # fmt: skip
        self._total = sum(weights) or 1.0
        # Where two parts of the question meet.
        self._pairs = [
            (spaced((one.typed[-1], other.typed[0])), min(rare))
            for (one, other), rare in zip(pairwise(parsed.required), pairwise(weights), strict=True)
        ]
        self._whole = spaced(parsed.typed)
        self._words = {
            indexed(word)
            for unit in parsed.required
            for phrase, _weight in unit.phrases
            for word in phrase
        }

    def score(self, entry: Entry) -> Scored:
        title, body = f" {entry.title} ", f" {entry.body} "
        found = covered = 0.0
        short_title = _length_factor(title, USUAL_TITLE, TITLE_LENGTH_COUNTS)
        short_body = _length_factor(body, USUAL_BODY, BODY_LENGTH_COUNTS)
        for phrases, rare in self._units:
            part = max(_found(phrase, title, body, short_title, short_body) for phrase in phrases)
            found += rare * part[1]
            covered += rare * part[0]
        for pair, rare in self._pairs:
            if pair in title:
                found += rare * SIDE_BY_SIDE * TITLE_WEIGHT * short_title
            elif pair in body:
                found += rare * SIDE_BY_SIDE * BODY_WEIGHT
        coverage = covered / self._total
        score = coverage * (found / self._total + TITLE_COVERED * self._title_covered(entry.title))
        if self._whole in title:
            score += WHOLE_TITLE * len(self._whole) / len(title)
        return Scored(entry, score * (1 + PRIOR_WEIGHT * (entry.prior - 1)), coverage)

    def _title_covered(self, title: str) -> float:
        """Which part of the title the question names: 1 for a title that it has all words of."""
        words = [word for word in title.split() if word not in STOPWORDS_IN_INDEX]
        return sum(word in self._words for word in words) / len(words) if words else 0.0


def _found(
    phrase: tuple[str, list[str], float],
    title: str,
    body: str,
    short_title: float,
    short_body: float,
) -> tuple[float, float]:
    """How far the phrase is there (0 to 1), and what that is worth."""
    whole, words, weight = phrase
    times = body.count(whole)
    if times:
        often = times * short_body
        worth = BODY_WEIGHT * often * (SATURATION + 1) / (often + SATURATION)
        if whole in title:
            worth += TITLE_WEIGHT * short_title
        elif body.find(whole) < len(title) + BEGINNING:
            worth += BEGINNING_WEIGHT
        return weight, weight * worth
    if len(words) == 1:
        return 0.0, 0.0
    in_title = sum(word in title for word in words) / len(words)
    in_body = sum(word in body for word in words) / len(words)
    there = SCATTERED * weight * in_body**2
    return there, there * (BODY_WEIGHT + TITLE_WEIGHT * short_title * in_title)


def _length_factor(text: str, usual: int, counts: float) -> float:
    """More than 1 for a text shorter than usual: what stands in it is more what it is about."""
    return 1 / (1 - counts + counts * len(text) / usual)


def spaced(phrase: Phrase) -> str:
    """The words of ``phrase`` as they stand side by side in the index."""
    return f" {' '.join(indexed(word) for word in phrase)} "
