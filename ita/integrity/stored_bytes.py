"""Whether every file has its bytes, and all bytes their file."""

import hashlib
import posixpath
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core.files.storage import Storage, default_storage
from django.utils import timezone

from home.erasure import UNCLAIMED
from home.file_uses import FILES, is_stored
from home.models.files import StoredFile

FOLDERS = ("documents", "images")  # in them one for each beginning of a hash
# Bytes are stored before the row that names them is committed.
GRACE = timedelta(days=1)


def files_without_bytes() -> Iterator[StoredFile]:
    """Those whose bytes were lost; not those whose bytes an act erased (``integrity.erased``)."""
    for model in FILES:
        for stored in model._default_manager.filter(erased_by=0).order_by("pk").iterator():
            if not is_stored(stored):
                yield stored


def unclaimed_bytes(storage: Storage = default_storage) -> Iterator[str]:
    """Paths of stored bytes that no row names, older than an upload that may be going on."""
    named: set[str] = set()
    for model in FILES:
        rows: Any = model._default_manager
        named |= set(rows.values_list("file", flat=True))
    for path in _paths(storage):
        if path not in named and timezone.now() - storage.get_modified_time(path) > GRACE:
            yield path


def put_aside(path: str, storage: Storage = default_storage) -> str:
    """Move bytes that no row names to where nothing serves them; returns their new path."""
    with storage.open(path) as file:
        kept = storage.save(posixpath.join(UNCLAIMED, path), file)
    storage.delete(path)
    return kept


def bring_back(stored: StoredFile) -> str | None:
    """Store the bytes of ``stored`` again, from another place that has them; returns which. The
    bytes are compared by their hash; None where nothing has them."""
    storage = stored.file.storage
    others: list[str] = [
        other.file.name
        for model in FILES
        for other in model._default_manager.filter(sha256=stored.sha256, erased_by=0).exclude(
            pk=stored.pk
        )
    ]
    for path in [*others, posixpath.join(UNCLAIMED, stored.file.name)]:
        if storage.exists(path) and _hash(storage, path) == stored.sha256:
            with storage.open(path) as file:
                storage.save(stored.file.name, file)
            return path
    return None


def _hash(storage: Storage, path: str) -> str:
    with storage.open(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _paths(storage: Storage) -> Iterator[str]:
    for folder in FOLDERS:
        if not storage.exists(folder):
            continue
        for beginning in storage.listdir(folder)[0]:
            inside = posixpath.join(folder, beginning)
            yield from (posixpath.join(inside, name) for name in storage.listdir(inside)[1])
