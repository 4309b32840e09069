"""Whether the public can open what is live, at the place where it belongs."""

from django.utils.translation import gettext as _
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from ita.integrity.rules import why_not_in_place


class Visibility:
    """Reads once in a run what is closed to the public."""

    def __init__(self) -> None:
        self._pages = list(PageViewRestriction.objects.values_list("page__path", flat=True))
        self._collections = list(
            CollectionViewRestriction.objects.values_list("collection__path", flat=True)
        )

    def why_not(self, page: Page) -> str | None:
        """Why the public does not find ``page``, or cannot open it or its files."""
        if any(page.path.startswith(path) for path in self._pages):
            return _("The public cannot open it: access to it is restricted.")
        if self._collections and self._has_closed_files(page):
            return _("The public cannot open its files: access to them is restricted.")
        return why_not_in_place(page)

    def _has_closed_files(self, page: Page) -> bool:
        paths = [row.document.collection.path for row in getattr(page, "files", [])]
        return any(path.startswith(closed) for path in paths for closed in self._collections)
