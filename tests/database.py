"""Databases kept between runs: what takes long to make is copied at once."""

import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

FOLDER = settings.BASE_DIR / "var" / "tests"
PATIENCE = 60.0  # seconds


def start_from_template() -> None:
    """Have the test database begin as a copy of the template, where there is one that fits.

    Django still migrates it afterwards, and finds nothing to do.
    """
    if connection.vendor != "sqlite" or not _template().exists():
        return
    creation = connection.creation
    create = creation._create_test_db

    def create_and_fill(*args: Any, **kwargs: Any) -> str:
        name = create(*args, **kwargs)
        with sqlite3.connect(_template()) as template, _open(name) as database:
            _copy(template, database)
            creation._kept_open = database  # one open connection keeps a database in memory
        return name

    creation._create_test_db = create_and_fill


def keep_template() -> None:
    """Keep the database, migrated and otherwise empty, for the next run."""
    if connection.vendor != "sqlite" or _template().exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for outdated in FOLDER.glob("migrated-*"):
        outdated.unlink(missing_ok=True)
    unfinished = _template().with_suffix(f".{os.getpid()}")
    connection.ensure_connection()
    with sqlite3.connect(unfinished) as template:
        _copy(connection.connection, template)
    unfinished.replace(_template())


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy one SQLite database over another.

    Raises:
        TimeoutError: another connection is at one of the two; SQLite by itself would wait for ever.
    """
    patient_until = time.monotonic() + PATIENCE

    def give_up(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            if time.monotonic() > patient_until:
                raise TimeoutError("a connection that was left open holds the database")

    source.backup(target, progress=give_up)


@contextmanager
def database_apart(kept: str | None = None) -> Iterator[None]:
    """While it lasts, the connection is to a copy: of the kept database, or of the one it is to."""
    copy = _apart_on_sqlite if connection.vendor == "sqlite" else _apart_on_a_server
    with copy(kept):
        yield


@contextmanager
def _apart_on_sqlite(kept: str | None) -> Iterator[None]:
    """In memory a database has one name only: its content is put aside."""
    connection.ensure_connection()
    with sqlite3.connect(":memory:") as aside:
        _copy(connection.connection, aside)
        if kept:
            with sqlite3.connect(_kept_file(kept)) as template:
                _copy(template, connection.connection)
        try:
            yield
        finally:
            _copy(aside, connection.connection)


@contextmanager
def _apart_on_a_server(kept: str | None) -> Iterator[None]:
    original = connection.settings_dict["NAME"]
    apart = f"{original}_apart"
    _copy_on_the_server(_kept_name(kept) if kept else original, apart)
    connection.settings_dict["NAME"] = apart
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = original
        _on_the_server(f'DROP DATABASE "{apart}"')


def keep_database(name: str) -> None:
    """Keep what the connection is to, instead of what was kept before it under such a name."""
    if connection.vendor == "sqlite":
        with sqlite3.connect(_kept_file(name)) as kept:
            _copy(connection.connection, kept)
        return
    for outdated in _on_the_server("SELECT datname FROM pg_database"):
        if outdated.startswith(_kept_name(name).rpartition("-")[0]):
            _on_the_server(f'DROP DATABASE "{outdated}"')
    _copy_on_the_server(connection.settings_dict["NAME"], _kept_name(name))


def kept_database_exists(name: str) -> bool:
    if connection.vendor == "sqlite":
        return _kept_file(name).exists()
    return _kept_name(name) in _on_the_server("SELECT datname FROM pg_database")


def _kept_file(name: str) -> Path:
    return FOLDER / name / "database.sqlite3"


def _kept_name(name: str) -> str:
    """One for all workers: their own databases end with their names (``_gw0``)."""
    ours = re.sub(r"(_gw\d+)?(_apart)?$", "", connection.settings_dict["NAME"])
    return f"{ours}_{name}"


def _copy_on_the_server(source: str, target: str) -> None:
    connection.close()  # a database that someone is connected to is not copied
    _on_the_server(f'DROP DATABASE IF EXISTS "{target}"')
    _on_the_server(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def _on_the_server(statement: str) -> list[str]:
    """The first column of what a statement outside of our database gives."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
        return [row[0] for row in cursor.fetchall()] if cursor.description else []


def _template() -> Path:
    """Named for what it was made from: the pinned packages and our own migrations."""
    sources = [settings.BASE_DIR / "requirements.txt"]
    for app in ("home", "ita", "search"):
        sources += sorted((settings.BASE_DIR / app / "migrations").glob("*.py"))
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    return FOLDER / f"migrated-{digest[:16]}.sqlite3"


def _open(name: str) -> sqlite3.Connection:
    return sqlite3.connect(name, uri=name.startswith("file:"), check_same_thread=False)
