"""Sheets as data: which columns each has, how wide, and where the text comes from.

The names of the sheets and the order of the columns are part of the contract: assessors and
scripts find things by them. Which sheets a workbook has, its layout says
(``ita.workbook.layouts``).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.thai.calendar import format_date
from ita.assessment.frameworks.sheets import letters_of

SUMMARY = "สรุป"
EVIDENCE = "หลักฐาน"
ELEMENTS = "องค์ประกอบ"
REGISTER = "ทะเบียนเผยแพร่"
FIXES = "ต้องแก้ไข"
CHOICES = "ตัวเลือก"

Getter = Callable[[Any], str | int | None]


class Kind(Enum):
    TEXT = "text"
    SHORT = "short"  # text that reads better centred
    NUMBER = "number"
    LINK = "link"


class Role(Enum):
    """What a column is found by: formulas count by the first three, the rest is read from a
    workbook that comes back (``ita.workbook.returned``)."""

    NONE = ""
    SEQUENCE = "sequence"  # a number on the first row of each item
    STATE = "state"  # of the item
    GROUP = "group"
    NOTE = "note"
    VERDICT = "verdict"
    REASON = "reason"
    UNIT = "unit"
    OFFICER = "officer"
    KEY = "key"


class Offered(Enum):
    """Choices that are the agency's own."""

    UNITS = "units"
    OFFICERS = "officers"


@dataclass(frozen=True)
class Column:
    """``getter`` and ``link`` take a row; without ``link`` the text of a link is its address.

    ``choices`` are offered as a drop-down. ``is_open`` says of a row whether an officer writes in
    its cell: all others are protected.
    """

    heading: str | Promise
    width: float  # in characters of the workbook's default font
    getter: Getter
    kind: Kind = Kind.TEXT
    link: Callable[[Any], str] | None = None
    role: Role = Role.NONE
    choices: Sequence[Any] | Offered = ()
    is_open: Callable[[Any], bool] | None = None
    is_inside: bool = False  # only in the edition for inside
    is_hidden: bool = False


@dataclass(frozen=True)
class Sheet:
    """A list with a heading row; ``fixed`` columns stay in view and on every printed page."""

    name: str
    columns: Sequence[Column]
    fixed: int = 1
    pages_wide: int = 1

    def letter(self, role: Role) -> str:
        """The letter of the column with ``role``: "A" for the first."""
        return letters_of([column.role for column in self.columns].index(role))

    def has(self, role: Role) -> bool:
        return any(column.role == role for column in self.columns)


@dataclass(frozen=True, kw_only=True)
class EvidenceSheet(Sheet):
    """A sheet of the evidence workbook. ``rows`` makes its rows of an item; without it the rows are
    the register's. ``is_heading`` tells rows that only introduce those below."""

    rows: Callable[[Any], Iterable[Any]] | None = None
    is_heading: Callable[[Any], bool] = field(default=lambda row: False)
    is_inside: bool = False

    def edition(self, is_inside: bool) -> "EvidenceSheet":
        """The sheet with the columns of the edition; whoever reads it outside writes nowhere but
        where words are offered."""
        columns = [column for column in self.columns if is_inside or not column.is_inside]
        return replace(self, columns=tuple(columns))


def lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)


def steps(parts: Sequence[str]) -> str:
    return lines(f"{number}. {part}" for number, part in enumerate(parts, start=1))


def bullets(parts: Sequence[str]) -> str:
    return lines([f"• {part}" for part in parts] if len(parts) > 1 else parts)


def day(moment: datetime | None) -> str:
    return format_date(moment, short=True) if moment else ""


def word(choice: Any) -> str:
    """A lazy word in the active language, or the label of a state; translated once for all rows."""
    key = (get_language(), choice)
    if key not in _words:
        _words[key] = str(choice.label if hasattr(choice, "label") else choice)
    return _words[key]


_words: dict[tuple[str | None, Any], str] = {}
PRESENT, ABSENT = _("present"), _("absent")
SEQUENCE_HEADING, STATE_HEADING, GROUP_HEADING = _("Sequence"), _("State"), _("Indicator group")
