"""What an act erases, as its row keeps it: by numbers and hashes, never by what it said."""

from dataclasses import dataclass
from typing import Any

from home.models.files import StoredFile
from ita.integrity.disk import MODELS
from ita.register.models import RegisterEntry
from ita.register.sealed import ERASED, ERASED_FILES

REVISIONS, FROZEN = "erased_revisions", "erased_frozen"
# Of an erasure that a restore made necessary once more: number and hash of the row of the first.
AGAIN_FOR, AGAIN_SHA256 = "again_for", "again_sha256"
NOT_REACHED = {"not_reached": "outside"}
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Erased:
    """``files``: name ("document:12") and SHA-256; ``revisions`` of the page ``page_id``: number
    and time at which it was saved, because a database that was restored gives a number anew;
    ``seals`` of the page and ``frozen`` bytes: SHA-256."""

    files: Pairs = ()
    page_id: int = 0
    revisions: Pairs = ()
    seals: tuple[str, ...] = ()
    frozen: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: RegisterEntry) -> "Erased":
        return cls.read(row.details, row.page_id)

    @classmethod
    def read(cls, details: dict[str, Any], page_id: int) -> "Erased":
        return cls(
            files=_pairs(details, ERASED_FILES),
            page_id=page_id,
            revisions=_pairs(details, REVISIONS),
            seals=tuple(details.get(ERASED, ())),
            frozen=tuple(details.get(FROZEN, ())),
        )

    def as_details(self) -> dict[str, Any]:
        """For the row; without what is empty."""
        kept: dict[str, Any] = {
            ERASED_FILES: [list(pair) for pair in self.files],
            REVISIONS: [list(pair) for pair in self.revisions],
            ERASED: list(self.seals),
            FROZEN: list(self.frozen),
        }
        return {name: value for name, value in kept.items() if value}


def stored_file(name: str, sha256: str) -> StoredFile | None:
    """The document or picture that a row names, as long as it is of those bytes."""
    kind, number = name.split(":")
    found: StoredFile | None = (
        MODELS[kind]._default_manager.filter(pk=number, sha256=sha256).first()
    )
    return found


def _pairs(details: dict[str, Any], key: str) -> Pairs:
    return tuple((str(name), str(value)) for name, value in details.get(key, ()))
