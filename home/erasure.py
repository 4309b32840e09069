"""What becomes of a file's bytes, and of what was made of them, when an act erased it.

The act itself stands above (``ita.workflow.erasure``); here is only what a file leaves on the disk
and in the database. Who makes something else of bytes removes it by the hook ``forget_file``, a
function ``(document or picture) -> None`` that can be repeated, and says by ``remembers_file``,
``(document or picture) -> bool``, whether something is left.
"""

import posixpath
from collections.abc import Iterator

from django.core.files.storage import Storage
from django.db import connection
from wagtail import hooks

from home.models.files import AgencyImage, StoredFile

FORGET_HOOK = "forget_file"
REMEMBERS_HOOK = "remembers_file"
TIDY_HOOK = "tidy_after_erasure"  # () -> None: what is deleted must not lie in an index
UNCLAIMED = "unclaimed"  # where bytes that no row names were put aside


def remove(stored: StoredFile) -> None:
    """Remove the bytes of ``stored``, its sizes if it is a picture, and all that was made of them;
    can be repeated.

    Raises:
        OSError: the disk refused; what is left, ``is_left`` says.
    """
    for storage, path in _paths(stored):
        storage.delete(path)
    if isinstance(stored, AgencyImage):
        stored.renditions.all().delete()
    for forget in hooks.get_hooks(FORGET_HOOK):
        forget(stored)


def tidy() -> None:
    """After all of an erasure: have indexes forget the words that were deleted from them."""
    for each in hooks.get_hooks(TIDY_HOOK):
        each()


def overwrite_what_is_deleted() -> None:
    """Have SQLite write zeros over what is deleted on this connection from now on. PostgreSQL keeps
    old rows until it is vacuumed, and its log until it is rotated (docs/features/erasure.md)."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def is_left(stored: StoredFile) -> bool:
    """Whether anything of the bytes is still there."""
    if any(storage.exists(path) for storage, path in _paths(stored)):
        return True
    if isinstance(stored, AgencyImage) and stored.renditions.exists():
        return True
    return any(remembers(stored) for remembers in hooks.get_hooks(REMEMBERS_HOOK))


def _paths(stored: StoredFile) -> Iterator[tuple[Storage, str]]:
    storage = stored.file.storage
    yield storage, stored.file.name
    yield storage, posixpath.join(UNCLAIMED, stored.file.name)
    if isinstance(stored, AgencyImage):
        for rendition in stored.renditions.all():
            yield rendition.file.storage, rendition.file.name
