"""What rooms above know that a request is held by: it exists, and nobody passes it."""

from wagtail import hooks
from wagtail.models import Page

HOLD_HOOK = "why_hold_request"


def why_held(content: Page) -> str | None:
    """Why no step of a request for ``content`` (a saved state of a page) is passed now, and what to
    do; it can still be returned, refused or withdrawn.

    A room contributes a function ``(content) -> reason or None`` through the hook
    ``why_hold_request``.
    """
    reasons = (fn(content) for fn in hooks.get_hooks(HOLD_HOOK))
    return next(filter(None, reasons), None)
