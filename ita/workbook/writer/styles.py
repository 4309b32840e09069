"""How the workbook looks on screen and on A4 paper."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

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


def set_default_font(workbook: Workbook) -> None:
    """Column widths are counted in its digits, so it must be the font of the text."""
    workbook._fonts = IndexedList([_TEXT])
    workbook._named_styles["Normal"].font = _TEXT  # after it is the first of the fonts


def title(cell: Cell) -> None:
    cell.font = _TITLE


def fact(label: Cell, text: Cell) -> None:
    label.font, text.font = _BOLD, _TEXT
    label.alignment = text.alignment = Alignment(vertical="top")


def heading(cell: Cell) -> None:
    cell.font, cell.fill, cell.border, cell.alignment = _BOLD, _HEADING_FILL, _BOX, _MIDDLE


def body(cell: Cell, kind: Kind) -> None:
    cell.font, cell.border = _TEXT, _BOX
    cell.alignment = _TOP_CENTRE if kind in (Kind.SHORT, Kind.NUMBER) else _TOP


def total(cell: Cell) -> None:
    cell.font, cell.fill = _BOLD, _TOTAL_FILL


def link(cell: Cell) -> None:
    cell.font = _LINK


def state_fill(state: ItemState) -> PatternFill:
    """For a conditional format, which takes its colour from the background."""
    return PatternFill("solid", bgColor=STATE_COLOURS[state][0])


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    for index, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width


def set_page(sheet: Worksheet, name: str, pages_wide: int = 1) -> None:
    """A4 landscape, as many pages high as it takes, with the sheet's name and page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4  # inches
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.3, 0.3
    pages = _("Page %(page)s of %(pages)s") % {"page": "&P", "pages": "&N"}
    for part, text in ((sheet.oddFooter.left, name), (sheet.oddFooter.right, pages)):
        part.text, part.font, part.size = text, f"{FONT},Regular", 12
