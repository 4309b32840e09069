"""The demonstration as it was recorded: rows and files in one archive, stored again as they are.

Rows are written past the models, each column by its field: nothing is computed anew, no clock is
asked, and the register's rows are only inserted, as its triggers allow. What a newer version added
gets its default; what it dropped is left out. What can be made from the rows (search index,
renditions), the queue, sessions and the installation's own name and anchors are not in it.
"""

import io
import json
import tarfile
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import connection, models

from ita.register.triggers import TABLES

ARCHIVE = Path(__file__).parent / "life.tar.xz"
ROWS = "rows.json"
MEDIA = "media/"
FIRST_ID = (
    1000  # ids in the archive are higher: what a new installation has written stays beside it
)
LEFT_OUT_APPS = {"contenttypes", "sessions", "django_q", "thai_search", "wagtailsearch"}
LEFT_OUT = {
    "auth.permission",
    "home.rendition",
    "ita.anchor",
    "ita.anchordelivery",
    "ita.export",
    "ita.installation",
    "wagtailadmin.admin",
    "wagtailadmin.editingsession",
    "wagtailadmin.formstate",
    "wagtailimages.rendition",
}
# Not emptied before loading: other accounts stay, and what the register holds of before.
KEPT = {
    "auth.user",
    "auth.user_user_permissions",
    "ita.registerhead",
    "wagtailusers.userprofile",
}
BATCH = 500  # rows

Model = type[models.Model]
Field = models.Field[Any, Any]


def recorded_models() -> list[Model]:
    """The models whose rows are in an archive, parents before their children."""
    every: list[Model] = apps.get_models(include_auto_created=True)
    return [
        model
        for model in every
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in LEFT_OUT_APPS
        and model._meta.label_lower not in LEFT_OUT
    ]


def write(path: Path) -> int:
    """Write everything that this database and its media hold; returns the bytes of the archive."""
    rows = {model._meta.label_lower: _dumped(model) for model in recorded_models()}
    text = json.dumps(
        {label: table for label, table in rows.items() if table["rows"]},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    with tarfile.open(path, "w:xz", preset=9) as archive:
        add(archive, ROWS, text.encode())
        for name in sorted(_files()):
            with default_storage.open(name) as file:
                add(archive, MEDIA + name, file.read())
    return path.stat().st_size


def load(path: Path = ARCHIVE) -> None:
    """Put the rows and files of the archive in the place of what a new installation made.

    Within the caller's transaction; who calls it has made sure that nobody has worked here yet.
    """
    with tarfile.open(path) as archive:
        rows = json.load(_member(archive, ROWS))
        for member in archive.getmembers():
            if member.name.startswith(MEDIA):
                _store(member.name.removeprefix(MEDIA), _member(archive, member.name).read())
    recorded = recorded_models()
    with connection.cursor() as cursor:
        for model in recorded:
            if model._meta.db_table not in TABLES and model._meta.label_lower not in KEPT:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")
        for model in recorded:
            if table := rows.get(model._meta.label_lower):
                _insert(cursor, model, table)
        for statement in connection.ops.sequence_reset_sql(no_style(), recorded):
            cursor.execute(statement)


def _dumped(model: Model) -> dict[str, Any]:
    fields = _fields(model)
    rows = model._base_manager.order_by("pk")
    if model._meta.db_table in TABLES:
        rows = rows.filter(pk__gt=FIRST_ID)
    values = rows.values_list(*(field.attname for field in fields))
    named = [_names(field) for field in fields]
    return {
        "fields": [field.name for field in fields],
        "rows": [
            [
                names[value] if names and value is not None else _plain(field, value)
                for field, names, value in zip(fields, named, row, strict=True)
            ]
            for row in values.iterator()
        ],
    }


def _insert(cursor: Any, model: Model, table: dict[str, Any]) -> None:
    fields = _fields(model)
    stored = {name: number for number, name in enumerate(table["fields"])}
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    places = ", ".join("%s" for _field in fields)
    statement = (
        f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({columns}) "
        f"VALUES ({places})"
    )
    ids = [_ids(field) for field in fields]
    prepared = [
        [
            _prepared(field, known, row[stored[field.name]] if field.name in stored else ...)
            for field, known in zip(fields, ids, strict=True)
        ]
        for row in table["rows"]
    ]
    # A right that is no more, or a type of page: rows about it mean nothing.
    whole = [row for row in prepared if GONE not in row]
    for start in range(0, len(whole), BATCH):
        cursor.executemany(statement, whole[start : start + BATCH])


GONE = object()


def _prepared(field: Field, known: dict[str, int] | None, value: Any) -> Any:
    """``value`` of the archive (... where it has none) as the database takes it."""
    if value is ...:
        value = field.get_default()
    elif known is not None and value is not None:
        return known.get(value, GONE)
    elif not isinstance(field, models.JSONField):
        value = field.to_python(value)
    return field.get_db_prep_save(value, connection)


def _fields(model: Model) -> list[Field]:
    return list(model._meta.local_concrete_fields)


def _plain(field: Field, value: Any) -> Any:
    """As JSON takes it, to the microsecond: the register's hashes are about it."""
    if value is None or isinstance(value, bool | int | float | str | dict | list):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    holder: Any = _Holder(field, value)
    return field.value_to_string(holder)


class _Holder:
    """What ``value_to_string`` asks: an object with the one value."""

    def __init__(self, field: Field, value: Any) -> None:
        setattr(self, field.attname, value)


def _names(field: Field) -> dict[Any, str] | None:
    """{id: name} for what every installation numbers by itself."""
    if field.related_model is ContentType:
        return {kind.pk: _kind_name(kind) for kind in ContentType.objects.all()}
    if field.related_model is Permission:
        rows = Permission.objects.select_related("content_type")
        return {right.pk: f"{_kind_name(right.content_type)}.{right.codename}" for right in rows}
    return None


def _ids(field: Field) -> dict[str, int] | None:
    names = _names(field)
    return None if names is None else {name: pk for pk, name in names.items()}


def _kind_name(kind: ContentType) -> str:
    return f"{kind.app_label}.{kind.model}"


def _files() -> Iterator[str]:
    """Names of the stored files that rows of the archive speak of."""
    for model in recorded_models():
        for field in _fields(model):
            if isinstance(field, models.FileField):
                yield from filter(None, model._base_manager.values_list(field.attname, flat=True))


def add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)  # without time and owner: the same content is the same archive
    member.size = len(content)
    archive.addfile(member, io.BytesIO(content))


def _member(archive: tarfile.TarFile, name: str) -> io.BufferedReader:
    file = archive.extractfile(name)
    assert file
    return file  # type: ignore[return-value]


def _store(name: str, content: bytes) -> None:
    """Files are named by their content: one that is there already is the same."""
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
