"""What rooms above show on the board of a list, and on the screen of an item.

A room contributes a function through one of the hooks; it answers a component, or None.
"""

from collections.abc import Sequence
from typing import Any

from wagtail import hooks
from wagtail.models import Site

from home.core.users import OfficerRequest
from ita.assessment.covered import ItemCoverage
from ita.assessment.models import Framework

# (request, framework, site, coverage of all items) → Component or None
BOARD_PART_HOOK = "register_board_part"
# (request, coverage of the item, site) → Component or None
ITEM_PART_HOOK = "register_item_part"


def board_parts(
    request: OfficerRequest, framework: Framework, site: Site, covered: Sequence[ItemCoverage]
) -> list[Any]:
    """The parts that stand above the items of the board, in the order of the rooms."""
    made = (fn(request, framework, site, covered) for fn in hooks.get_hooks(BOARD_PART_HOOK))
    return [part for part in made if part]


def item_parts(request: OfficerRequest, covered: ItemCoverage, site: Site) -> list[Any]:
    """The parts that stand on the screen of an item."""
    made = (fn(request, covered, site) for fn in hooks.get_hooks(ITEM_PART_HOOK))
    return [part for part in made if part]
