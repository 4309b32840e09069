"""The end of an agency's register, as every workbook, paper and page prints it.

Whoever rewrites the register changes the hash of its last row. A head that was printed before then
stands in no row any more, and ``verify_register --head`` says so.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from home.thai.calendar import format_datetime
from ita.register.models import RegisterEntry


@dataclass(frozen=True)
class Head:
    """The last row of a register; ``number`` is its label ("12/2570")."""

    agency: str
    number: str
    time: datetime
    sha256: str

    def __str__(self) -> str:
        return _("register number %(number)s, %(time)s, SHA-256 %(sha256)s") % {
            "number": self.number,
            "time": format_datetime(self.time),
            "sha256": self.sha256,
        }


def head_of(site_id: int) -> Head | None:
    """The head of the register of an agency, whose site may be gone; None while it has no row."""
    entry = RegisterEntry.objects.filter(site_id=site_id).last()
    return _head(entry) if entry else None


def heads() -> list[Head]:
    """The head of every agency's register, those of sites that were deleted too."""
    last = RegisterEntry.objects.order_by().values("site_id").annotate(last=Max("pk"))
    return [_head(entry) for entry in RegisterEntry.objects.filter(pk__in=last.values("last"))]


def _head(entry: RegisterEntry) -> Head:
    return Head(entry.agency, entry.label, entry.occurred_at, entry.sha256)
