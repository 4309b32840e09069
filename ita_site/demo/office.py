"""Word forms and Excel tables."""

import io
import math
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

FONT = "TH Sarabun New"  # offices have it; it is named here, not carried
DOTS = "." * 60
COLUMN_WIDTH = 24  # characters
LINE_HEIGHT = 22  # points


def make_form(document: dict[str, Any], fields: list[str]) -> bytes:
    """A Word form: title, what it is for, and a dotted line for each of ``fields``."""
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    _line(word, document["agency"], size=16)
    _line(word, document["title"], size=18, bold=True)
    for part in document["parts"]:
        if part["type"] == "text" and not fields:
            _line(word, part["text"])
    for field in fields:
        _line(word, f"{field} {DOTS}")
    if fields:
        _line(word, f"ลงชื่อ {DOTS} ผู้ยื่น")
    return _bytes(word)


def _line(word: DocumentObject, text: str, size: int = 16, bold: bool = False) -> None:
    run = word.add_paragraph().add_run(text)
    run.font.name, run.font.size = FONT, Pt(size)
    if bold:
        run.font.bold = run.font.cs_bold = True
    properties = run._r.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:cs"), FONT)
    for tag, name, value in (("w:szCs", "w:val", str(size * 2)), ("w:lang", "w:bidi", "th-TH")):
        element = OxmlElement(tag)
        element.set(qn(name), value)
        properties.append(element)


def make_workbook(document: dict[str, Any], tables: list[dict[str, Any]]) -> bytes:
    """An Excel workbook with a sheet for each table."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for number, table in enumerate(tables, start=1):
        sheet = workbook.create_sheet(f"ตาราง {number}")
        sheet.append([document["title"]])
        sheet.append(table["head"])
        for row in table["rows"]:
            sheet.append([_value(cell) for cell in row])
        _format(sheet, len(table["head"]))
    return _bytes(workbook)


def _value(cell: str) -> str | float:
    number = cell.replace(",", "")
    return float(number) if number.replace(".", "", 1).isdigit() else cell


def _format(sheet: Worksheet, columns: int) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name=FONT, size=14, bold=cell.row <= 2)
            cell.alignment = Alignment(vertical="top", wrap_text=cell.row > 1)
            cell.number_format = "#,##0.00" if isinstance(cell.value, float) else "General"
    sheet.row_dimensions[1].height = LINE_HEIGHT
    for row in sheet.iter_rows(min_row=2):
        lines = max(math.ceil(len(str(cell.value)) / COLUMN_WIDTH) for cell in row)
        sheet.row_dimensions[row[0].row].height = LINE_HEIGHT * lines
    for cell in sheet[2]:
        cell.fill = PatternFill("solid", fgColor="DDEBE9")
    for number in range(1, columns + 1):
        sheet.column_dimensions[get_column_letter(number)].width = COLUMN_WIDTH
    sheet.freeze_panes = "A3"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def _bytes(package: DocumentObject | Workbook) -> bytes:
    out = io.BytesIO()
    package.save(out)
    return out.getvalue()
