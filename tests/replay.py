"""What is dear to make and always the same is made once in a run: its rows are written down, and
put back for the next test that asks.

The rows get numbers of their own, far above those of any test. Where they do not fit what the test
has by then (another row in their place, a moved clock), it is made anew: nothing is guessed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import time_machine
from django.apps import apps
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

FAR_ABOVE = 1_000_000
# Filled by whoever writes the others: triggers of SQLite (Wagtail's migration makes them), and what
# watches each statement (home/page_cache/writes.py).
FILLED_BY_OTHERS = {"wagtailsearch_indexentry_fts", "home_generation"}
Row = tuple[Any, ...]


@dataclass
class Recording:
    """``added``: whole rows by table; ``changed``: (table, number, column, before, after)."""

    added: dict[str, list[Row]] = field(default_factory=dict)
    changed: list[tuple[str, Any, str, Any, Any]] = field(default_factory=list)


class Replayed:
    """``Replayed(make)()`` leaves the database as ``make()`` does after ``setup_site``."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make
        self._recording: Recording | None = None

    def __call__(self) -> None:
        if time_machine.escape_hatch.is_travelling():
            self._make()
        elif self._recording is None:
            self._recording = record(self._make)
        elif not put_back(self._recording):
            self._make()


def record(make: Callable[[], object]) -> Recording:
    """What ``make`` writes."""
    before = {table: dict(_rows(model)) for table, model in _tables()}
    with _numbers_far_above():
        make()
    recording = Recording()
    for table, model in _tables():
        for number, row in _rows(model):
            was = before[table].get(number)
            if was is None:
                recording.added.setdefault(table, []).append(row)
            else:
                recording.changed += [
                    (table, number, column, old, new)
                    for column, old, new in zip(_columns(model), was, row, strict=True)
                    if old != new
                ]
    return recording


def put_back(recording: Recording) -> bool:
    """Write what was recorded; False, and nothing written, where it does not fit."""
    models = dict(_tables())
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for table, number, column, old, new in recording.changed:
                _change(cursor, models[table], number, column, old, new)
            for table, rows in recording.added.items():
                columns = _columns(models[table])
                cursor.executemany(
                    f'INSERT INTO "{table}" ({_quoted(columns)})'
                    f" VALUES ({', '.join(['%s'] * len(columns))})",
                    rows,
                )
    except (DatabaseError, _DoesNotFit):
        return False
    cache.clear()
    return True


class _DoesNotFit(Exception):
    """A row that the recording changes is another one here."""


def _change(cursor: Any, model: type[Model], number: Any, column: str, old: Any, new: Any) -> None:
    cursor.execute(
        f'UPDATE "{model._meta.db_table}" SET "{column}" = %s'
        f' WHERE "{_key(model)}" = %s AND "{column}" = %s',
        [new, number, old],
    )
    if cursor.rowcount != 1:
        raise _DoesNotFit


def _tables() -> Iterator[tuple[str, type[Model]]]:
    existing = set(connection.introspection.table_names())
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table in existing - FILLED_BY_OTHERS and not model._meta.proxy:
            yield model._meta.db_table, model


def _rows(model: type[Model]) -> Iterator[tuple[Any, Row]]:
    """As the database holds them, by their key."""
    columns = _columns(model)
    place = columns.index(_key(model))
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {_quoted(columns)} FROM "{model._meta.db_table}"')
        for row in cursor.fetchall():
            yield row[place], row


def _columns(model: type[Model]) -> list[str]:
    return [field.column for field in model._meta.local_concrete_fields]


def _key(model: type[Model]) -> str:
    return model._meta.pk.column


def _quoted(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


@contextmanager
def _numbers_far_above() -> Iterator[None]:
    """Rows that are made meanwhile do not stand where those of a test will."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":  # where they come back with the test's transaction
            cursor.execute("DELETE FROM sqlite_sequence")
            cursor.executemany(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)",
                [(table, FAR_ABOVE) for table, _model in _tables()],
            )
            yield
            return
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences")
        before = cursor.fetchall()
        for name, _value in before:
            cursor.execute("SELECT setval(%s, %s)", [f'"{name}"', FAR_ABOVE])
        yield
        for name, value in before:
            is_called = value is not None
            cursor.execute("SELECT setval(%s, %s, %s)", [f'"{name}"', value or 1, is_called])
