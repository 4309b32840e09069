"""Writes one list of any length with a summary above it: the register's own workbook."""

from collections.abc import Callable, Iterable, Sequence
from typing import IO, Any

from openpyxl import Workbook

from ita.workbook.sheets import SUMMARY, Sheet
from ita.workbook.writer.facts import write_facts
from ita.workbook.writer.frame import Frame
from ita.workbook.writer.page import set_paper
from ita.workbook.writer.properties import set_properties
from ita.workbook.writer.sheets import ListWriter
from ita.workbook.writer.stream import add_sheet
from ita.workbook.writer.styles import Styles

FACT_WIDTHS = (24, 100)
Facts = Callable[[int], Sequence[tuple[str, str]]]


def write_list(
    sheet: Sheet, rows: Iterable[Any], title: str, facts: Facts, file: IO[bytes], frame: Frame
) -> int:
    """Write ``rows`` as ``sheet`` to ``file``, after a summary; returns how many there were.

    ``facts`` is told the number of rows when all are written, and answers what the summary says.
    """
    workbook = Workbook(write_only=True)
    set_properties(workbook, title, frame)
    summary, target = add_sheet(workbook, SUMMARY), add_sheet(workbook, sheet.name)
    styles = Styles(workbook)
    writer = ListWriter(target, sheet, styles, frame)
    for row in rows:
        writer.write(row)
    count = writer.close()
    set_paper(summary, SUMMARY, frame)
    write_facts(summary, styles, title, facts(count), FACT_WIDTHS)
    workbook.save(file)
    return count
