"""Pages that were deleted behind the steps, as far as the register still knows them."""

from wagtail.models import Page

from ita.register.models import RegisterEntry


def page_or_trace(page_id: int) -> Page | None:
    """The page, or one that only bears its number and last title, is not live, and is never to be
    saved; None where the register knows of no such page."""
    page = Page.objects.filter(pk=page_id, depth__gt=1).first()
    last = RegisterEntry.objects.filter(page_id=page_id).last()
    if page or last is None:
        return page
    return Page(pk=page_id, title=last.page_title, draft_title=last.page_title, live=False)
