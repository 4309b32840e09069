"""What the searches of one question all ask, read once."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

_known: ContextVar[dict[Hashable, Any] | None] = ContextVar("read for the question", default=None)


@contextmanager
def one_question() -> Iterator[None]:
    """Within it a question is answered: nothing changes for it meanwhile."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def read_once(name: Hashable, read: Callable[[], T]) -> T:
    """What ``read`` gives, the first time of the question; outside of one each time."""
    known = _known.get()
    if known is None:
        return read()
    if name not in known:
        known[name] = read()
    return known[name]  # type: ignore[no-any-return]
