"""The divisions of an agency as a tree, from a list in which each says how deep it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from home.enums import ExecutiveSide
from home.models import Division

TOP = 1


@dataclass
class Branch:
    """A division with those ``below`` it."""

    division: Division
    below: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True)
class Side:
    """The political side, or the permanent officials: ``label`` and the divisions of the top."""

    label: str
    branches: list[Branch]


def sides_of(divisions: Iterable[Division]) -> list[Side]:
    """The trees of both sides, the political first; a side without a division is left out.

    Args:
        divisions: in the order of the page's list.
    """
    rows = list(divisions)
    trees = {side: _tree(row for row in rows if row.side == side) for side in ExecutiveSide}
    return [Side(str(side.label), tree) for side, tree in trees.items() if tree]


def _tree(divisions: Iterable[Division]) -> list[Branch]:
    """One that stands deeper than there is a place for hangs below what comes before it."""
    top: list[Branch] = []
    path: list[Branch] = []  # from the top to the branch that came last
    for division in divisions:
        branch = Branch(division)
        del path[(division.level or TOP) - 1 :]
        (path[-1].below if path else top).append(branch)
        path.append(branch)
    return top
