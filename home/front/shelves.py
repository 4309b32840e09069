"""Several short lists of the newest pages, read together: two queries, however many lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, QuerySet, Value

from home.models.base import ContentPage


@dataclass(frozen=True)
class Shelf:
    """The first ``count`` of the ordered content ``pages``, under a name."""

    name: str
    pages: QuerySet[Any]
    count: int


def filled(shelves: Iterable[Shelf]) -> dict[str, list[Any]]:
    """{name: the pages of that shelf, in its order}."""
    parts = [_numbers(shelf) for shelf in shelves]
    if not parts:
        return {}
    rows = list(parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0])
    known = ContentPage.objects.select_related("locale", "owner_unit", "newspage")
    pages = known.in_bulk({number for _name, number in rows})
    lists: dict[str, list[Any]] = {}
    for name, number in rows:
        lists.setdefault(name, []).append(pages[number])
    for found in lists.values():
        found.sort(key=lambda page: (page.content_date, page.pk), reverse=True)
    return lists


def _numbers(shelf: Shelf) -> QuerySet[Any]:
    """(name, number of the page). The cut stands within: a part of a union cannot be cut."""
    first = shelf.pages.values("pk")[: shelf.count]
    found = ContentPage.objects.filter(pk__in=first).order_by()
    named: QuerySet[Any] = found.annotate(shelf=Value(shelf.name, output_field=CharField()))
    return named.values_list("shelf", "pk")
