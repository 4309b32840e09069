"""A database for one evaluation: the pages of the corpus, and nothing of the agency's."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from search.thesaurus.shipped import load_shipped


@contextmanager
def throwaway_database() -> Iterator[None]:
    """All questions to the database go to an empty one with all tables: a file that is deleted
    (SQLite), or a schema of its own that is dropped (PostgreSQL; needs the right to create one).
    """
    kept = dict(connection.settings_dict)
    switch = _sqlite if connection.vendor == "sqlite" else _postgresql
    with switch():
        try:
            ContentType.objects.clear_cache()
            call_command("migrate", verbosity=0)
            load_shipped()
            yield
        finally:
            connection.close()
            connection.settings_dict.clear()
            connection.settings_dict.update(kept)
            ContentType.objects.clear_cache()


@contextmanager
def _sqlite() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        connection.close()
        connection.settings_dict["NAME"] = str(Path(folder) / "evaluation.sqlite3")
        yield


@contextmanager
def _postgresql() -> Iterator[None]:
    schema = f"evaluation_{uuid4().hex}"
    options = dict(connection.settings_dict.get("OPTIONS") or {})
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {schema}")
    connection.close()
    connection.settings_dict["OPTIONS"] = {**options, "options": f"-c search_path={schema}"}
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA {schema} CASCADE")
