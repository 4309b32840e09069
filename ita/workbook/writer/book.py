"""Writes the sheets of the workbook, cell by cell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.worksheet.worksheet import Worksheet

from ita.assessment.enums import ItemState
from ita.workbook.rows import EvidenceBook
from ita.workbook.sheets import LISTS, STATE_HEADING, SUMMARY, Kind, Sheet
from ita.workbook.summary import PERCENT, STATES, Summary, summarise
from ita.workbook.writer import styles
from ita.workbook.writer.cells import fit_row, put, set_filter, set_list, set_properties, write_cell
from ita.workbook.writer.chart import draw_states

SUMMARY_WIDTHS = (18, 38, 12, 15, 15, 13, 13, 13, 13, 15, 8, 13)


def write(book: EvidenceBook, path: Path, progress: Callable[[float], None]) -> None:
    """Write ``book`` to ``path``; ``progress`` is told the share that is done, up to 1.

    Raises:
        OSError: the file cannot be written.
    """
    workbook = Workbook()
    styles.set_default_font(workbook)
    summary = summarise(book)
    set_properties(workbook, summary.title)
    _write_summary(workbook.active, summary)
    for number, sheet in enumerate(LISTS, start=1):
        _write_list(workbook.create_sheet(sheet.name), sheet, sheet.rows(book))
        progress(number / (len(LISTS) + 1))
    workbook.save(path)
    progress(1)


def _write_summary(target: Worksheet, summary: Summary) -> None:
    target.title = SUMMARY
    styles.set_widths(target, SUMMARY_WIDTHS)
    put(target.cell(1, 1), summary.title)
    styles.title(target.cell(1, 1))
    for row, (label, text) in enumerate(summary.facts, start=3):
        put(target.cell(row, 1), label)
        put(target.cell(row, 2), text)
        styles.fact(target.cell(row, 1), target.cell(row, 2))
        fit_row(target, row, (), ())
    for row, values in enumerate(summary.table, start=summary.head_row):
        _write_summary_row(target, row, values, summary)
    draw_states(target, summary)
    styles.set_page(target, SUMMARY)


def _write_summary_row(target: Worksheet, row: int, values: list[str], summary: Summary) -> None:
    for column, value in enumerate(values, start=1):
        cell = target.cell(row, column)
        put(cell, value)
        if row == summary.head_row:
            styles.heading(cell)
            continue
        styles.body(cell, Kind.TEXT if column <= 2 else Kind.NUMBER)
        if cell.column_letter == PERCENT:
            cell.number_format = "0.0%"
        if row == summary.total_row:
            styles.total(cell)
    fit_row(target, row, target[row], SUMMARY_WIDTHS)


def _write_list(target: Worksheet, sheet: Sheet, rows: Any) -> None:
    set_list(target, sheet)
    widths = [column.width for column in sheet.columns]
    for index, column in enumerate(sheet.columns, start=1):
        cell = target.cell(1, index)
        put(cell, str(column.heading))
        styles.heading(cell)
    fit_row(target, 1, target[1], widths)
    for row_number, row in enumerate(rows, start=2):
        for index, column in enumerate(sheet.columns, start=1):
            cell = target.cell(row_number, index)
            styles.body(cell, column.kind)
            write_cell(cell, column, row)
        fit_row(target, row_number, target[row_number], widths)
    set_filter(target, sheet, len(rows))
    _colour_states(target, sheet, len(rows))


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
