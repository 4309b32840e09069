"""What rooms above offer on the screens of the assessment: beside the buttons of the board, and
below the evidence of an item."""

from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Site

from home.core.users import AnyUser
from ita.assessment.models import Framework, Item

BOARD_PART_HOOK = "register_board_part"
ITEM_PART_HOOK = "register_item_part"


def board_parts(user: AnyUser, site: Site, framework: Framework) -> list[Component]:
    """What stands beside the board's own buttons.

    A room contributes a function ``(user, site, framework) -> Component or None`` through the hook
    ``register_board_part``.
    """
    parts = [fn(user, site, framework) for fn in hooks.get_hooks(BOARD_PART_HOOK)]
    return [part for part in parts if part]


def item_parts(user: AnyUser, site: Site, item: Item) -> list[Component]:
    """What stands below the evidence of ``item``; ``register_item_part``, likewise."""
    parts = [fn(user, site, item) for fn in hooks.get_hooks(ITEM_PART_HOOK)]
    return [part for part in parts if part]
