"""A sheet with tables and signatures, as PDF and as Word: what an office counted and signs."""

import io
from dataclasses import asdict, dataclass, field
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.shared import Cm

from home.typesetting import typeset
from ita.papers.paper import Signature, VerificationCode
from ita.papers.verification_code import qr_svg
from ita.papers.word_blocks import beside, paragraph, proof
from ita.papers.word_text import CENTER, set_up, write

TEMPLATE = Path(__file__).parent / "typst" / "report.typ"
TEXT_CM = 15.8
CELL_SIZE = 14.0


@dataclass(frozen=True)
class Table:
    """``widths``: parts of the sheet's width; ``numbers``: the columns that hold figures."""

    title: str
    head: list[str]
    rows: list[list[str]]
    widths: list[int]
    numbers: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Report:
    """Heading, what it is about, tables, and who signs (two beside each other)."""

    heading: str
    subheading: str
    paragraphs: list[str]
    tables: list[Table]
    closing: list[str]
    signatures: list[Signature]
    proof: VerificationCode | None = None


def report_pdf(report: Report) -> bytes:
    data = asdict(report)
    if report.proof:
        data["proof"] |= {"qr": qr_svg(report.proof.url), "short_head": report.proof.short_head}
    return typeset(TEMPLATE, data)


def report_docx(report: Report) -> bytes:
    document = Document()
    set_up(document)
    document.core_properties.title = report.heading[:255]
    write(paragraph(document, CENTER), report.heading, size=18, bold=True)
    write(paragraph(document, CENTER), report.subheading)
    for text in report.paragraphs:
        _indented(document, text)
    for table in report.tables:
        title = paragraph(document)
        title.paragraph_format.keep_with_next = True
        write(title, table.title, bold=True)
        _table(document, table)
    for text in report.closing:
        _indented(document, text)
    pairs = iter(report.signatures)
    for left in pairs:
        right = next(pairs, None)
        beside(document, left if right else None, right or left)
    proof(document, report.proof)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _indented(document: DocumentObject, text: str) -> None:
    body = paragraph(document)
    body.paragraph_format.first_line_indent = Cm(2.5)
    write(body, text)


def _table(document: DocumentObject, table: Table) -> None:
    """Its head stands on each page again, and no row is torn."""
    made = document.add_table(rows=1, cols=len(table.head), style="Table Grid")
    made.autofit = False
    header = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(header)
    for number, words in enumerate(table.head):
        write(paragraph(made.rows[0].cells[number], CENTER), words, size=CELL_SIZE, bold=True)
    for row in table.rows:
        added = made.add_row()
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for number, words in enumerate(row):
            aligned = CENTER if number in table.numbers else None
            cell = added.cells[number].paragraphs[0]
            cell.alignment = aligned
            write(cell, words, size=CELL_SIZE)
    for number, part in enumerate(table.widths):
        width = Cm(TEXT_CM * part / sum(table.widths))
        made.columns[number].width = width
        for cell in made.columns[number].cells:
            cell.width = width
