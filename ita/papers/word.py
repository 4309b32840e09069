"""Papers as editable Word documents, laid out like the PDFs.

The first words of the next page are left out: only Word knows where its pages turn.
"""

import io
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm, Pt

from ita.papers.paper import Block, Form, Heading, Memo, Order, Paper, Report, Table
from ita.papers.word_blocks import HALF, beside, cells, labelled, paragraph, proof, sign, table
from ita.papers.word_order import write_order
from ita.papers.word_text import CENTER, RIGHT, TEXT_WIDTH, set_up, write, write_dots, write_line


def to_docx(paper: Paper) -> bytes:
    """The paper as a Word document (.docx)."""
    document = Document()
    set_up(document)
    title = paper.heading if isinstance(paper, Form | Report) else paper.subject
    document.core_properties.title = title[:255]
    WRITERS[type(paper)](document, paper)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _form(document: DocumentObject, form: Form) -> None:
    if form.proof:
        write(paragraph(document, RIGHT), f"เลขที่ {form.proof.number}")
    write(paragraph(document, CENTER), form.heading, size=18, bold=True)
    write(paragraph(document, CENTER), form.subheading)
    for row in form.lines:
        labelled(document, row.label, row.text)
        for _row in range(0 if row.text else row.rows - 1):
            write_line(paragraph(document), "")
    blocks = form.signatures
    if len(blocks) == 1:
        beside(document, None, blocks[0])
        return proof(document, form.proof)
    beside(document, blocks[0], blocks[1])
    paragraph(document)
    (cell,) = cells(document, Cm(8.6), alignment=WD_TABLE_ALIGNMENT.CENTER)
    sign(cell, blocks[2])
    proof(document, form.proof)


def _memo(document: DocumentObject, memo: Memo) -> None:
    left, title, _right = cells(document, Cm(3), Cm(9.8), Cm(3))
    if memo.emblem:
        left.paragraphs[0].add_run().add_picture(io.BytesIO(memo.emblem), height=Cm(1.5))
    write(paragraph(title, CENTER), "บันทึกข้อความ", size=29, bold=True)
    labelled(document, "ส่วนราชการ", memo.department, size=20)
    numbers = paragraph(document)
    for label, text, until in (("ที่", memo.reference, HALF), (" วันที่", memo.day, TEXT_WIDTH)):
        write(numbers, f"{label} ", size=20, bold=True)
        write_dots(numbers, text, until)
    labelled(document, "เรื่อง", memo.subject, size=20)
    write(paragraph(document), f"เรียน  {memo.addressee}")
    for block in memo.blocks:
        _block(document, block)
    # A signature never stands on a page alone.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    beside(document, None, memo.signature, dated=False)
    beside(document, None, memo.head)
    proof(document, memo.proof)


def _report(document: DocumentObject, report: Report) -> None:
    write(paragraph(document, CENTER), report.heading, size=18, bold=True)
    write(paragraph(document, CENTER), report.subheading)
    for block in report.blocks:
        _block(document, block)
    pairs = iter(report.signatures)
    for left in pairs:
        right = next(pairs, None)
        beside(document, left if right else None, right or left)
    proof(document, report.proof)


def _block(document: DocumentObject, block: Block) -> None:
    if isinstance(block, Table):
        return table(document, block)
    body = paragraph(document)
    if isinstance(block, Heading):
        body.paragraph_format.space_before = Pt(8)
        body.paragraph_format.keep_with_next = True
        body.paragraph_format.first_line_indent = Cm(2.5) if block.is_part else None
        return write(body, block.heading, bold=True)
    body.paragraph_format.first_line_indent = Cm(2.5)
    write(body, block)


WRITERS: dict[type, Callable[[DocumentObject, Any], None]] = {
    Form: _form,
    Memo: _memo,
    Order: write_order,
    Report: _report,
}
