"""Frozen bytes, each under its hash: ``filed/<agency>/<aa>/<sha256>``.

One copy of equal bytes in an agency; each agency has its own, so that an erasure in one never
touches another (design, invariant 8). What lies there is never written again.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from uuid import uuid4

from django.conf import settings
from django.utils.translation import gettext as _

from ita.filing.models import FrozenObject

CHUNK = 1024 * 1024


class Erased(Exception):
    """The bytes were erased by an act on the register; ``entry_id`` is its row."""

    def __init__(self, entry_id: int) -> None:
        super().__init__(entry_id)
        self.entry_id = entry_id


def path_of(site_id: int, sha256: str) -> Path:
    return Path(settings.FILED_ROOT) / str(site_id) / sha256[:2] / sha256


def put(site_id: int, content: bytes) -> str:
    """Store ``content``; returns its SHA-256 (hexadecimal).

    Raises:
        OSError: it could not be written.
        Erased: these very bytes were erased, and do not come back.
    """
    with incoming(site_id) as file:
        file.write(content)
        return keep(site_id, file)


@contextmanager
def incoming(site_id: int) -> Iterator[IO[bytes]]:
    """A file to write to, which ``keep`` then stores; it is gone afterwards."""
    folder = Path(settings.FILED_ROOT) / str(site_id)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f".{uuid4().hex}.part"
    try:
        with path.open("w+b") as file:
            yield file
    finally:
        path.unlink(missing_ok=True)


def keep(site_id: int, file: IO[bytes]) -> str:
    """Store what was written to ``file`` (``incoming``); returns its SHA-256.

    Raises:
        OSError, Erased: as ``put``.
    """
    file.flush()
    os.fsync(file.fileno())
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    sha256 = _sha256(file)
    row, _new = FrozenObject.objects.get_or_create(
        site_id=site_id, sha256=sha256, defaults={"size": size}
    )
    if row.erased_by:
        raise Erased(row.erased_by)
    target = path_of(site_id, sha256)
    if not _is_sound(target, sha256):
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(file.name, target)
        target.chmod(0o440)
        _sync_folder(target.parent)
    return sha256


def open_object(site_id: int, sha256: str) -> IO[bytes]:
    """
    Raises:
        Erased: an act erased it.
        FileNotFoundError: it is missing.
    """
    rows = FrozenObject.objects.filter(site_id=site_id, sha256=sha256)
    if erased_by := rows.values_list("erased_by", flat=True).first():
        raise Erased(erased_by)  # whatever still lies on the disk
    return path_of(site_id, sha256).open("rb")


def read(site_id: int, sha256: str) -> bytes:
    """All bytes; raises as ``open_object``."""
    with open_object(site_id, sha256) as file:
        return file.read()


def why_not_sound(site_id: int, sha256: str) -> str | None:
    """Why what lies under the hash is not what was frozen."""
    path = path_of(site_id, sha256)
    if not path.exists():
        return _("The frozen bytes are missing.")
    if not _is_sound(path, sha256):
        return _("The frozen bytes were changed.")
    return None


def remove_bytes(site_id: int, sha256: str) -> None:
    """Of an object whose row says that it was erased; can be repeated."""
    path_of(site_id, sha256).unlink(missing_ok=True)


def _is_sound(path: Path, sha256: str) -> bool:
    try:
        with path.open("rb") as file:
            return _sha256(file) == sha256
    except FileNotFoundError:
        return False


def _sha256(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
