"""The parts of a paper in Word: labelled lines, signature blocks, the proof of the register."""

import io
from typing import Any

from docx.oxml import OxmlElement
from docx.shared import Cm, Length

from ita.publication.papers.paper import Proof, Signature
from ita.publication.papers.proof import qr_png
from ita.publication.papers.word_text import CENTER, TEXT_WIDTH, write, write_line

HALF = Cm(7.8)
HANGING = Cm(1)
SMALL = 12.0
SMALLEST = 9.0


def labelled(where: Any, label: str, text: str, width: Length, size: float = 16) -> None:
    """A label with a dotted line behind it, the text standing on it."""
    row = paragraph(where)
    write(row, f"{label} ", size=size, bold=True)
    write_line(row, text, width, HANGING)


def beside(document: Any, left: Signature | None, right: Signature, dated: bool = True) -> None:
    """Two signature blocks side by side; the left half may stay empty."""
    paragraph(document)
    row = document.add_table(rows=1, cols=2).rows[0]
    _keep_together(row)
    for cell, block in zip(row.cells, (left, right), strict=True):
        cell.width = HALF
        if block:
            sign(cell, block, dated)


def sign(cell: Any, block: Signature, dated: bool = True) -> None:
    """A block to sign, dotted where nothing is known."""
    width = Cm(7.3)
    if block.role:
        write(paragraph(cell, CENTER), block.role, bold=True)
    write(paragraph(cell), "")
    _dotted(cell, "ลงชื่อ ", "", width)
    write(paragraph(cell, CENTER), f"({block.name or '.' * 50})")
    _dotted(cell, "ตำแหน่ง ", block.position, width)
    if dated:
        _dotted(cell, "วันที่ ", block.day, width)


def _dotted(cell: Any, label: str, text: str, width: Length) -> None:
    row = paragraph(cell)
    write(row, label)
    if text:
        write(row, text)
    else:
        write_line(row, "", width)


def proof(document: Any, shown: Proof | None) -> None:
    """Where the reader checks the paper, and the head of the chain on the day of printing."""
    if shown is None:
        return
    paragraph(document)
    row = document.add_table(rows=1, cols=2).rows[0]
    _keep_together(row)
    row.cells[0].width = Cm(2.6)
    row.cells[1].width = TEXT_WIDTH - Cm(2.6)
    code = row.cells[0].paragraphs[0].add_run()
    code.add_picture(io.BytesIO(qr_png(shown.url)), width=Cm(2.1))
    for text, size in (
        (f"ทะเบียนการเผยแพร่เลขที่ {shown.number}", SMALL),
        (f"ตรวจสอบได้ที่ {shown.url}", SMALL),
        (f"หัวโซ่ทะเบียนเมื่อพิมพ์ เลขที่ {shown.head_number} วันที่ {shown.head_day}", SMALL),
        (f"รหัสย่อ {shown.short_head}", SMALL),
        (shown.head, SMALLEST),
    ):
        write(paragraph(row.cells[1]), text, size=size)


def paragraph(where: Any, alignment: Any = None) -> Any:
    """A new paragraph in a document or cell; a cell's first, empty one is used up before."""
    paragraphs = where.paragraphs
    fresh = hasattr(where, "_tc") and len(paragraphs) == 1 and not paragraphs[0].runs
    added = paragraphs[0] if fresh else where.add_paragraph()
    added.alignment = alignment
    return added


def _keep_together(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
