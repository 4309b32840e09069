"""The sheets as data: which columns each has, how wide, and where the text comes from.

The names of the sheets and the order of the columns are part of the contract: assessors and
scripts find things by them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from string import ascii_uppercase
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.thai.calendar import format_date, format_datetime, to_be
from ita.register.approval_summary import ActBy
from ita.workbook.rows import ElementRow, EvidenceBook, EvidenceRow, RegisterRow

SUMMARY = "สรุป"
EVIDENCE = "หลักฐาน"
ELEMENTS = "องค์ประกอบ"
REGISTER = "ทะเบียนเผยแพร่"
FIXES = "ต้องแก้ไข"


class Kind(Enum):
    TEXT = "text"
    SHORT = "short"  # text that reads better centred
    NUMBER = "number"
    LINK = "link"


@dataclass(frozen=True)
class Column:
    """``getter`` and ``link`` take a row; without ``link`` the text of a link is its address."""

    heading: str | Promise
    width: float  # in characters of the workbook's default font
    getter: Callable[[Any], str | int | None]
    kind: Kind = Kind.TEXT
    link: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Sheet:
    """A list with a heading row; ``fixed`` columns stay in view and on every printed page."""

    name: str
    columns: Sequence[Column]
    fixed: int = 1
    pages_wide: int = 1

    def letter(self, heading: str | Promise) -> str:
        """The letter of the column with ``heading``: "A" for the first (of at most 26)."""
        headings = [str(column.heading) for column in self.columns]
        return ascii_uppercase[headings.index(str(heading))]


@dataclass(frozen=True, kw_only=True)
class EvidenceSheet(Sheet):
    """A sheet of the evidence workbook; ``rows`` finds its rows in the book."""

    rows: Callable[[EvidenceBook], Sequence[Any]]


def _lines(parts: Sequence[str]) -> str:
    return "\n".join(parts)


def _steps(parts: Sequence[str]) -> str:
    return _lines([f"{number}. {part}" for number, part in enumerate(parts, start=1)])


def _bullets(parts: Sequence[str]) -> str:
    return _lines([f"• {part}" for part in parts] if len(parts) > 1 else parts)


def _day(moment: datetime | None) -> str:
    return format_date(moment, short=True) if moment else ""


def _person(act: ActBy | None) -> str:
    """Name, position, date, and what is still missing of the act, each on its own line."""
    if act is None:
        return ""
    return _lines([part for part in (act.name, act.position, _day(act.at), act.note) if part])


def _approval(row: EvidenceRow) -> str:
    """The approver, or that what is live was not approved."""
    return _lines([part for part in (_person(row.approval.approved), row.approval.problem) if part])


def _present(row: EvidenceRow) -> str:
    return str(_("present") if row.present else _("absent"))


def _covered(row: ElementRow) -> str:
    return str(_("Covered by evidence") if row.covered else _("Not covered by evidence"))


def _met(row: ElementRow) -> str:
    words = {True: _("Met"), False: _("Not met"), None: _("Nobody can tell yet")}
    return str(words[row.is_met])


def _live_address(row: RegisterRow) -> str:
    """Only what can be opened today is a link; the register keeps the address as text."""
    return row.url if row.is_live else ""


SEQUENCE_HEADING, STATE_HEADING, GROUP_HEADING = _("Sequence"), _("State"), _("Indicator group")

EVIDENCE_SHEET = EvidenceSheet(
    name=EVIDENCE,
    rows=lambda book: book.evidence,
    fixed=3,
    pages_wide=2,
    columns=(
        Column(SEQUENCE_HEADING, 6, lambda row: row.sequence, Kind.NUMBER),
        Column(_("Item code"), 8, lambda row: row.code, Kind.SHORT),
        Column(_("Indicator title"), 26, lambda row: row.title),
        Column(_("Present or absent"), 7, _present, Kind.SHORT),
        Column(_("Page name"), 26, lambda row: row.page_title),
        Column("URL", 22, lambda row: row.url, Kind.LINK),
        Column(_("Path from the front page"), 30, lambda row: _steps(row.click_path)),
        Column(_("Explanation"), 24, lambda row: row.note),
        Column(_("Evidence files"), 24, lambda row: _bullets(row.files)),
        Column(_("Source of information"), 16, lambda row: row.source),
        Column(_("Period covered"), 13, lambda row: row.period),
        Column(
            _("Fiscal year"),
            11,
            lambda row: to_be(row.fiscal_year) if row.fiscal_year else None,
            Kind.NUMBER,
        ),
        Column(_("Date of publication"), 11, lambda row: _day(row.published_at), Kind.SHORT),
        Column(_("Last update"), 11, lambda row: _day(row.updated_at), Kind.SHORT),
        Column(
            _("Responsible for the information"), 17, lambda row: _person(row.approval.requested)
        ),
        Column(_("Checked by"), 17, lambda row: _person(row.approval.checked)),
        Column(_("Approved by"), 17, _approval),
        Column(_("Uploaded to the website by"), 17, lambda row: _person(row.approval.published)),
        Column(_("Register number"), 10, lambda row: row.approval.register_number, Kind.SHORT),
        Column(STATE_HEADING, 12, lambda row: str(row.state.label), Kind.SHORT),
        Column(GROUP_HEADING, 13, lambda row: row.group, Kind.SHORT),
        Column(_("Found by the system"), 14, lambda row: str(row.machine_state.label), Kind.SHORT),
        Column(_("Verdict of an officer"), 28, lambda row: row.verdict),
    ),
)

ELEMENT_SHEET = EvidenceSheet(
    name=ELEMENTS,
    rows=lambda book: book.elements,
    columns=(
        Column(_("Item code"), 9, lambda row: row.code, Kind.SHORT),
        Column(_("Indicator title"), 28, lambda row: row.title),
        Column(_("Element number"), 7, lambda row: row.number, Kind.SHORT),
        Column(_("Element group"), 20, lambda row: row.section),
        Column(_("Required element"), 48, lambda row: row.text),
        Column(_("Kind of paper"), 14, lambda row: row.kind),
        Column(_("Covered or not"), 12, _covered, Kind.SHORT),
        Column(_("Covered by page"), 28, lambda row: _bullets(row.page_titles)),
        Column("URL", 26, lambda row: row.url, Kind.LINK),
        Column(_("Requirement"), 14, lambda row: row.requirement, Kind.SHORT),
        Column(_("Met or not"), 14, _met, Kind.SHORT),
        Column(_("Found by the checks"), 36, lambda row: _bullets(row.findings)),
        Column(_("Verdict of an officer"), 28, lambda row: row.verdict),
        Column(_("Wording confirmed by"), 22, lambda row: row.confirmed_by),
    ),
)

REGISTER_SHEET = EvidenceSheet(
    name=REGISTER,
    rows=lambda book: book.register,
    columns=(
        Column(_("Register number"), 10, lambda row: row.number, Kind.SHORT),
        Column(_("Act on record"), 16, lambda row: row.act),
        Column(_("Date and time"), 16, lambda row: format_datetime(row.at)),
        Column(_("Full name"), 22, lambda row: row.name),
        Column(_("Position"), 24, lambda row: row.position),
        Column(_("Reason or note"), 30, lambda row: row.reason),
        Column(_("Page name"), 34, lambda row: row.page_title),
        Column("URL", 34, lambda row: row.url, Kind.LINK, _live_address),
    ),
)

FIX_SHEET = EvidenceSheet(
    name=FIXES,
    rows=lambda book: book.fixes,
    columns=(
        Column(_("Item code"), 9, lambda row: row.code, Kind.SHORT),
        Column(_("Indicator title"), 36, lambda row: row.title),
        Column(STATE_HEADING, 15, lambda row: str(row.state.label), Kind.SHORT),
        Column(_("What is missing"), 56, lambda row: row.reason),
        Column(_("Where to mend it"), 18, lambda row: row.place),
        Column(_("Admin address"), 34, lambda row: row.url, Kind.LINK),
    ),
)

LISTS = (EVIDENCE_SHEET, ELEMENT_SHEET, REGISTER_SHEET, FIX_SHEET)
