"""Writes a list of any length row by row: what was written leaves the memory."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from ita.workbook.sheets import SUMMARY, Sheet
from ita.workbook.writer import styles
from ita.workbook.writer.cells import fit_row, put, set_filter, set_list, set_properties, write_cell

FACT_WIDTHS = (24, 100)
Facts = Callable[[int], Sequence[tuple[str, str]]]


def write_list(sheet: Sheet, rows: Iterable[Any], title: str, facts: Facts, file: IO[bytes]) -> int:
    """Write ``rows`` as ``sheet`` to ``file``, after a summary; returns how many there were.

    ``facts`` is told the number of rows when all are written, and answers what the summary says.
    """
    workbook = Workbook(write_only=True)
    styles.set_default_font(workbook)
    set_properties(workbook, title)
    summary, target = workbook.create_sheet(SUMMARY), workbook.create_sheet(sheet.name)
    count = _write_rows(target, sheet, rows)
    _write_summary(summary, title, facts(count))
    workbook.save(file)
    return count


def _write_rows(target: WriteOnlyWorksheet, sheet: Sheet, rows: Iterable[Any]) -> int:
    set_list(target, sheet)
    widths = [column.width for column in sheet.columns]
    _append(target, 1, _headings(target, sheet), widths)
    patterns = _patterns(target, sheet)
    count = 0
    for count, row in enumerate(rows, start=1):
        cells = []
        for column, pattern in zip(sheet.columns, patterns, strict=True):
            cell = _like(target, pattern)
            write_cell(cell, column, row)
            cells.append(cell)
        _append(target, count + 1, cells, widths)
    set_filter(target, sheet, count)
    return count


def _headings(target: WriteOnlyWorksheet, sheet: Sheet) -> list[Cell]:
    cells = []
    for column in sheet.columns:
        cell = WriteOnlyCell(target)
        put(cell, str(column.heading))
        styles.heading(cell)
        cells.append(cell)
    return cells


def _patterns(target: WriteOnlyWorksheet, sheet: Sheet) -> list[Cell]:
    """A styled cell for each column: copying its style is far cheaper than making it again."""
    patterns = [WriteOnlyCell(target) for _column in sheet.columns]
    for pattern, column in zip(patterns, sheet.columns, strict=True):
        styles.body(pattern, column.kind)
    return patterns


def _like(target: WriteOnlyWorksheet, pattern: Cell) -> Cell:
    cell = WriteOnlyCell(target)
    cell._style = copy(pattern._style)
    return cell


def _append(
    target: WriteOnlyWorksheet, number: int, cells: list[Cell], widths: Sequence[float]
) -> None:
    fit_row(target, number, cells, widths)
    target.append(cells)
    del target.row_dimensions[number]  # it is written: many would fill the memory


def _write_summary(
    target: WriteOnlyWorksheet, title: str, facts: Sequence[tuple[str, str]]
) -> None:
    styles.set_widths(target, FACT_WIDTHS)
    styles.set_page(target, SUMMARY)
    heading = WriteOnlyCell(target)
    put(heading, title)
    styles.title(heading)
    target.append([heading])
    target.append([])
    for number, pair in enumerate(facts, start=3):
        label, text = WriteOnlyCell(target), WriteOnlyCell(target)
        put(label, pair[0])
        put(text, pair[1])
        styles.fact(label, text)
        _append(target, number, [label, text], ())
