"""Whoever answers for an item does not answer for another one that gets its code."""

from ita.assessment.board.models import Assignment
from ita.assessment.frameworks.data import FrameworkData
from ita.assessment.frameworks.meaning import same_meaning
from ita.assessment.frameworks.moves import STAYS, Moves
from ita.assessment.models import Framework


def forget_owners(framework: Framework, data: FrameworkData, moves: Moves) -> int:
    """Before ``data`` is stored: takes the assignments off the items that it gives another meaning,
    unless an officer said that the meaning is the same. Returns from how many."""
    titles = {entry.code: entry.title for entry in data.items}
    rows = Assignment.objects.filter(item__framework=framework).select_related("item")
    lost = [
        row.pk
        for row in rows
        if row.item.code in titles
        and moves.get(f"item:{row.item.code}") != STAYS
        and not same_meaning(row.item.title, titles[row.item.code])
    ]
    Assignment.objects.filter(pk__in=lost).delete()
    return len(lost)
