"""What many pages of an agency show alike, read once a generation in each process.

As exact as the pages themselves: what is remembered belongs to a generation and a day, and nobody
asks for an earlier one again. An officer's request, and one without a generation, remembers for
itself alone.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.http import HttpRequest

from home.periods import today

MOST = 2000  # things of all agencies
T = TypeVar("T")

_known: OrderedDict[Hashable, Any] = OrderedDict()
_lock = threading.Lock()


_generation: ContextVar[Hashable | None] = ContextVar("generation that is served", default=None)


@contextmanager
def serving(site_id: int, generation: Hashable) -> Iterator[None]:
    """Within it what is remembered is of this generation of the agency."""
    token = _generation.set((site_id, generation, today()))
    try:
        yield
    finally:
        _generation.reset(token)


def remembered(request: HttpRequest, name: Hashable, read: Callable[[], T]) -> T:
    """What ``read`` gives; whoever gets it only looks at it.

    Args:
        name: of what is read, with all that it depends on beside the agency and what is stored.
    """
    generation = _generation.get()
    if generation is not None:
        return _of_generation(generation, name, read)
    own: dict[Hashable, Any] = request.__dict__.setdefault("_remembered", {})
    if name not in own:
        own[name] = read()
    return own[name]  # type: ignore[no-any-return]


def once_a_generation(name: Hashable, read: Callable[[], T]) -> T:
    """As ``remembered``, for who knows no request; without a generation it is read each time."""
    generation = _generation.get()
    return read() if generation is None else _of_generation(generation, name, read)


def rows_of(query: QuerySet[Any]) -> list[Any]:
    """The rows of ``query``; plain values, and few: of a list its years, say."""
    return _asked("rows", query, lambda: list(query))


def count_of(query: QuerySet[Any]) -> int:
    """How many rows ``query`` has."""
    return _asked("count", query, query.count)


def _asked(what: str, query: QuerySet[Any], read: Callable[[], T]) -> T:
    """The name is the question itself: with its day and all that was chosen in it."""
    generation = _generation.get()
    if generation is None:
        return read()
    try:
        name = (what, str(query.query))
    except EmptyResultSet:  # it needs no database
        return read()
    return _of_generation(generation, name, read)


def _of_generation(generation: Hashable, name: Hashable, read: Callable[[], T]) -> T:
    key = (generation, name)
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]  # type: ignore[no-any-return]
    found = read()
    with _lock:
        _known[key] = found
        while len(_known) > MOST:
            _known.popitem(last=False)
    return found


def forget() -> None:
    with _lock:
        _known.clear()
