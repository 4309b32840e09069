"""What rooms above offer on the screens of the register: what an officer can do with the page."""

from django.contrib.auth.models import User
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page

PAGE_ACTS_HOOK = "register_page_acts"


def page_acts(user: User, page: Page | None) -> list[Component]:
    """What ``user`` is offered to do with ``page`` (specific; None is one that was deleted).

    A room contributes a function ``(user, page) -> Component or None`` through the hook
    ``register_page_acts``.
    """
    if page is None:
        return []
    parts = [fn(user, page) for fn in hooks.get_hooks(PAGE_ACTS_HOOK)]
    return [part for part in parts if part]
