"""An order (คำสั่ง) in Word, laid out like its PDF."""

import io

from docx.document import Document as DocumentObject
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from ita.papers.paper import Order, OrderPart
from ita.papers.word_blocks import DOTS, cells, paragraph
from ita.papers.word_text import CENTER, write

INDENT = Cm(2.5)
SHORT_DOTS = "." * 24


def write_order(document: DocumentObject, order: Order) -> None:
    """Put the order on the sheets of ``document``."""
    if order.emblem:
        picture = paragraph(document, CENTER).add_run()
        picture.add_picture(io.BytesIO(order.emblem), height=Cm(3))
    write(paragraph(document, CENTER), order.issuer, bold=True)
    write(paragraph(document, CENTER), f"ที่ {order.number or SHORT_DOTS}/{order.year}", bold=True)
    subject = paragraph(document, CENTER)
    write(subject, f"เรื่อง {order.subject}", bold=True)
    subject.paragraph_format.space_after = Pt(14)
    for text in order.paragraphs:
        _indented(document, text)
    for part in order.parts:
        _part(document, part)
    last = [order.closing, f"ทั้งนี้ ตั้งแต่วันที่ {order.effective or SHORT_DOTS} เป็นต้นไป"]
    for text in (*last, f"สั่ง ณ วันที่ {order.day or DOTS}"):
        row = _indented(document, text)
        row.paragraph_format.keep_with_next = True  # a signature never stands on a page alone
    row.paragraph_format.space_before = Pt(14)
    _signature(document, order)


def _part(document: DocumentObject, part: OrderPart) -> None:
    heading = _indented(document, part.heading, bold=True)
    heading.paragraph_format.space_before = Pt(6)
    heading.paragraph_format.keep_with_next = True
    for line in part.lines:
        row = paragraph(document)
        row.paragraph_format.left_indent = Cm(4.6)
        row.paragraph_format.first_line_indent = Cm(-1.1)
        write(row, line)
    if part.closing:
        _indented(document, part.closing)


def _indented(document: DocumentObject, text: str, bold: bool = False) -> Paragraph:
    made = paragraph(document)
    made.paragraph_format.first_line_indent = INDENT
    write(made, text, bold=bold)
    return made


def _signature(document: DocumentObject, order: Order) -> None:
    (cell,) = cells(document, Cm(8), alignment=WD_TABLE_ALIGNMENT.RIGHT)
    for _row in range(3):  # room for the hand
        write(paragraph(cell, CENTER), " ")
    write(paragraph(cell, CENTER), f"({order.signature.name or DOTS})")
    write(paragraph(cell, CENTER), order.signature.position or DOTS)
