"""One SQLite connection, many threads: the live server's all share that of a database in memory.

A query that calls a Python function (``REGEXP``, parts of dates) holds SQLite's lock and waits for
Python's; another thread that binds its values holds Python's and waits for SQLite's: both stand
still for ever, and no timeout of Python's is heard. So only one thread at a time is inside of a
cursor. It can go when the live server's threads have connections of their own.
"""

import threading
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.backends.sqlite3.base import SQLiteCursorWrapper

METHODS = ("execute", "executemany", "fetchone", "fetchmany", "fetchall", "__next__")

_inside = threading.RLock()


def one_cursor_at_a_time() -> None:
    """Have every cursor wait for the one that another thread is in."""
    for name in METHODS:
        setattr(SQLiteCursorWrapper, name, _alone(getattr(SQLiteCursorWrapper, name)))


def _alone(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def call(*arguments: Any, **named: Any) -> Any:
        with _inside:
            return method(*arguments, **named)

    return call
