"""How the workbook looks on screen and on A4 paper."""

from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils.indexed_list import IndexedList

from home.core.spreadsheets import looks_like_formula
from ita.assessment.enums import ItemState
from ita.workbook.sheets import Kind

FONT = "TH Sarabun New"  # named, not shipped: every Thai office computer has it
TEXT_SIZE, TITLE_SIZE = 14, 22

STATE_COLOURS = {  # (behind text, in the chart)
    ItemState.NO_EVIDENCE: ("F8CBCB", "C0392B"),
    ItemState.NOT_PUBLISHED: ("DDE3EA", "7F8C9B"),
    ItemState.NOT_APPROVED: ("E7D6EF", "8E44AD"),
    ItemState.WRONG_YEAR: ("FBDDC2", "E67E22"),
    ItemState.INCOMPLETE: ("FFF1B8", "F1C40F"),
    ItemState.UNCONFIRMED: ("D6EAF8", "2E86C1"),
    ItemState.TO_CHECK: ("D0ECE7", "148F77"),
    ItemState.COMPLETE: ("CDEBD2", "2E8B57"),
}

_TEXT = Font(name=FONT, size=TEXT_SIZE)
_BOLD = Font(name=FONT, size=TEXT_SIZE, bold=True)
_TITLE = Font(name=FONT, size=TITLE_SIZE, bold=True)
_LINK = Font(name=FONT, size=TEXT_SIZE, color="0563C1", underline="single")
_THIN = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEADING_FILL = PatternFill("solid", fgColor="D6E4F0")
_TOTAL_FILL = PatternFill("solid", fgColor="F2F2F2")
_TOP = Alignment(vertical="top", wrap_text=True)
_TOP_CENTRE = Alignment(horizontal="center", vertical="top", wrap_text=True)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


_OPEN_FILL = PatternFill("solid", fgColor="FFFDE7")  # where an officer writes
_HEAD_ROW_FILL = PatternFill("solid", fgColor="EEF3F8")
_OPEN = Protection(locked=False)
_SHRUNK = Alignment(vertical="top", shrink_to_fit=True)


@dataclass(frozen=True)
class Look:
    """How a cell looks, and whether an officer writes in it. ``is_title`` is a heading above a
    column, ``is_heading`` a row that introduces those below it."""

    kind: Kind = Kind.TEXT
    is_link: bool = False
    is_heading: bool = False
    is_open: bool = False
    is_marked: bool = False  # as where something is to be written
    is_shrunk: bool = False  # to the width of the cell, on one line
    is_title: bool = False
    is_total: bool = False
    is_percent: bool = False
    plain: str = ""  # "title", "label" or "fact" of a summary, which have no border


class Styles:
    """The numbers of the workbook's styles, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._numbers: dict[tuple[Look, bool], int] = {}
        self._workbook = workbook
        # Column widths are counted in the digits of the default font: it must be the text's.
        workbook._fonts = IndexedList([_TEXT])
        workbook._named_styles["Normal"].font = _TEXT  # after it is the first of the fonts

    def of(self, look: Look, value: Any = "") -> int:
        """The style of a cell with ``value``: text that looks like a formula is marked, so that it
        stays text also when somebody edits the cell."""
        is_quoted = isinstance(value, str) and looks_like_formula(value)
        key = (look, is_quoted)
        if key not in self._numbers:
            self._numbers[key] = self._make(look, is_quoted)
        return self._numbers[key]

    def _make(self, look: Look, is_quoted: bool) -> int:
        cell = WriteOnlyCell(self._workbook.worksheets[0])
        if look.plain:
            cell.font = {"title": _TITLE, "label": _BOLD}.get(look.plain, _TEXT)
            cell.alignment = Alignment(vertical="top")
        elif look.is_title:
            cell.font, cell.fill, cell.border, cell.alignment = _BOLD, _HEADING_FILL, _BOX, _MIDDLE
        else:
            self._body(cell, look)
        if look.is_percent:
            cell.number_format = "0.0%"
        if look.is_open:
            cell.protection = _OPEN
        if look.is_marked:
            cell.fill = _OPEN_FILL
        if look.is_shrunk:
            cell.alignment = _SHRUNK
        if is_quoted:
            cell.quotePrefix = True
        return int(cell.style_id)

    @staticmethod
    def _body(cell: Any, look: Look) -> None:
        is_bold = look.is_heading or look.is_total
        cell.font = _LINK if look.is_link else _BOLD if is_bold else _TEXT
        cell.border = _BOX
        cell.alignment = _TOP_CENTRE if look.kind in (Kind.SHORT, Kind.NUMBER) else _TOP
        if is_bold:
            cell.fill = _TOTAL_FILL if look.is_total else _HEAD_ROW_FILL

    @staticmethod
    def state_fill(state: ItemState) -> PatternFill:
        """For a conditional format, which takes its colour from the background."""
        return PatternFill("solid", bgColor=STATE_COLOURS[state][0])
