"""Reads a framework from an Excel workbook: one in our layout (``layout.py``), or any table in
which items and what they need can be recognised (``reading_tables``)."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from ita.assessment.frameworks.cells import read_cell, read_value
from ita.assessment.frameworks.faults import Fault, FrameworkFileError
from ita.assessment.frameworks.headings import key, known, nearest
from ita.assessment.frameworks.keys import REMARKS as REMARK_KEYS
from ita.assessment.frameworks.layout import (
    EXAMPLE_SHEET,
    EXAMPLE_TITLE,
    FRAMEWORK_FIELDS,
    FRAMEWORK_SHEET,
    NOTES_SHEET,
    NOTES_TITLE,
    PAIRS_HEADINGS,
    PAIRS_SHEETS,
    REQUIRED_HEADINGS,
    REQUIRED_SHEETS,
    SCORING,
    SHEETS,
)
from ita.assessment.frameworks.package import read_sheets
from ita.assessment.frameworks.reading_tables import read_tables
from ita.assessment.frameworks.rows import Row, Rows
from ita.assessment.frameworks.sheets import MAX_ROWS, Line, Sheet, letters_of

HEADING_WITHIN = 30  # lines: titles may stand above
NAMED = 12  # rows that are named of many
FOR_PEOPLE = {NOTES_SHEET: NOTES_TITLE, EXAMPLE_SHEET: EXAMPLE_TITLE}


def read_xlsx(content: bytes) -> Rows:
    """The rows of the workbook ``content``.

    Raises:
        FrameworkFileError: not a workbook, or nothing in it is recognised.
    """
    sheets = read_sheets(content)
    for sheet in sheets:
        sheet.fill_down()
    by_name = {key(sheet.name): sheet for sheet in sheets}
    ours = all(key(SHEETS[table][0]) in by_name for table in REQUIRED_SHEETS)
    rows = _Layout(by_name).read() if ours and key(FRAMEWORK_SHEET) in by_name else None
    if rows is None:
        rows = read_tables(sheets)
    for sheet in sheets:
        rows.unknown += sheet.remarks
        rows.warnings += _hidden(sheet)
    return rows


def _hidden(sheet: Sheet) -> Iterator[str]:
    """What nobody saw who looked at the file, and what was read all the same."""
    if sheet.is_hidden and sheet.lines:
        yield _("The sheet “%(sheet)s” is hidden in the file.") % {"sheet": sheet.name}
    rows = [str(line.number) for line in sheet.lines if line.is_hidden]
    if rows:
        words = {"sheet": sheet.name, "rows": _some(rows)}
        yield _("Sheet “%(sheet)s”: rows %(rows)s are hidden in the file; they were read.") % words
    used = {column for line in sheet.lines for column in line.cells}
    columns = [letters_of(column) for column in sheet.hidden_columns if column in used]
    if columns:
        words = {"sheet": sheet.name, "columns": _some(columns)}
        yield (
            _("Sheet “%(sheet)s”: columns %(columns)s are hidden in the file; they were read.")
            % words
        )


def _some(names: list[str]) -> str:
    more = _(" and %(count)s more") % {"count": len(names) - NAMED} if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


class _Layout:
    """Reads a workbook in our layout; collects what it did not understand."""

    def __init__(self, by_name: dict[str, Sheet]) -> None:
        self.by_name = by_name
        self.faults: list[Fault] = []
        self.unknown: list[str] = []

    def read(self) -> Rows:
        head = self._head(self.by_name[key(FRAMEWORK_SHEET)])
        for name, title in PAIRS_SHEETS.items():
            if sheet := self.by_name.get(key(title)):
                self._pairs(sheet, name, head)
        tables: dict[str, Any] = {table: self._table(table) for table in SHEETS}
        self._name_other_sheets()
        if self.faults:
            raise FrameworkFileError(self.faults)
        return Rows(head=head, unknown=self.unknown, **tables)

    def _head(self, sheet: Sheet) -> Row:
        labels = {label: name for name, label in FRAMEWORK_FIELDS.items()}
        values: dict[str, Any] = {}
        for line in sheet.lines:
            label, value = line.cells.get(0), line.cells.get(1)
            name = known(label, labels) if label is not None else None
            if name and name not in values:
                values[name] = read_cell(name, value) if value is not None else ""
                self._beyond(sheet, line, 2)
            else:
                text = next(iter(line.cells.values()))
                self._not_understood(_place(sheet.name, line.number), text, labels)
        return Row(_("sheet “%(sheet)s”") % {"sheet": sheet.name}, values)

    def _beyond(self, sheet: Sheet, line: Line, columns: int) -> None:
        for column in line.cells:
            if column >= columns:
                place = f"{_place(sheet.name, line.number)} {letters_of(column)}"
                self._not_understood(place, line.cells[column], ())

    def _pairs(self, sheet: Sheet, name: str, head: Row) -> None:
        pairs: dict[str, Any] = {}
        for line in sheet.lines:
            label, value = line.cells.get(0), line.cells.get(1)
            if key(label) == key(PAIRS_HEADINGS["name"]) and not pairs:
                continue
            is_known = name == SCORING or str(label) in REMARK_KEYS
            if label is None or value is None or str(label) in pairs or not is_known:
                self._not_understood(_place(sheet.name, line.number), label or value, ())
                continue
            pairs[str(label).strip()] = read_value(value)
            self._beyond(sheet, line, 2)
        if name == SCORING:
            head.values[SCORING] = pairs
        else:
            head.values.update(pairs)

    def _table(self, table: str) -> list[Row]:
        title, columns = SHEETS[table]
        sheet = self.by_name.get(key(title))
        if sheet is None or not sheet.lines:
            return []
        words = {label: name for name, label in columns.items()}
        heading = max(islice(sheet.lines, HEADING_WITHIN), key=lambda line: _matches(line, words))
        places = self._columns(sheet, heading, words)
        for name in REQUIRED_HEADINGS[table]:
            if name not in places.values():
                reason = _("The heading “%(heading)s” is missing.") % {"heading": columns[name]}
                self.faults.append(Fault(_place(sheet.name, heading.number), reason))
        before = (list(SHEETS).index(table) + 1) * 2 * MAX_ROWS  # sheets one after the other
        return list(self._rows(sheet, heading, places, before))

    def _columns(self, sheet: Sheet, heading: Line, words: dict[str, str]) -> dict[int, str]:
        places: dict[int, str] = {}
        for column, text in heading.cells.items():
            name = known(text, words)
            if name and name not in places.values():
                places[column] = name
            elif str(text).strip():
                place = f"{_place(sheet.name, heading.number)} {letters_of(column)}"
                self._not_understood(place, text, words)
        return places

    def _rows(
        self, sheet: Sheet, heading: Line, places: dict[int, str], before: int
    ) -> Iterator[Row]:
        named = set(heading.cells)
        for line in sheet.lines:
            if line is heading:
                continue
            if line.number < heading.number:
                text = next(iter(line.cells.values()))
                self._not_understood(_place(sheet.name, line.number), text, ())
                continue
            for column in line.cells.keys() - named:
                named.add(column)  # once a column
                place = f"{_place(sheet.name, line.number)} {letters_of(column)}"
                self._not_understood(place, line.cells[column], ())
            values = {
                name: read_cell(name, line.cells[column])
                for column, name in places.items()
                if str(line.cells.get(column, "")).strip()
            }
            if values:
                yield Row(_place(sheet.name, line.number), values, before + line.number)

    def _name_other_sheets(self) -> None:
        names = [FRAMEWORK_SHEET, *PAIRS_SHEETS.values(), *(name for name, _c in SHEETS.values())]
        ours = {key(name) for name in names}
        for name, sheet in self.by_name.items():
            first = next(iter(sheet.lines[0].cells.values()), "") if sheet.lines else ""
            is_for_people = key(first) == key(known(sheet.name, FOR_PEOPLE) or "-")
            if name not in ours and sheet.lines and not is_for_people:
                text = _("sheet “%(sheet)s” (%(count)s rows)")
                words = text % {"sheet": sheet.name, "count": len(sheet.lines)}
                self.unknown.append(words + self._guess(sheet.name, names))

    def _not_understood(self, place: str, text: object, words: Any) -> None:
        shown = str(text)[:80]
        found = _("%(place)s: “%(key)s”") % {"place": place, "key": shown}
        self.unknown.append(found + self._guess(shown, words))

    def _guess(self, text: str, words: Any) -> str:
        meant = nearest(text, words)
        return _(" (perhaps “%(word)s” is meant)") % {"word": meant} if meant else ""


def _matches(line: Line, words: dict[str, str]) -> int:
    return len({known(text, words) for text in line.cells.values()} - {None})


def _place(sheet: str, row: int) -> str:
    return _("sheet “%(sheet)s” row %(row)s") % {"sheet": sheet, "row": row}
