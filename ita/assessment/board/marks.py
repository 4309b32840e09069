"""An element as a mark on the board."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ita.assessment.coverage import ElementCoverage
from ita.assessment.enums import Requirement


class Mark(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    OPTIONAL = "optional"

    @property
    def label(self) -> Promise:
        return LABELS[self]

    @property
    def sign(self) -> str:
        """What is seen; the label is what is read out."""
        return SIGNS[self]


LABELS = {
    Mark.MET: _("Met"),
    Mark.NOT_MET: _("Not met"),
    Mark.UNKNOWN: _("Not known"),
    Mark.OPTIONAL: _("Optional, not shown"),
}
SIGNS = {Mark.MET: "✓", Mark.NOT_MET: "✗", Mark.UNKNOWN: "?", Mark.OPTIONAL: "○"}


@dataclass(frozen=True)
class ElementMark:
    """``number`` is the issuer's, or else the place in the list."""

    mark: Mark
    number: str
    text: str


def mark_of(entry: ElementCoverage) -> Mark | None:
    """How an element stands; None where it is not for this agency."""
    if entry.in_scope is False:
        return None
    if entry.is_met:
        return Mark.MET
    if entry.element.requirement == Requirement.OPTIONAL:
        return Mark.OPTIONAL
    if entry.is_met is None or entry.in_scope is None:
        return Mark.UNKNOWN
    return Mark.NOT_MET


def marks_of(entries: Iterable[ElementCoverage]) -> tuple[ElementMark, ...]:
    """The marks of an item, in the order of its elements."""
    return tuple(
        ElementMark(mark, entry.element.number or str(place), entry.element.text)
        for place, entry in enumerate(entries, start=1)
        if (mark := mark_of(entry))
    )


def count_marks(marks: Iterable[ElementMark]) -> list[tuple[Mark, int]]:
    """How many of each mark there are; what does not occur is left out."""
    counts = Counter(each.mark for each in marks)
    return [(mark, counts[mark]) for mark in Mark if counts[mark]]
