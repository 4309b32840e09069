"""One sheet of a workbook: its rows with their cells, and how they are read from its XML."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from django.utils.translation import gettext as _
from openpyxl.utils.datetime import from_excel

MAX_ROWS, MAX_COLUMNS = 10_100, 60  # rows that hold anything, with headings and titles
MAX_MERGED, MAX_REMARKS = 20_000, 50
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Line:
    """A row of a sheet; ``cells`` by column, from 0."""

    number: int
    cells: dict[int, Any] = field(default_factory=dict)
    is_hidden: bool = False


@dataclass
class Sheet:
    """``remarks``: what an officer must know of how it was read."""

    name: str
    is_hidden: bool = False
    lines: list[Line] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # row, column, to, to
    hidden_columns: list[int] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def fill_down(self) -> None:
        """Give the first value of merged cells to each row that they stand in; across the columns
        it stands once."""
        by_row = {line.number: line for line in self.lines}
        for top, left, bottom, _right in self.merged:
            first = by_row.get(top)
            if first is None or left not in first.cells:
                continue
            for number in range(top + 1, min(bottom, top + MAX_ROWS) + 1):
                if number in by_row:
                    by_row[number].cells.setdefault(left, first.cells[left])


class TooMuch(Exception):
    """A limit was reached; the words are for the officer."""


class Counted(Protocol):
    """What a reader asks of the workbook that the sheet is in."""

    strings: list[str]
    dates: set[int]
    epoch: datetime

    def keep(self, text: str) -> str: ...

    def count_cell(self) -> None: ...


class SheetReader:
    """Turns the events of one sheet's part into lines."""

    def __init__(self, package: Counted, sheet: Sheet) -> None:
        self.package, self.sheet = package, sheet
        self.line: Line | None = None
        self.row = self.column = 0
        self.kind, self.style = "", 0
        self.words: list[str] = []
        self.in_value = self.has_formula = False

    def start(self, tag: str, values: dict[str, str]) -> None:
        if tag == "row":
            self._begin_row(values)
        elif tag == "c":
            self._begin_cell(values)
        elif tag in ("v", "t"):
            self.in_value = True
        elif tag == "f":
            self.has_formula = True
        elif tag == "mergeCell":
            self._merge(values.get("ref", ""))
        elif tag == "col" and values.get("hidden") in ("1", "true"):
            first, last = int(values.get("min", "1")), int(values.get("max", "1"))
            self.sheet.hidden_columns += range(first - 1, min(last, MAX_COLUMNS))

    def text(self, data: str) -> None:
        if self.in_value:
            self.words.append(data)

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self.in_value = False
        elif tag == "c":
            self._end_cell()
        elif tag == "row" and self.line and self.line.cells:
            self.sheet.lines.append(self.line)

    def _begin_row(self, values: dict[str, str]) -> None:
        self.row = int(values.get("r", self.row + 1))
        if len(self.sheet.lines) >= MAX_ROWS:
            limit = {"sheet": self.sheet.name, "limit": MAX_ROWS}
            raise TooMuch(_("The sheet “%(sheet)s” has more than %(limit)s rows.") % limit)
        self.line = Line(self.row, is_hidden=values.get("hidden") in ("1", "true"))
        self.column = -1

    def _begin_cell(self, values: dict[str, str]) -> None:
        found = REFERENCE.fullmatch(values.get("r", ""))
        self.column = _column(found[1]) if found else self.column + 1
        self.kind, self.style = values.get("t", "n"), int(values.get("s", "0"))
        self.words.clear()
        self.has_formula = False

    def _end_cell(self) -> None:
        text = "".join(self.words)
        if self.has_formula and text == "":
            self._remark(_("the formula has no stored value: open the file, save it again"))
        if text == "" or self.line is None:
            return
        self.package.count_cell()
        if self.column >= MAX_COLUMNS:
            self._remark(_("beyond the columns that are read"))
            return
        if self.kind == "e":
            self._remark(_("the cell shows the error %(error)s") % {"error": text[:20]})
            return
        self.line.cells[self.column] = self._value(text)

    def _value(self, text: str) -> Any:
        if self.kind == "s":
            return self.package.strings[int(text)]
        if self.kind in ("str", "inlineStr"):
            return self.package.keep(text)
        if self.kind == "b":
            return text == "1"
        if self.kind == "d":
            return text[:10]
        number = float(text)
        if self.style in self.package.dates:
            try:
                moment = from_excel(number, self.package.epoch)
            except (ValueError, OverflowError):
                moment = None
            if isinstance(moment, datetime | date):
                return moment.date() if isinstance(moment, datetime) else moment
        return int(number) if number.is_integer() and abs(number) < 10**15 else number

    def _remark(self, reason: str) -> None:
        place = f"{letters_of(self.column)}{self.row}"
        if len(self.sheet.remarks) < MAX_REMARKS:
            words = {"sheet": self.sheet.name, "cell": place, "reason": reason}
            self.sheet.remarks.append(_("sheet “%(sheet)s” cell %(cell)s: %(reason)s") % words)

    def _merge(self, reference: str) -> None:
        found = REFERENCE.findall(reference)
        if len(found) == 2 and len(self.sheet.merged) < MAX_MERGED:
            (left, top), (right, bottom) = found
            corners = (int(top), _column(left), int(bottom), _column(right))
            self.sheet.merged.append(corners)


def letters_of(column: int) -> str:
    """ "A" for 0, "AA" for 26."""
    letters = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1
