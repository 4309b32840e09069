"""What the register says of databases that were restored from a backup.

About no page and no request, so the history, which reads those, has no part in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ita.register.enums import Act
from ita.register.models import RegisterEntry


@dataclass(frozen=True)
class Restore:
    """A restore from backup; ``accepted`` is the row by which an administrator took it as right."""

    entry: RegisterEntry
    accepted: RegisterEntry | None

    @property
    def details(self) -> dict[str, Any]:
        details: dict[str, Any] = self.entry.details
        return details

    @property
    def label(self) -> str:
        """The words of the button that leads to its screen."""
        return _("Accept the restore of %(time)s") % {"time": self.entry.time_display}

    @property
    def rows(self) -> int:
        """How many rows the agency's register had after the restore."""
        return int(self.details["head"]["rows"])

    @property
    def newest_anchor(self) -> str:
        """The hash of the newest line in the file of anchors then; empty where there was none."""
        return str(self.details["anchor"].get("line", ""))

    @property
    def known_anchors(self) -> int:
        """The number of the newest anchor that the restored database knew."""
        return int(self.details["known_anchors"])


def restores() -> list[Restore]:
    """All restores of all agencies, oldest first."""
    return _read(RegisterEntry.objects.filter(act__in=(Act.RESTORED, Act.RESTORE_ACCEPTED)))


def is_about_restore(entry: RegisterEntry) -> bool:
    """Whether ``entry`` says that a database was restored, or that this was taken as right."""
    return entry.act in (Act.RESTORED, Act.RESTORE_ACCEPTED)


def restore_of(entry: RegisterEntry) -> Restore | None:
    """The restore that ``entry`` is the row of; None where it is another act's."""
    return next((restore for restore in restores() if restore.entry == entry), None)


def _read(rows: Iterable[RegisterEntry]) -> list[Restore]:
    found: dict[int, RegisterEntry] = {}
    accepted: dict[int, RegisterEntry] = {}
    for row in rows:
        if row.act == Act.RESTORED:
            found[row.pk] = row
        else:
            accepted.setdefault(row.details["restore"], row)
    return [Restore(row, accepted.get(pk)) for pk, row in found.items()]
