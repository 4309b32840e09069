"""A file that is there whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Where to write what then stands at ``path``, instead of what stood there, at once. After a
    fault the old one stays, and nothing else."""
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
