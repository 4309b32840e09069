"""Writes a framework as a workbook that ``reading_xlsx`` reads: the form for the next year's."""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from ita.assessment.enums import DataYear
from ita.assessment.frameworks.layout import (
    DATA_YEARS,
    ELEMENTS,
    FRAMEWORK_FIELDS,
    FRAMEWORK_SHEET,
    INDICATORS,
    ITEMS,
    NO,
    SHEETS,
    SUB_INDICATORS,
    YES,
)
from ita.assessment.models import Element, Framework, Item

FONT = "TH Sarabun New"
HEADING = {
    "font": Font(name=FONT, size=16, bold=True),
    "fill": PatternFill("solid", fgColor="FFDDE7F0"),
    "alignment": Alignment(wrap_text=True, vertical="top"),
}
BODY = {
    "font": Font(name=FONT, size=16),
    "alignment": Alignment(wrap_text=True, vertical="top"),
    "number_format": "@",  # text: Excel would make 9.10 into 9.1
}
WIDTHS = {"title": 70, "text": 80, "section": 40}
NARROW = 18


def write_xlsx(framework: Framework, target: IO[bytes]) -> None:
    """Write ``framework`` with all its parts to the open binary file ``target``."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(FRAMEWORK_SHEET)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 40, 80
    for name, label in FRAMEWORK_FIELDS.items():
        value = framework.year_be if name == "fiscal_year" else getattr(framework, name)
        sheet.append([_cell(sheet, label, HEADING), _cell(sheet, value, BODY)])
    for table, rows in _tables(framework).items():
        _write_table(book, table, rows)
    book.save(target)


def _write_table(book: Workbook, table: str, rows: Iterable[dict[str, Any]]) -> None:
    title, columns = SHEETS[table]
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for letter, name in zip("ABCDEFGH", columns, strict=False):
        sheet.column_dimensions[letter].width = WIDTHS.get(name, NARROW)
    sheet.append([_cell(sheet, label, HEADING) for label in columns.values()])
    for row in rows:
        sheet.append([_cell(sheet, row.get(name, ""), BODY) for name in columns])


def _cell(sheet: Any, value: object, style: dict[str, Any]) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with "=" would become a formula
    for name, part in style.items():
        setattr(cell, name, part)
    return cell


def _tables(framework: Framework) -> dict[str, Iterable[dict[str, Any]]]:
    items = list(framework.items.select_related("succeeds").prefetch_related("elements"))
    return {
        INDICATORS: framework.indicators.values("code", "title"),
        SUB_INDICATORS: (
            {"indicator": row.indicator_code, "code": row.code, "title": row.title}
            for row in framework.sub_indicators.all()
        ),
        ITEMS: (_item(item) for item in items),
        ELEMENTS: _elements(items),
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "code": item.code,
        "title": item.title,
        "title_confirmed": YES if item.title_confirmed else NO,
        "indicator": item.indicator_code,
        "sub_indicator": item.sub_indicator_code,
        "data_year": DATA_YEARS[DataYear(item.data_year)],
        "succeeds": item.succeeds.code if item.succeeds else "",
    }


def _elements(items: list[Item]) -> Iterator[dict[str, Any]]:
    for item in items:
        for element in item.elements.all():
            yield {"item": item.code, **_element(element)}


def _element(element: Element) -> dict[str, Any]:
    return {
        "no": element.number,
        "section": element.section,
        "text": element.text,
        "kind": element.kind,
        "heading": YES if element.heading else NO,
        "quarters": ",".join(str(quarter) for quarter in element.quarters),
        "confidence": element.confidence,
    }
