"""The five counts of a framework, each a way to its items."""

from dataclasses import dataclass

from django.urls import reverse

from ita.assessment.coverage import ItemCoverage, count_states
from ita.assessment.enums import ItemState
from ita.assessment.models import Framework


@dataclass(frozen=True)
class Tile:
    state: ItemState
    count: int
    url: str
    is_chosen: bool


def tiles(framework: Framework, covered: list[ItemCoverage], chosen: str = "") -> list[Tile]:
    """A tile for each state; that of the ``chosen`` one leads back to all items."""
    base = f"{reverse('ita_coverage')}?framework={framework.pk}"
    return [
        Tile(
            state=state,
            count=count,
            url=base if state == chosen else f"{base}&state={state.value}",
            is_chosen=state == chosen,
        )
        for state, count in count_states(covered).items()
    ]
