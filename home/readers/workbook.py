"""The cells of a workbook, as it was last calculated: a row is a line."""

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import IO, Any

from openpyxl import load_workbook

from home.files import PACKAGE_ERRORS
from home.readers.pages import CannotBeRead, Pages, PageText
from home.thai.calendar import format_date

ROWS = 200  # read at once
COLUMNS = 500  # a row goes on to 16,384


def read_xlsx(file: IO[bytes]) -> Pages:
    try:
        book = load_workbook(file, read_only=True, data_only=True)
        for number, sheet in enumerate(book.worksheets, start=1):
            sheet.reset_dimensions()  # some writers state wrong ones
            rows = sheet.iter_rows(max_col=COLUMNS, values_only=True)
            while chunk := list(islice(rows, ROWS)):
                text = "".join(f"{line}\n" for line in map(_line, chunk) if line)
                yield PageText(number, text, of=len(book.worksheets), label=sheet.title)
        book.close()
    except (*PACKAGE_ERRORS, KeyError, AttributeError, SyntaxError, TypeError, IndexError):
        raise CannotBeRead from None  # what openpyxl lets out of a malformed workbook


def _line(cells: Iterable[Any]) -> str:
    return " ".join(_written(cell) for cell in cells if cell is not None)


def _written(cell: Any) -> str:
    """Dates as offices write them; whole numbers without the ".0" that some programs store."""
    if isinstance(cell, date):
        return format_date(cell, short=True) if cell.year > 1 else ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())
