"""A list of pages, what is past behind all others, read so that an index gives its order."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from home.periods import past
from home.remembered import count_of


class CurrentFirst:
    """``pages`` in the order of ``past_last``, as two lists one behind the other: whether a page is
    past depends on the day, so no index has both in one order. For a ``Paginator``."""

    def __init__(self, pages: QuerySet[Any]) -> None:
        order = [column for column in pages.query.order_by if isinstance(column, str)]
        self.current = pages.exclude(past()).order_by(*order)
        self.past = pages.filter(past()).order_by(*order)

    def __len__(self) -> int:
        return count_of(self.current) + count_of(self.past)

    def __iter__(self) -> Iterator[Any]:
        yield from self.current
        yield from self.past

    def __getitem__(self, part: slice) -> list[Any]:
        start, stop = part.start or 0, part.stop
        behind = count_of(self.current)
        found = list(self.current[start:stop]) if start < behind else []
        if stop > behind:
            found += self.past[max(start - behind, 0) : stop - behind]
        return found
