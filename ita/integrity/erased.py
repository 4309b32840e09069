"""Files whose bytes an approver's act erased: which row says so, and whether they are gone."""

from collections.abc import Iterator
from functools import cached_property

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.erasure import is_left
from home.models.files import StoredFile
from ita.register.models import RegisterEntry
from ita.register.sealed import ERASED, ERASED_FILES, rows_erasing


class ErasedFiles:
    """What the register says of erased files; read once, when it is asked."""

    @cached_property
    def _rows(self) -> dict[int, RegisterEntry]:
        return rows_erasing(ERASED_FILES)

    def why_not(self, stored: StoredFile, sha256: str) -> str | None:
        """Why ``stored``, which is marked as erased, is not truly so.

        Args:
            sha256: the hash under which it was sealed.
        """
        row = self._rows.get(stored.erased_by)
        if row is None or [stored.key, sha256] not in row.details[ERASED_FILES]:
            return _("%(file)s: marked as erased, and no row of the register says so") % {
                "file": stored.key
            }
        if is_left(stored):
            return _("%(file)s: erased by register number %(number)s, and still there") % {
                "file": stored.key,
                "number": row.label,
            }
        return None


def erased_files_told(site: Site) -> Iterator[str]:
    """Sentences for ``verify_live``: which file was erased by which row."""
    for row in rows_erasing(ERASED_FILES).values():
        if row.site_id == site.pk:
            for name, sha256 in row.details[ERASED_FILES]:
                yield _told(row, f"{name} {sha256}")


def erased_seals_told() -> Iterator[str]:
    """Sentences for ``verify_register``: which sealed text was erased by which row."""
    for row in rows_erasing(ERASED).values():
        for sha256 in row.details[ERASED]:
            yield _told(row, sha256)


def _told(row: RegisterEntry, what: str) -> str:
    words = _("Erased by register number %(number)s: %(sha256)s")
    return words % {"number": row.label, "sha256": what}
