"""How answers are spread over the five levels: mean and percentages."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from home.enums import Level

LEVELS = tuple(sorted(Level.values, reverse=True))  # the best first
SATISFIED = (Level.MOST, Level.MUCH)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class LevelCounts:
    """``counts``: how many chose each level, 5 to 1."""

    counts: Mapping[int, int]

    @property
    def answered(self) -> int:
        return sum(self.counts.values())

    @property
    def mean(self) -> Decimal | None:
        """Between 1 and 5, to two places; None where nobody answered."""
        if not self.answered:
            return None
        total = sum(level * count for level, count in self.counts.items())
        return _rounded(Decimal(total) / self.answered)

    @property
    def satisfied(self) -> Decimal | None:
        """Percent of the two best levels, to two places; None where nobody answered."""
        return self.percent(sum(self.counts.get(level, 0) for level in SATISFIED))

    def percent(self, count: int) -> Decimal | None:
        return _rounded(Decimal(100 * count) / self.answered) if self.answered else None

    @property
    def rows(self) -> list[tuple[str, int, Decimal | None]]:
        """(label of the level, how many, percent), the best first."""
        counts = ((level, self.counts.get(level, 0)) for level in LEVELS)
        return [(str(Level(level).label), count, self.percent(count)) for level, count in counts]


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(CENT, ROUND_HALF_UP)
