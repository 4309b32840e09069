"""What became of a page, in a word."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from ita.register.enums import Act


def state_of(page: Page | None) -> str:
    """The state of ``page`` (its specific object) today; None is a page that was deleted."""
    if page is None:
        return _("Deleted")
    if page.live:
        archived = getattr(page, "archived_on", None)
        return str(Act.ARCHIVED.label) if archived else _("Live")
    taken_down = getattr(page, "taken_down_on", None)
    return str(Act.TAKEN_DOWN.label) if taken_down else _("Draft")
