"""A migrated SQLite database kept between runs: migrating takes 30 seconds, copying it none."""

import hashlib
import os
import sqlite3
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

FOLDER = settings.BASE_DIR / "var" / "tests"


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
            template.backup(database)
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
        connection.connection.backup(template)
    unfinished.replace(_template())


def _template() -> Path:
    """Named for what it was made from: the pinned packages and our own migrations."""
    sources = [settings.BASE_DIR / "requirements.txt"]
    for app in ("home", "ita", "search"):
        sources += sorted((settings.BASE_DIR / app / "migrations").glob("*.py"))
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    return FOLDER / f"migrated-{digest[:16]}.sqlite3"


def _open(name: str) -> sqlite3.Connection:
    return sqlite3.connect(name, uri=name.startswith("file:"), check_same_thread=False)
