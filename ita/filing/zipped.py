"""A file in a ZIP that any viewer reads.

Its size is known before, so only one of more than 2 GiB is written with the fields of ZIP64:
viewers of web archives that read from the middle of a file take those for its content.
"""

import hashlib
import os
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import IO

CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Zipped:
    """A file as it lies in the ZIP; ``sha256`` and ``size`` (bytes) of it unpacked."""

    path: str
    sha256: str
    size: int


def add_file(
    archive: zipfile.ZipFile, path: str, content: IO[bytes], moment: datetime, *, packed: bool
) -> Zipped:
    """Add the rest of ``content`` as ``path``; the same bytes each time.

    Args:
        moment: what the ZIP calls the time of its last change, as the clock that it is shown on.
        packed: False for what is packed already, or must be read from its middle.
    """
    entry = zipfile.ZipInfo(path, moment.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    entry.external_attr = 0o644 << 16
    entry.file_size = _rest(content)
    digest, size = hashlib.sha256(), 0
    with archive.open(entry, "w") as target:
        while chunk := content.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return Zipped(path, digest.hexdigest(), size)


def _rest(content: IO[bytes]) -> int:
    here = content.tell()
    size = content.seek(0, os.SEEK_END) - here
    content.seek(here)
    return size
