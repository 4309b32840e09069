"""The parts of a paper in Word: labelled lines, signature blocks, the proof of the register."""

import io

from docx.document import Document as DocumentObject
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Length
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from ita.papers.paper import Signature, Table, VerificationCode
from ita.papers.verification_code import qr_png
from ita.papers.word_text import CENTER, RIGHT, write, write_line

HALF = Cm(7.9)
DOTS = "." * 36  # fits half of the sheet; LibreOffice shows no dotted tabs in a table
HANGING = Cm(1)
SMALL = 12.0
SMALLEST = 9.0
SHEET = Cm(16)
OF_FIGURES = Cm(2.3)
WHOLE = 14  # a table of so few rows stays on one page


def labelled(where: DocumentObject | _Cell, label: str, text: str, size: float = 16) -> None:
    """A label with a dotted line behind it, the text standing on it."""
    row = paragraph(where)
    write(row, f"{label} ", size=size, bold=True)
    write_line(row, text, HANGING)


def beside(
    document: DocumentObject, left: Signature | None, right: Signature, dated: bool = True
) -> None:
    """Two signature blocks side by side; the left half may stay empty."""
    paragraph(document).paragraph_format.keep_with_next = True
    for cell, block in zip(cells(document, HALF, HALF), (left, right), strict=True):
        if block:
            sign(cell, block, dated)


def sign(cell: _Cell, block: Signature, dated: bool = True) -> None:
    """A block to sign, dotted where nothing is known."""
    if block.role:
        write(paragraph(cell, CENTER), block.role, bold=True)
    write(paragraph(cell), "")
    write(paragraph(cell), f"ลงชื่อ {DOTS}")
    write(paragraph(cell, CENTER), f"({block.name or DOTS})")
    write(paragraph(cell), f"ตำแหน่ง {block.position or DOTS}")
    if dated:
        write(paragraph(cell), f"วันที่ {block.day or DOTS}")


def proof(document: DocumentObject, shown: VerificationCode | None) -> None:
    """Where the reader checks the paper, and the head of the chain on the day of printing."""
    if shown is None:
        return
    paragraph(document).paragraph_format.keep_with_next = True
    left, right = cells(document, Cm(2.6), Cm(13.2))
    code = left.paragraphs[0].add_run()
    code.add_picture(io.BytesIO(qr_png(shown.url)), width=Cm(2.1))
    for text, size in (
        (f"ทะเบียนการเผยแพร่เลขที่ {shown.number}", SMALL),
        (f"ตรวจสอบได้ที่ {shown.url}", SMALL),
        (f"หัวโซ่ทะเบียนเมื่อพิมพ์ เลขที่ {shown.head_number} วันที่ {shown.head_day}", SMALL),
        (f"รหัสย่อ {shown.short_head}", SMALL),
        (shown.head, SMALLEST),
    ):
        write(paragraph(right), text, size=size)


def paragraph(
    where: DocumentObject | _Cell, alignment: WD_ALIGN_PARAGRAPH | None = None
) -> Paragraph:
    """A new paragraph in a document or cell; a cell's first, empty one is used up before.

    What stands in cells is signed: it stays on one page with what follows.
    """
    paragraphs = where.paragraphs
    inside = hasattr(where, "_tc")
    fresh = inside and len(paragraphs) == 1 and not paragraphs[0].runs
    added = paragraphs[0] if fresh else where.add_paragraph()
    added.alignment = alignment
    added.paragraph_format.keep_with_next = True if inside else None
    return added


def cells(
    document: DocumentObject, *widths: Length, alignment: WD_TABLE_ALIGNMENT | None = None
) -> tuple[_Cell, ...]:
    """The cells of a new table of one row, which stays on one page."""
    table = document.add_table(rows=1, cols=len(widths))
    table.autofit, table.alignment = False, alignment
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        column.cells[0].width = width
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    made: tuple[_Cell, ...] = table.rows[0].cells
    return made


def table(document: DocumentObject, shown: Table) -> None:
    """A ruled table; its columns are named on every page, and no row is parted."""
    lines = [shown.columns, *shown.rows, *([shown.total] if shown.total else [])]
    made = document.add_table(rows=len(lines), cols=len(shown.columns), style="Table Grid")
    made.autofit = False
    widths = _widths(shown)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for number, (row, words) in enumerate(zip(made.rows, lines, strict=True)):
        is_head = number == 0
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if is_head:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        bold = is_head or words is shown.total
        for place, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
            cell.width = widths[place]
            aligned = RIGHT if place in shown.of_figures else None
            _fill(cell, text, CENTER if is_head else aligned, bold)
            stays = len(shown.rows) <= WHOLE and words is not lines[-1]
            cell.paragraphs[0].paragraph_format.keep_with_next = stays
    write(paragraph(document), "", size=SMALLEST)


def _widths(shown: Table) -> list[Length]:
    if shown.widths:
        return [Length(SHEET * part // sum(shown.widths)) for part in shown.widths]
    figures = len(shown.columns) - 1
    return [Length(SHEET - figures * OF_FIGURES), *[OF_FIGURES] * figures]


def _fill(cell: _Cell, text: str, alignment: WD_ALIGN_PARAGRAPH | None, bold: bool) -> None:
    words = cell.paragraphs[0]
    words.alignment = alignment
    write(words, text, size=15, bold=bold)
