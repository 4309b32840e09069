"""Whether the stored files are those that were sealed."""

import hashlib
from typing import Any

from django.utils.translation import gettext as _

from home.models import AgencyDocument, AgencyImage
from ita.integrity.erased import ErasedFiles

MODELS = {"document": AgencyDocument, "image": AgencyImage}


def hash_of(file: Any) -> str:
    """SHA-256 of the bytes of a model's ``file``, piece by piece.

    Raises:
        OSError: it cannot be read.
    """
    with file.storage.open(file.name) as stored:
        return hashlib.file_digest(stored, "sha256").hexdigest()


class Disk:
    """Hashes stored files, each once in a run."""

    def __init__(self) -> None:
        self._faults: dict[str, str | None] = {}
        self._erased = ErasedFiles()

    def faults(self, files: dict[str, dict[str, str]]) -> list[str]:
        """What is wrong with the ``files`` of a seal, as sentences."""
        for name, facts in files.items():
            if name not in self._faults:
                self._faults[name] = self._fault(name, facts.get("sha256", ""))
        return [fault for name in files if (fault := self._faults[name])]

    def _fault(self, name: str, sha256: str) -> str | None:
        kind, number = name.split(":")
        stored: Any = MODELS[kind]._default_manager.filter(pk=number).first()
        if stored is None:
            return _("%(file)s: not stored any more") % {"file": name}
        if stored.erased_by:
            return self._erased.why_not(stored, sha256)
        try:
            digest = hash_of(stored.file)
        except OSError:
            return _("%(file)s: not on the disk") % {"file": stored.original_filename}
        if digest != sha256:
            return _("%(file)s: changed on the disk") % {"file": stored.original_filename}
        return None
