"""Reads a framework from an Excel workbook (``layout.py`` says how it is built)."""

import io
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook

from home.files import identify
from ita.assessment.frameworks.faults import Fault, FrameworkFileError
from ita.assessment.frameworks.layout import (
    DATA_YEARS,
    FRAMEWORK_FIELDS,
    FRAMEWORK_SHEET,
    NO,
    REQUIRED_HEADINGS,
    SHEETS,
    YES,
)
from ita.assessment.frameworks.rows import Row, Rows

MAX_ROWS = 5_000  # a sheet; the largest framework known has 238 elements
WORDS = {YES: True, NO: False}
DATA_YEAR_CODES: dict[Any, str] = {word: code.value for code, word in DATA_YEARS.items()}


def read_xlsx(content: bytes) -> Rows:
    """The rows of the workbook ``content``.

    Raises:
        FrameworkFileError: not a workbook, or a sheet or heading is missing.
    """
    try:
        return _read(_open(content))
    except FrameworkFileError:
        raise
    except Exception as error:  # openpyxl lets many kinds out of a damaged workbook
        reason = _("The workbook cannot be read. Please save it again as .xlsx.")
        raise FrameworkFileError([Fault("", reason)]) from error


def _read(book: Workbook) -> Rows:
    faults = _missing_sheets(book)
    if faults:
        raise FrameworkFileError(faults)
    tables = {name: _table(book, name, faults) for name in SHEETS}
    head = _head(book)
    if faults:
        raise FrameworkFileError(faults)
    return Rows(head=head, **tables)


def _open(content: bytes) -> Workbook:
    try:
        identify(io.BytesIO(content), "framework.xlsx", settings.DOCUMENT_MAX_SIZE)
    except ValidationError as error:
        raise FrameworkFileError([Fault("", message) for message in error.messages]) from error
    return load_workbook(io.BytesIO(content), read_only=True, data_only=True)


def _missing_sheets(book: Workbook) -> list[Fault]:
    wanted = [FRAMEWORK_SHEET, *(name for name, _columns in SHEETS.values())]
    return [
        Fault(
            "",
            _("The sheet “%(sheet)s” is missing; the workbook has: %(found)s")
            % {"sheet": name, "found": ", ".join(book.sheetnames)},
        )
        for name in wanted
        if name not in book.sheetnames
    ]


def _head(book: Workbook) -> Row:
    names = {label: name for name, label in FRAMEWORK_FIELDS.items()}
    values = {}
    for cells in book[FRAMEWORK_SHEET].iter_rows(max_row=50, max_col=2, values_only=True):
        label = str(cells[0] or "").strip()
        if label in names and len(cells) > 1:
            values[names[label]] = cells[1]
    return Row(_("sheet “%(sheet)s”") % {"sheet": FRAMEWORK_SHEET}, values)


def _table(book: Workbook, table: str, faults: list[Fault]) -> list[Row]:
    sheet_name, columns = SHEETS[table]
    before = (list(SHEETS).index(table) + 1) * 2 * MAX_ROWS  # sheets one after the other
    lines = book[sheet_name].iter_rows(max_row=MAX_ROWS + 2, max_col=50, values_only=True)
    headings = [str(cell or "").strip() for cell in next(lines, ())]
    positions = {name: headings.index(text) for name, text in columns.items() if text in headings}
    for name in REQUIRED_HEADINGS[table]:
        if name not in positions:
            reason = _("The heading “%(heading)s” is missing.") % {"heading": columns[name]}
            faults.append(Fault(_place(sheet_name, 1), reason))
    rows = [
        Row(_place(sheet_name, number), _values(cells, positions), before + number)
        for number, cells in enumerate(lines, start=2)
        if any(cell not in (None, "") for cell in cells)
    ]
    if len(rows) > MAX_ROWS:
        reason = _("More than %(limit)s rows.") % {"limit": MAX_ROWS}
        faults.append(Fault(_place(sheet_name, MAX_ROWS + 2), reason))
    return rows


def _values(cells: tuple[Any, ...], positions: dict[str, int]) -> dict[str, Any]:
    values = {
        name: cells[position]
        for name, position in positions.items()
        if position < len(cells) and cells[position] is not None
    }
    for name in ("title_confirmed", "heading"):
        values[name] = _yes_or_no(values.get(name))
    if "data_year" in values:
        values["data_year"] = DATA_YEAR_CODES.get(values["data_year"], values["data_year"])
    values["quarters"] = _quarters(values.get("quarters"))
    return values


def _yes_or_no(value: object) -> Any:
    if value in (None, ""):
        return False
    return WORDS.get(value.strip(), value) if isinstance(value, str) else value


def _quarters(value: object) -> Any:
    """ "1, 2" gives [1, 2]; what is no number stays, for the validator to tell."""
    if value in (None, ""):
        return []
    parts = str(value).replace(" ", "").split(",")
    return [int(part) if part.isdecimal() else part for part in parts]


def _place(sheet: str, row: int) -> str:
    return _("sheet “%(sheet)s” row %(row)s") % {"sheet": sheet, "row": row}
