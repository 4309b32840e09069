"""Writes a framework as a workbook that ``reading_xlsx`` reads, and the blank form of one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from ita.assessment.checks.notation import to_text
from ita.assessment.frameworks.cells import write_texts, write_value
from ita.assessment.frameworks.form_notes import EXAMPLE, HINTS, NOTES
from ita.assessment.frameworks.keys import REMARKS as REMARK_KEYS
from ita.assessment.frameworks.layout import (
    DATA_YEARS,
    DEADLINES,
    ELEMENTS,
    EXAMPLE_SHEET,
    EXAMPLE_TITLE,
    FRAMEWORK_FIELDS,
    FRAMEWORK_SHEET,
    INDICATORS,
    ITEMS,
    NO,
    NOTES_SHEET,
    NOTES_TITLE,
    PAIRS_HEADINGS,
    PAIRS_SHEETS,
    RECURRENCES,
    REMARKS,
    REQUIREMENTS,
    SCOPES,
    SCORING,
    SHEETS,
    SUB_INDICATORS,
    WORDINGS,
    WORDS,
    YES,
)
from ita.assessment.frameworks.sheets import letters_of
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
WIDTHS = {"title": 70, "text": 80, "section": 40, "what": 60, "source": 40, "title_source": 40}
NARROW = 18
FORM_ROWS = 2_000  # of the drop-downs
Table = Iterable[dict[str, Any]]


def write_xlsx(framework: Framework, target: IO[bytes]) -> None:
    """Write ``framework`` with all its parts to the open binary file ``target``."""
    head = {name: getattr(framework, name) for name in FRAMEWORK_FIELDS if name != "fiscal_year"}
    pairs = {
        SCORING: framework.scoring,
        REMARKS: {key: framework.remarks[key] for key in REMARK_KEYS if key in framework.remarks},
    }
    _write(target, {**head, "fiscal_year": framework.year_be}, _tables(framework), pairs)


def write_form(target: IO[bytes]) -> None:
    """Write the blank form with its notes and an example."""
    _write(target, {}, {}, {})


def _write(
    target: IO[bytes],
    head: dict[str, Any],
    tables: dict[str, Table],
    pairs: dict[str, dict[str, Any]],
) -> None:
    book = Workbook(write_only=True)
    _write_lines(book, NOTES_SHEET, [[NOTES_TITLE], *([note] for note in NOTES)], (110,))
    lines = [[label, head.get(name, "")] for name, label in FRAMEWORK_FIELDS.items()]
    _write_lines(book, FRAMEWORK_SHEET, lines, (40, 80), headings="column")
    for table in SHEETS:
        _write_table(book, table, tables.get(table, ()))
    for name, title in PAIRS_SHEETS.items():
        rows = [[key, write_value(value)] for key, value in pairs.get(name, {}).items()]
        _write_lines(book, title, [list(PAIRS_HEADINGS.values()), *rows], (40, 80), headings="row")
    example = [[EXAMPLE_TITLE], *EXAMPLE]
    _write_lines(book, EXAMPLE_SHEET, example, (NARROW, 50, 30, 30, 30, 30))
    book.active = 1
    book.save(target)


def _write_lines(
    book: Workbook, title: str, lines: list[list[Any]], widths: tuple[int, ...], headings: str = ""
) -> None:
    sheet = book.create_sheet(title)
    for column, width in enumerate(widths):
        sheet.column_dimensions[letters_of(column)].width = width
    for number, line in enumerate(lines):
        is_heading = (number == 0 and headings != "column", headings == "column")
        cells = [
            _cell(sheet, value, HEADING if is_heading[0] or (is_heading[1] and at == 0) else BODY)
            for at, value in enumerate(line)
        ]
        sheet.append(cells)


def _write_table(book: Workbook, table: str, rows: Table) -> None:
    title, columns = SHEETS[table]
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for column, name in enumerate(columns):
        sheet.column_dimensions[letters_of(column)].width = WIDTHS.get(name, NARROW)
        if name in WORDS:
            _offer(sheet, letters_of(column), list(WORDS[name]))
    headings = [_cell(sheet, label, HEADING) for label in columns.values()]
    for cell, name in zip(headings, columns, strict=True):
        if hint := HINTS.get(name):
            cell.comment = Comment(hint, "", height=120, width=320)
    sheet.append(headings)
    for row in rows:
        sheet.append([_cell(sheet, row.get(name, ""), BODY) for name in columns])


def _offer(sheet: Any, letter: str, words: list[str]) -> None:
    choice = DataValidation("list", formula1='"' + ",".join(words) + '"', allow_blank=True)
    choice.error, choice.errorTitle = "กรุณาเลือกจากรายการ", "ค่าไม่ถูกต้อง"
    choice.add(f"{letter}2:{letter}{FORM_ROWS}")
    sheet.data_validations.append(choice)


def _cell(sheet: Any, value: object, style: dict[str, Any]) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with "=" would become a formula
    for name, part in style.items():
        setattr(cell, name, part)
    return cell


def _tables(framework: Framework) -> dict[str, Table]:
    items = list(framework.items.prefetch_related("elements"))
    return {
        DEADLINES: (
            {"what": row.what, "date": row.stated, "source": row.source}
            for row in framework.deadlines.all()
        ),
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
        "indicator": item.indicator_code,
        "sub_indicator": item.sub_indicator_code,
        "data_year": _word(DATA_YEARS, item.data_year),
        "recurrence": _word(RECURRENCES, item.recurrence),
        "weight": "" if item.weight is None else format(item.weight.normalize(), "f"),
        "successor_of": ", ".join(item.predecessors),
        "wording": _word(WORDINGS, item.wording),
        "title_source": item.source,
        "observed_evidence": write_texts(item.observed),
        "note": item.note,
    }


def _word(words: Mapping[Any, str], value: str) -> str:
    return next(word for code, word in words.items() if code.value == value)


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
        "requirement": _word(REQUIREMENTS, element.requirement),
        "scope": _word(SCOPES, element.scope),
        "quarters": ", ".join(str(quarter) for quarter in element.quarters),
        "months": ", ".join(str(month) for month in element.months),
        "wording": _word(WORDINGS, element.wording),
        "source": element.source,
        "note": element.note,
        "checks": to_text(element.checks),
    }
