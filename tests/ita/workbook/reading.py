"""Reads a sheet as its reader does: by the headings."""

from typing import Any

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from wagtail.models import Site

from ita.assessment.models import Framework
from ita.workbook.book import Book
from ita.workbook.builders import evidence_rows
from ita.workbook.layouts import layout_of
from ita.workbook.rows import EvidenceRow


def evidence_of(framework: Framework, site: Site) -> list[EvidenceRow]:
    """The rows of the evidence sheet of the edition for inside."""
    book = Book(framework, site, layout_of(framework, "OIT"), is_inside=True)
    return [row for scene in book.scenes() for row in evidence_rows(scene)]


def headings(sheet: Worksheet) -> list[str]:
    return [cell.value for cell in sheet[1]]


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Each row below the headings as {heading: value}."""
    names = headings(sheet)
    values = sheet.iter_rows(min_row=2, values_only=True)
    return [dict(zip(names, row, strict=True)) for row in values]


def cells(sheet: Worksheet, heading: str) -> list[Cell]:
    """The cells below ``heading``."""
    column = headings(sheet).index(heading) + 1
    return [sheet.cell(row, column) for row in range(2, sheet.max_row + 1)]
