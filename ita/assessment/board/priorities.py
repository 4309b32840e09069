"""What to mend first: most points for least work. Pure; the board says why in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

MOST = 10


@dataclass(frozen=True)
class OpenItem:
    """An item that is not complete. ``points``: what it adds once it is; ``problems``: how many are
    open; ``position``: where it stands in the list."""

    key: int
    points: Fraction
    problems: int
    due_on: date | None
    position: int

    @property
    def effort(self) -> int:
        """What nobody can name yet is work, too."""
        return max(self.problems, 1)

    @property
    def worth(self) -> Fraction:
        return self.points / self.effort


def first_to_mend(items: Iterable[OpenItem], most: int = MOST) -> list[OpenItem]:
    """The best, best first: by points per problem; then what is due sooner, what is worth more, and
    the order of the list."""
    return sorted(items, key=_rank)[:most]


def _rank(item: OpenItem) -> tuple[Fraction, date, Fraction, int]:
    return (-item.worth, item.due_on or date.max, -item.points, item.position)
