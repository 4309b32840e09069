"""The counts of a framework's states, each a way to its items."""

from dataclasses import dataclass

from django.urls import reverse

from ita.assessment.board.filters import BoardFilter
from ita.assessment.coverage import ItemCoverage, count_states
from ita.assessment.enums import ItemState
from ita.assessment.models import Framework


@dataclass(frozen=True)
class Tile:
    state: ItemState
    count: int
    url: str
    is_chosen: bool


def tiles(
    framework: Framework, covered: list[ItemCoverage], asked: BoardFilter | None = None
) -> list[Tile]:
    """A tile for each state, which keeps what else was ``asked`` of the board; that of the chosen
    state leads back to all."""
    asked = asked or BoardFilter(framework=str(framework.pk))
    base = reverse("ita_board")
    return [
        Tile(
            state=state,
            count=count,
            url=f"{base}?{asked.query(state='' if state == asked.state else state.value)}",
            is_chosen=state == asked.state,
        )
        for state, count in count_states(covered).items()
    ]
