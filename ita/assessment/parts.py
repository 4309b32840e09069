"""What rooms above offer on the screens of the assessment: beside the buttons of the board and
above its items, and below the evidence of an item."""

from collections.abc import Sequence

from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Site

from home.core.users import AnyUser
from ita.assessment.covered import ItemCoverage
from ita.assessment.models import Framework, Item

BOARD_PART_HOOK = "register_board_part"
BOARD_PANEL_HOOK = "register_board_panel"
ITEM_PART_HOOK = "register_item_part"


def board_parts(user: AnyUser, site: Site, framework: Framework) -> list[Component]:
    """What stands beside the board's own buttons.

    A room contributes a function ``(user, site, framework) -> Component or None`` through the hook
    ``register_board_part``.
    """
    parts = [fn(user, site, framework) for fn in hooks.get_hooks(BOARD_PART_HOOK)]
    return [part for part in parts if part]


def board_panels(
    user: AnyUser, site: Site, framework: Framework, covered: Sequence[ItemCoverage]
) -> list[Component]:
    """What stands above the items of the board, whose coverage is ``covered``;
    ``register_board_panel``, likewise."""
    panels = [fn(user, site, framework, covered) for fn in hooks.get_hooks(BOARD_PANEL_HOOK)]
    return [panel for panel in panels if panel]


def item_parts(user: AnyUser, site: Site, item: Item) -> list[Component]:
    """What stands below the evidence of ``item``; ``register_item_part``, likewise."""
    parts = [fn(user, site, item) for fn in hooks.get_hooks(ITEM_PART_HOOK)]
    return [part for part in parts if part]
