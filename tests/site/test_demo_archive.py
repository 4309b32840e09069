"""The recorded life of the demonstration in other tables than those of its time."""

import json
import tarfile
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from home.models import NewsPage, Unit
from ita_site.demo import archive

pytestmark = pytest.mark.django_db


@cache
def rows_of(path: Path) -> Any:
    with tarfile.open(path) as file:
        member = file.extractfile(archive.ROWS)
        assert member
        return json.load(member)


def altered(tmp_path: Path, alter: Any) -> Path:
    """A copy of the archive whose rows ``alter`` has changed."""
    rows = deepcopy(rows_of(archive.ARCHIVE))
    alter(rows)
    path = tmp_path / "altered.tar.xz"
    with tarfile.open(path, "w:xz") as target:
        archive.add(target, archive.ROWS, json.dumps(rows).encode())
    return path


def test_a_column_that_is_new_gets_its_default(tmp_path: Path) -> None:
    def forget(rows: Any) -> None:
        table = rows["home.newspage"]
        number = table["fields"].index("is_alert")
        del table["fields"][number]
        for row in table["rows"]:
            del row[number]

    archive.load(altered(tmp_path, forget))
    assert NewsPage.objects.count() > 100
    assert not NewsPage.objects.filter(is_alert=True).exists()


def test_what_is_no_more_is_left_out(tmp_path: Path) -> None:
    def add(rows: Any) -> None:
        rows["home.forgotten"] = {"fields": ["id"], "rows": [[1]]}
        rows["home.unit"]["fields"].append("colour")
        for row in rows["home.unit"]["rows"]:
            row.append("red")
        rights = rows["auth.group_permissions"]
        right = rights["fields"].index("permission")
        rights["rows"][0][right] = "home.unit.paint_unit"

    archive.load(altered(tmp_path, add))
    assert Unit.objects.count() == 9


def test_everything_is_stored_as_it_was_recorded(tmp_path: Path) -> None:
    archive.load()
    copy = tmp_path / "copy.tar.xz"
    archive.write(copy)
    stored, recorded = rows_of(copy), rows_of(archive.ARCHIVE)
    for label, table in recorded.items():
        kept = [name for name in table["fields"] if name in stored[label]["fields"]]
        assert list(columns(stored[label], kept)) == list(columns(table, kept)), label
    connection.check_constraints()


def columns(table: Any, names: list[str]) -> Iterator[list[Any]]:
    """The rows with these columns alone: newer tables have more."""
    numbers = [table["fields"].index(name) for name in names]
    return ([meant(row[number]) for number in numbers] for row in table["rows"])


def meant(value: Any) -> Any:
    """JSON that is kept as text, as what it says: PostgreSQL has an order of its own for keys."""
    if isinstance(value, str) and value.startswith(("[", "{")):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
