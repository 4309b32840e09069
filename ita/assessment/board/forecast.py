"""What the score would be were the list assessed now. A forecast, never a result.

Pure arithmetic: an item is worth 100 or 0, and what is unknown is worth 0 to 100, so that each sum
is a range. Nothing here knows why an item is in a state.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ita.assessment.board.scoring import WHOLE, Scoring
from ita.assessment.enums import ItemState

# What only an officer, or the issuer's own words, can tell: complete or not.
UNKNOWN = frozenset({ItemState.UNCONFIRMED, ItemState.TO_CHECK})
NOTHING = Fraction(0)


@dataclass(frozen=True)
class Range:
    """From the lowest to the highest that it can be. ``is_known``: nothing in it is unknown."""

    low: Fraction
    high: Fraction
    is_known: bool = True

    def times(self, factor: Fraction) -> "Range":
        return Range(self.low * factor, self.high * factor, self.is_known)

    def plus(self, other: "Range") -> "Range":
        known = self.is_known and other.is_known
        return Range(self.low + other.low, self.high + other.high, known)


ZERO = Range(NOTHING, NOTHING)


@dataclass(frozen=True)
class ScoredItem:
    """An item as the score sees it. An empty ``sub_indicator``: it stands under its indicator."""

    key: int
    indicator: str
    sub_indicator: str
    weight: Decimal | None
    state: ItemState


@dataclass(frozen=True)
class Forecast:
    """``indicators``: of 100 each; ``own``: of the list, of 100; ``points``: what of it the list
    gives; ``total``: with the two surveys, of 100 (None: the data do not state what they give)."""

    indicators: dict[str, Range]
    own: Range
    points: Range
    share: Fraction
    total: Range | None
    is_unconfirmed: bool

    @property
    def is_known(self) -> bool:
        return (self.total or self.points).is_known


def score(state: ItemState) -> Range:
    """What an item in the state is worth, of 100."""
    if state in UNKNOWN:
        return Range(NOTHING, WHOLE, is_known=False)
    return Range(WHOLE, WHOLE) if state == ItemState.COMPLETE else ZERO


def shares(items: Iterable[ScoredItem]) -> dict[int, Fraction]:
    """Which part of the list each item is, by its key; all together are 1.

    Items share their sub-indicator by their weights (one without is worth 1), sub-indicators their
    indicator alike, indicators the list alike. What weighs nothing altogether is left out.
    """
    tree: dict[str, dict[str, dict[int, Fraction]]] = {}
    for item in items:
        weight = Fraction(1 if item.weight is None else item.weight)
        subs = tree.setdefault(item.indicator, {})
        subs.setdefault(item.sub_indicator, {})[item.key] = max(weight, NOTHING)
    kept = {
        code: weighing
        for code, subs in tree.items()
        if (weighing := {sub: rows for sub, rows in subs.items() if any(rows.values())})
    }
    return {
        key: weight / sum(rows.values()) / len(subs) / len(kept)
        for subs in kept.values()
        for rows in subs.values()
        for key, weight in rows.items()
    }


def forecast(
    items: Iterable[ScoredItem], scoring: Scoring, iit: Decimal | None, eit: Decimal | None
) -> Forecast:
    """The forecast of a list, with what the agency typed in of the surveys (of 100; None: not
    known yet)."""
    items = list(items)
    parts = shares(items)
    own = _sum(items, parts)
    points = own.times(scoring.share / WHOLE)
    total = None
    if scoring.iit is not None and scoring.eit is not None:
        total = points.plus(_survey(iit, scoring.iit)).plus(_survey(eit, scoring.eit))
    return Forecast(
        indicators=_by_indicator(items, parts),
        own=own,
        points=points,
        share=scoring.share,
        total=total,
        is_unconfirmed=scoring.is_unconfirmed,
    )


def _by_indicator(items: list[ScoredItem], parts: Mapping[int, Fraction]) -> dict[str, Range]:
    """Each of 100, as if it were the whole list."""
    by_code: dict[str, list[ScoredItem]] = {}
    for item in items:
        if item.key in parts:
            by_code.setdefault(item.indicator, []).append(item)
    return {code: _sum(rows, parts).times(Fraction(len(by_code))) for code, rows in by_code.items()}


def _sum(items: Iterable[ScoredItem], parts: Mapping[int, Fraction]) -> Range:
    total = ZERO
    for item in items:
        if part := parts.get(item.key):
            total = total.plus(score(item.state).times(part))
    return total


def _survey(mark: Decimal | None, share: Fraction) -> Range:
    if mark is None:
        return Range(NOTHING, share, is_known=False)
    points = Fraction(mark) * share / WHOLE
    return Range(points, points)
