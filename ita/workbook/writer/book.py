"""Writes the evidence workbook: all of its lists at once, item by item, and last the summary."""

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.pagebreak import Break

from ita.workbook.book import Book
from ita.workbook.rows import Cover
from ita.workbook.sheets import CHOICES, SUMMARY, Kind
from ita.workbook.summary import PERCENT, Summary, summarise
from ita.workbook.writer.chart import draw_states
from ita.workbook.writer.facts import write_facts, write_signatures
from ita.workbook.writer.frame import Frame
from ita.workbook.writer.heights import row_height
from ita.workbook.writer.page import protect, set_paper
from ita.workbook.writer.properties import set_properties
from ita.workbook.writer.sheets import ListWriter, write_choices
from ita.workbook.writer.stream import StreamSheet, add_sheet
from ita.workbook.writer.styles import TEXT_SIZE, Look, Styles

SUMMARY_WIDTHS = (22, 34, 10, 12, 12, 11, 11, 11, 11, 12, 8, 10)
SUMMARY_SCALE = 60  # percent at which these widths fill an A4 page
SIGNER_COLUMNS = (0, 2, 6)


def write(book: Book, path: Path, progress: Callable[[float], None]) -> Cover:
    """Write ``book`` to ``path``; ``progress`` is told the share that is done, up to 1.

    Raises:
        OSError: the file cannot be written.
    """
    frame = Frame(
        agency=book.agency,
        list_name=str(book.framework),
        key=book.token if book.is_inside else "",
        is_inside=book.is_inside,
        is_protected=True,
    )
    workbook = Workbook(write_only=True)
    summary = add_sheet(workbook, SUMMARY)
    styles = Styles(workbook)
    writers = [
        (sheet, ListWriter(add_sheet(workbook, sheet.name), sheet, styles, frame, sheet.is_heading))
        for sheet in book.sheets
    ]
    if book.is_inside:
        write_choices(add_sheet(workbook, CHOICES), styles, book.offered())
    for scene in book.scenes():
        for sheet, writer in writers:
            for row in sheet.rows(scene) if sheet.rows else ():
                writer.write(row)
        progress(0.7 * scene.sequence / book.item_count)
    for sheet, writer in writers:
        for row in () if sheet.rows else book.register():
            writer.write(row)
    progress(0.8)
    counts = [writer.close() for _sheet, writer in writers]
    cover = book.cover()
    shown = summarise(cover, book.sheets[0], counts[0])
    set_properties(workbook, shown.title, frame)
    _write_summary(summary, shown, styles, frame)
    workbook.save(path)
    progress(1)
    return cover


def _write_summary(target: StreamSheet, summary: Summary, styles: Styles, frame: Frame) -> None:
    set_paper(target, SUMMARY, frame, pages_wide=0)
    target.page_setup.scale = SUMMARY_SCALE
    protect(target)
    write_facts(target, styles, summary.title, summary.facts, SUMMARY_WIDTHS)
    while target.row_count < summary.head_row - 1:
        target.add([])
    for number, values in enumerate(summary.table, start=summary.head_row):
        _write_row(target, number, values, summary, styles)
    target.add([])
    write_signatures(target, styles, summary.signers, SIGNER_COLUMNS)
    if draw_states(target, summary, target.row_count + 2):
        target.row_breaks.append(Break(id=target.row_count + 1))  # the chart on a page of its own


def _write_row(
    target: StreamSheet, number: int, values: list[str], summary: Summary, styles: Styles
) -> None:
    cells = []
    for column, value in enumerate(values):
        look = Look(
            kind=Kind.TEXT if column <= 1 else Kind.NUMBER,
            is_title=number == summary.head_row,
            is_total=number == summary.total_row,
            is_percent=column == PERCENT and number > summary.head_row,
        )
        cells.append(target.cell(column, styles.of(look), value))
    words = 2 if number > summary.head_row else len(values)
    texts = list(zip(map(str, values[:words]), SUMMARY_WIDTHS, strict=False))
    target.add(cells, row_height(texts, TEXT_SIZE))
