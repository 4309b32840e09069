"""Sees every statement that this program sends to the database, and raises the generation in the
same transaction where it changes what the public reads.

Signals alone would miss ``QuerySet.update``, ``bulk_create`` and what libraries write by hand. They
only help to say whose output a statement changes: while a thing is being saved, its owner's. Of all
other statements nobody knows, so they concern all agencies.
"""

import threading
from collections.abc import Callable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.models import Model

from home.page_cache.generations import ALL, note_raised, raise_generation, was_raised
from home.page_cache.owners import path_of, site_of, sites_of_path
from home.page_cache.shown import is_shown
from home.page_cache.statements import Change, change_of


class _State(threading.local):
    """What the thread is saving now, between Django's two signals."""

    saving: Model | None = None


_state = _State()
_migrating = threading.Event()  # tables come and go, and so may that of the generations


def watch(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    """A wrapper around each statement (Django's ``execute_wrappers``)."""
    sql = sql if isinstance(sql, str) else str(sql)
    change = change_of(sql)
    if change is None or _migrating.is_set() or not is_shown(change.table, change.columns):
        return execute(sql, params, many, context)
    if connection.in_atomic_block or _commits_later(sql):
        return _execute_and_raise(change, execute, sql, params, many, context)
    with transaction.atomic():
        return _execute_and_raise(change, execute, sql, params, many, context)


def _commits_later(sql: str) -> bool:
    """On SQLite, outside of a transaction, a statement that returns rows is committed when they
    were fetched, and all that was written on the connection until then with it."""
    return connection.vendor == "sqlite" and " RETURNING " in sql


def _execute_and_raise(change: Change, execute: Callable[..., Any], *args: Any) -> Any:
    saving = _state.saving
    try:
        result = execute(*args)
    except Exception:
        _state.saving = None
        raise
    if saving is not None and change.table in _tables(type(saving)):
        raise_for(saving)
    else:
        raise_generation(ALL)
    return result


def raise_for(thing: Model) -> None:
    """Raise the generations of those whose output ``thing`` is part of."""
    if path := path_of(thing):
        if was_raised(ALL) or was_raised(path):
            return
        for number in sites_of_path(path) or [ALL]:
            raise_generation(number)
        note_raised(path)
    else:
        raise_generation(site_of(thing) or ALL)


def _tables(model: type[Model]) -> set[str]:
    return {each._meta.db_table for each in (model, *model._meta.all_parents)}


def begin_saving(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    _state.saving = instance


def end_saving(sender: type[Model], **kwargs: Any) -> None:
    _state.saving = None


def watch_connection(connection: Any, **kwargs: Any) -> None:
    """A receiver of ``connection_created``."""
    if connection.alias == DEFAULT_DB_ALIAS and watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)


def begin_migrating(**kwargs: Any) -> None:
    _migrating.set()


def end_migrating(**kwargs: Any) -> None:
    """Whatever the migrations changed, nothing from before is shown any more."""
    _migrating.clear()
    if "home_generation" in connection.introspection.table_names():
        raise_generation(ALL)
