"""Writes the sheets of the workbook, cell by cell."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.worksheet.worksheet import Worksheet

from ita.enums import ItemState
from ita.workbook.rows import EvidenceBook
from ita.workbook.sheets import LISTS, STATE_HEADING, SUMMARY, Column, Kind, Sheet
from ita.workbook.summary import PERCENT, STATES, Formula, Summary, summarise
from ita.workbook.texts import clean, looks_like_formula, safe_link
from ita.workbook.writer import styles
from ita.workbook.writer.chart import draw_states
from ita.workbook.writer.heights import row_height

MAX_LINKS = 65_530  # Excel's limit for a sheet
SUMMARY_WIDTHS = (18, 38, 12, 12, 13, 15, 10, 8, 13)


def write(book: EvidenceBook, path: Path, progress: Callable[[float], None]) -> None:
    """Write ``book`` to ``path``; ``progress`` is told the share that is done, up to 1.

    Raises:
        OSError: the file cannot be written.
    """
    workbook = Workbook()
    styles.set_default_font(workbook)
    summary = summarise(book)
    _set_properties(workbook, summary.title)
    _write_summary(workbook.active, summary)
    for number, sheet in enumerate(LISTS, start=1):
        _write_list(workbook.create_sheet(sheet.name), sheet, sheet.rows(book))
        progress(number / (len(LISTS) + 1))
    workbook.save(path)
    progress(1)


def _set_properties(workbook: Workbook, title: str) -> None:
    workbook.properties.title = title
    workbook.properties.creator = ""
    workbook.properties.language = "th-TH"
    # openpyxl stores no results of formulas: Excel and LibreOffice must calculate on opening.
    workbook.calculation.fullCalcOnLoad = True


def _write_summary(target: Worksheet, summary: Summary) -> None:
    target.title = SUMMARY
    styles.set_widths(target, SUMMARY_WIDTHS)
    _put(target.cell(1, 1), summary.title)
    styles.title(target.cell(1, 1))
    for row, (label, text) in enumerate(summary.facts, start=3):
        _put(target.cell(row, 1), label)
        _put(target.cell(row, 2), text)
        styles.fact(target.cell(row, 1), target.cell(row, 2))
        _fit_row(target, row, ())
    for row, values in enumerate(summary.table, start=summary.head_row):
        _write_summary_row(target, row, values, summary)
    draw_states(target, summary)
    styles.set_page(target, SUMMARY)


def _write_summary_row(target: Worksheet, row: int, values: list[str], summary: Summary) -> None:
    for column, value in enumerate(values, start=1):
        cell = target.cell(row, column)
        _put(cell, value)
        if row == summary.head_row:
            styles.heading(cell)
            continue
        styles.body(cell, Kind.TEXT if column <= 2 else Kind.NUMBER)
        if cell.column_letter == PERCENT:
            cell.number_format = "0.0%"
        if row == summary.total_row:
            styles.total(cell)
    _fit_row(target, row, SUMMARY_WIDTHS)


def _write_list(target: Worksheet, sheet: Sheet, rows: Any) -> None:
    widths = [column.width for column in sheet.columns]
    for index, column in enumerate(sheet.columns, start=1):
        cell = target.cell(1, index)
        _put(cell, str(column.heading))
        styles.heading(cell)
    _fit_row(target, 1, widths)
    for row_number, row in enumerate(rows, start=2):
        for index, column in enumerate(sheet.columns, start=1):
            _write_cell(target.cell(row_number, index), column, row)
        _fit_row(target, row_number, widths)
    last_column = target.cell(1, len(sheet.columns)).column_letter
    styles.set_widths(target, widths)
    styles.set_page(target, sheet.name, pages_wide=sheet.pages_wide)
    target.freeze_panes = target.cell(2, sheet.fixed + 1)
    target.print_title_rows = "1:1"
    target.print_title_cols = f"A:{target.cell(1, sheet.fixed).column_letter}"
    target.auto_filter.ref = f"A1:{last_column}{len(rows) + 1}"
    _colour_states(target, sheet, len(rows))


def _fit_row(target: Worksheet, row: int, widths: Sequence[float]) -> None:
    """Make the row high enough for its texts, wrapped at ``widths``; formulas take one line."""
    cells = ((target.cell(row, index), width) for index, width in enumerate(widths, start=1))
    texts = [(cell.value, width) for cell, width in cells if cell.data_type == "s" and cell.value]
    target.row_dimensions[row].height = row_height(texts, styles.TEXT_SIZE)


def _write_cell(cell: Cell, column: Column, row: Any) -> None:
    value = column.getter(row)
    styles.body(cell, column.kind)
    if value is None or value == "":
        return
    _put(cell, value)
    if column.kind == Kind.LINK:
        _link(cell, column.link(row) if column.link else str(value))


def _put(cell: Cell, value: str | int) -> None:
    """Write ``value``; only a number or our own ``Formula`` can become anything but text."""
    if isinstance(value, Formula | int):
        cell.value = value
        return
    text = clean(value)
    cell.value = text
    cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
    if looks_like_formula(text):
        cell.quotePrefix = True


def _link(cell: Cell, url: str) -> None:
    """Make ``cell`` a link where Excel can hold it; else its text stays plain."""
    if (target := safe_link(url)) and len(cell.parent._hyperlinks) < MAX_LINKS:
        cell.hyperlink = target
        styles.link(cell)


def _colour_states(target: Worksheet, sheet: Sheet, row_count: int) -> None:
    """Colours follow the text, so a state that an officer corrects changes its colour."""
    if not row_count or STATE_HEADING not in [column.heading for column in sheet.columns]:
        return
    letter = sheet.letter(STATE_HEADING)
    for state in STATES:
        rule = CellIsRule(
            operator="equal",
            formula=[f'"{ItemState(state).label}"'],
            fill=styles.state_fill(state),
        )
        target.conditional_formatting.add(f"{letter}2:{letter}{row_count + 1}", rule)
