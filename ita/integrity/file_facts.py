"""The bytes of a page's files, read just before it is published.

Reading gigabytes takes minutes, in which no lock may be held. So they are hashed before the
transaction, and the transaction only asks whether each file is still the one that was hashed: same
path, size and time of change, and the hash that was sealed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from ita.integrity.disk import MODELS, hash_of


@dataclass(frozen=True)
class FileFacts:
    """A stored file as it is on the disk."""

    path: str
    size: int
    changed_at: datetime


@dataclass(frozen=True)
class ReadFile:
    """A stored file, and the hash that its bytes had when it was read; none where it could not."""

    facts: FileFacts | None
    sha256: str


Read = dict[str, ReadFile]  # by the name that a seal gives to the file ("document:12")


def read_files(names: Iterable[str]) -> Read:
    """Hash the bytes of the files that a seal names. Not in a transaction: it may take minutes."""
    return {name: _read(stored) for name, stored in _stored(names).items()}


def why_not_as_sealed(sealed: dict[str, dict[str, str]], read: Read) -> str | None:
    """Why the files that were ``read`` are not, or no longer, those of a seal.

    Args:
        sealed: the ``files`` of a seal: facts by name.
    """
    stored = _stored(sealed)
    changed = [
        name for name in sealed if name not in read or _facts(stored[name]) != read[name].facts
    ]
    if changed:
        return _("A file was changed at this very moment: %(files)s. Please try again.") % {
            "files": _titles(changed, stored)
        }
    wrong = [name for name, facts in sealed.items() if read[name].sha256 != facts.get("sha256")]
    if wrong:
        return _(
            "On the server these files are not those that were approved: %(files)s. "
            "Replace the file, or restore the backup."
        ) % {"files": _titles(wrong, stored)}
    return None


def _read(stored: Any) -> ReadFile:
    facts = _facts(stored)
    try:
        digest = hash_of(stored.file) if facts else ""
    except OSError:
        digest = ""
    return ReadFile(facts, digest)


def _facts(stored: Any) -> FileFacts | None:
    if stored is None:
        return None
    storage, path = stored.file.storage, stored.file.name
    try:
        return FileFacts(path, storage.size(path), storage.get_modified_time(path))
    except OSError:
        return None


def _stored(names: Iterable[str]) -> dict[str, Any]:
    """The document or picture of each name, None where it is gone; two queries, however many."""
    found: dict[str, Any] = dict.fromkeys(names)
    for kind, model in MODELS.items():
        numbers = [int(name.split(":")[1]) for name in found if name.startswith(f"{kind}:")]
        if numbers:
            rows = model._default_manager.filter(pk__in=numbers)
            found |= {f"{kind}:{stored.pk}": stored for stored in rows}
    return found


def _titles(names: list[str], stored: dict[str, Any]) -> str:
    titles = [stored[name].original_filename if stored[name] else name for name in names]
    return str(get_text_list(titles, _("and")))
