"""Numbers as the columns of a chart; the templates draw them, and show the numbers beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

HEIGHT = 100  # units of the drawing
WIDTH, GAP = 8, 2
LEAST = 1  # what is not nothing can be seen


@dataclass(frozen=True)
class Column:
    """``value`` is None where nobody knows; ``x``, ``y``, ``height`` in units of the drawing."""

    day: date
    value: int | None
    x: int
    y: int
    height: int


@dataclass(frozen=True)
class Chart:
    columns: list[Column]

    @property
    def width(self) -> int:
        return len(self.columns) * (WIDTH + GAP) - GAP

    @property
    def highest(self) -> Column | None:
        known = [column for column in self.columns if column.value]
        return max(known, key=lambda column: column.value or 0, default=None)

    @property
    def unknown(self) -> int:
        return sum(column.value is None for column in self.columns)


def columns(values: Sequence[tuple[date, int | None]]) -> Chart:
    """The chart of (day, number) in order."""
    most = max((value or 0 for _day, value in values), default=0) or 1
    drawn = []
    for number, (day, value) in enumerate(values):
        height = max(round(HEIGHT * value / most), LEAST) if value else 0
        drawn.append(Column(day, value, number * (WIDTH + GAP), HEIGHT - height, height))
    return Chart(drawn)


def shares(values: Sequence[int]) -> list[int]:
    """Each number in percent of the greatest, for a bar beside it."""
    most = max(values, default=0) or 1
    return [round(100 * value / most) for value in values]
