"""Whether the public can open what is live, at the place where it belongs."""

from django.utils.translation import gettext as _
from wagtail.models import CollectionViewRestriction, Page

from home.visibility import is_open
from ita.integrity.rules import why_not_in_place


def why_not_visible(page: Page) -> str | None:
    """Why the public does not find ``page``, or cannot open it or its files."""
    if not is_open(page):
        return _("The public cannot open it: access to it is restricted.")
    if _has_closed_files(page):
        return _("The public cannot open its files: access to them is restricted.")
    return why_not_in_place(page)


def _has_closed_files(page: Page) -> bool:
    closed = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    paths = [row.document.collection.path for row in getattr(page, "files", [])]
    return any(path.startswith(prefix) for prefix in closed for path in paths)
