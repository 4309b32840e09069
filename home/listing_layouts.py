"""What a layout shows of the pages of a list beyond what their common table holds.

Each function takes the pages that stand on one page of the list and gives them to the template
with what it needs: a fixed number of queries, however many there are.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import prefetch_related_objects

from home.durations import total
from home.models.news import GalleryImage
from home.pictures import with_renditions
from home.sections.tabs import CARDS

PICTURE = "fill-480x320"


def pages_for(layout: str, pages: Iterable[Any]) -> list[Any]:
    """``pages`` as the template ``home/listings/<layout>.html`` takes them."""
    found = list(pages)
    if prepare := _PREPARE.get(layout):
        prepare(found)
    return found


def show_pictures(pages: list[Any]) -> None:
    """Each page of news gets its first ``picture``, or None. Two queries."""
    rows = GalleryImage.objects.filter(page__in=[page.pk for page in pages])
    first: dict[int, GalleryImage] = {}
    for row in rows.select_related("image").order_by("page", "sort_order", "pk"):
        first.setdefault(row.page_id, row)
    with_renditions([row.image for row in first.values()], PICTURE)
    for page in pages:
        row = first.get(page.pk)
        page.picture = row.image if row else None


def _show_laws(pages: list[Any]) -> None:
    prefetch_related_objects(pages, "lawpage")


def _show_events(pages: list[Any]) -> None:
    prefetch_related_objects(pages, "newspage")


def _show_durations(pages: list[Any]) -> None:
    """Each manual gets the ``duration`` of all its steps; "" where it cannot be said."""
    for name in ("servicemanualpage", "operationsmanualpage"):
        manuals = [page for page in pages if page.specific_class._meta.model_name == name]
        prefetch_related_objects(manuals, f"{name}__steps")
        for page in manuals:
            page.duration = total(step.duration for step in getattr(page, name).steps.all())


_PREPARE: dict[str, Callable[[list[Any]], None]] = {
    CARDS: lambda pages: None,
    "events": _show_events,
    "laws": _show_laws,
    "manuals": _show_durations,
    "pictures": show_pictures,
}
