"""Cells, rows and lists as every sheet has them."""

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from home.core.spreadsheets import excel_text, keep_as_text
from ita.workbook.sheets import Column, Kind, Sheet
from ita.workbook.summary import Formula
from ita.workbook.texts import safe_link
from ita.workbook.writer import styles
from ita.workbook.writer.heights import row_height

MAX_LINKS = 65_530  # Excel's limit for a sheet


def set_properties(workbook: Workbook, title: str) -> None:
    """What the file says of itself."""
    workbook.properties.title = title
    workbook.properties.creator = ""
    workbook.properties.language = "th-TH"
    # openpyxl stores no results of formulas: Excel and LibreOffice must calculate on opening.
    workbook.calculation.fullCalcOnLoad = True


def set_list(target: Worksheet, sheet: Sheet) -> None:
    """Widths, page and what stays in view; before the first row is written."""
    styles.set_widths(target, [column.width for column in sheet.columns])
    styles.set_page(target, sheet.name, pages_wide=sheet.pages_wide)
    target.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}2"
    target.print_title_rows = "1:1"
    target.print_title_cols = f"A:{get_column_letter(sheet.fixed)}"


def set_filter(target: Worksheet, sheet: Sheet, row_count: int) -> None:
    """The arrows above the columns of a list of ``row_count`` rows."""
    target.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{row_count + 1}"


def fit_row(target: Worksheet, row: int, cells: Sequence[Cell], widths: Sequence[float]) -> None:
    """Make the row high enough for its texts, wrapped at ``widths``; formulas take one line."""
    pairs = zip(cells, widths, strict=False)
    texts = [(cell.value, width) for cell, width in pairs if cell.data_type == "s" and cell.value]
    target.row_dimensions[row].height = row_height(texts, styles.TEXT_SIZE)


def write_cell(cell: Cell, column: Column, row: Any) -> None:
    """Put what ``column`` shows of ``row`` into ``cell``, as a link where it is one."""
    value = column.getter(row)
    if value is None or value == "":
        return
    put(cell, value)
    if column.kind == Kind.LINK:
        _link(cell, column.link(row) if column.link else str(value))


def put(cell: Cell, value: str | int) -> None:
    """Write ``value``; only a number or our own ``Formula`` can become anything but text."""
    if isinstance(value, Formula | int):
        cell.value = value
        return
    cell.value = excel_text(value)
    keep_as_text(cell)


def _link(cell: Cell, url: str) -> None:
    """Make ``cell`` a link where Excel can hold it; else its text stays plain."""
    if (target := safe_link(url)) and len(cell.parent._hyperlinks) < MAX_LINKS:
        cell.hyperlink = target
        styles.link(cell)
