"""What rooms above need a page for; asked before it goes."""

from wagtail import hooks
from wagtail.models import Page

KEEP_PAGE_HOOK = "why_keep_page"


def uses_of(page: Page) -> list[str]:
    """What ``page`` is evidence of, in words.

    A room contributes a function ``(page) -> list of words`` through the hook ``why_keep_page``.
    """
    return [use for fn in hooks.get_hooks(KEEP_PAGE_HOOK) for use in fn(page)]
