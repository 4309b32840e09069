"""What the figures mean. Each takes the ids found, best first, of which the first ten count."""

from collections.abc import Sequence
from math import log2

from search.evaluation.corpus import Question

CUT = 10


def recall(question: Question, found: Sequence[str]) -> float:
    """Which part of what fully answers is among the first ten (of at most ten that can be); 1 where
    nothing answers."""
    hits = question.answers.intersection(found[:CUT])
    return len(hits) / min(len(question.answers), CUT) if question.answers else 1.0


def reciprocal_rank(question: Question, found: Sequence[str]) -> float:
    """1 when the first result fully answers, 1/2 when the second does, 0 when none of ten."""
    ranks = (place for place, number in enumerate(found[:CUT], 1) if number in question.answers)
    return 1 / next(ranks, float("inf"))


def ndcg(question: Question, found: Sequence[str]) -> float:
    """How near the order is to the best: full answers first, then partial ones."""
    gained = _gain([question.relevant.get(number, 0) for number in found[:CUT]])
    best = _gain(sorted(question.relevant.values(), reverse=True)[:CUT])
    return gained / best if best else 0.0


def percentile(values: Sequence[float], part: int) -> float:
    """The value below which ``part`` of a hundred of ``values`` are."""
    ordered = sorted(values)
    return ordered[min(len(ordered) * part // 100, len(ordered) - 1)] if ordered else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum(grade / log2(place + 1) for place, grade in enumerate(grades, start=1))
