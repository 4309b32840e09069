"""Writing beside a reader's page: who cannot write at once does without."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

PATIENCE = 200  # milliseconds; a rebuild on SQLite can hold the lock for seconds


@contextmanager
def impatiently() -> Iterator[None]:
    """A transaction that waits ``PATIENCE`` for a lock, and then raises OperationalError."""
    if connection.vendor == "sqlite":
        with _sqlite_patience(), transaction.atomic():
            yield
        return
    is_nested = connection.in_atomic_block
    with transaction.atomic():
        _execute(f"SET LOCAL lock_timeout = {PATIENCE}")
        yield
        if is_nested:  # the caller's transaction goes on, with its own patience
            _execute("SET LOCAL lock_timeout TO DEFAULT")


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@contextmanager
def _sqlite_patience() -> Iterator[None]:
    connection.ensure_connection()
    database = connection.connection
    usual = database.execute("PRAGMA busy_timeout").fetchone()[0]
    database.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        yield
    finally:
        database.execute(f"PRAGMA busy_timeout = {usual}")
