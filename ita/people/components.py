"""What rooms above show on the list of the posts."""

from wagtail import hooks
from wagtail.admin.ui.components import Component

from home.core.users import OfficerRequest

POSTS_PART_HOOK = "register_posts_part"


def posts_parts(request: OfficerRequest) -> list[Component]:
    """What stands above the list of the posts.

    A room contributes a function ``(request) -> Component or None`` through the hook
    ``register_posts_part``.
    """
    parts = [fn(request) for fn in hooks.get_hooks(POSTS_PART_HOOK)]
    return [part for part in parts if part]
