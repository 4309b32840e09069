"""What a layout is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from ita.workbook.sheets import EvidenceSheet


@dataclass(frozen=True)
class Layout:
    """Which sheets a workbook has, and in which order its items stand. The first sheet is the one
    by which the summary counts. ``is_by_unit``: the items
    stand by the units that answer for them, else as in the list."""

    name: str
    label: str | Promise
    sheets: Sequence[EvidenceSheet]
    is_by_unit: bool = False

    def of_edition(self, is_inside: bool) -> "tuple[EvidenceSheet, ...]":
        """The sheets of the edition for inside, or of the one for outside."""
        return tuple(
            sheet.edition(is_inside) for sheet in self.sheets if is_inside or not sheet.is_inside
        )
