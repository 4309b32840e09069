"""What became of a page, in a word, and the act that took it down."""

from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import Page

from ita.register.enums import Act
from ita.register.history import read_page
from ita.register.models import RegisterEntry


def state_of(page: Page | None) -> str:
    """The state of ``page`` (its specific object) today; None is a page that was deleted."""
    if page is None:
        return _("Deleted")
    if page.live:
        archived = getattr(page, "archived_on", None)
        return str(Act.ARCHIVED.label) if archived else _("Live")
    taken_down = getattr(page, "taken_down_on", None)
    return str(Act.TAKEN_DOWN.label) if taken_down else _("Draft")


def removal_of(page_id: int, by: datetime | None = None) -> RegisterEntry | None:
    """The row since which nothing of the page is live: now, or at the moment ``by``."""
    rows = RegisterEntry.objects.filter(page_id=page_id).order_by("pk")
    return read_page(rows.filter(occurred_at__lte=by) if by else rows).ended
