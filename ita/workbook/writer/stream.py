"""A write-only sheet of openpyxl whose rows are written as XML at once.

openpyxl makes two objects and five elements for each cell, which is most of the time of a large
workbook. Here a row is one text; columns, styles, filters, validations and all else stay
openpyxl's.

A formula is written with its value beside it (``<v>`` after ``<f>``): openpyxl drops that value,
and then Protected View, previewers and programs that do not calculate show an empty cell.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.packaging.relationship import Relationship
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.xml.constants import REL_NS
from openpyxl.xml.functions import Element, SubElement, fromstring

from home.core.spreadsheets import excel_text
from ita.workbook.summary import Formula
from ita.workbook.texts import safe_link

MAX_LINKS = 65_530  # Excel's limit for a sheet
Value = str | int | None


class StreamSheet(WriteOnlyWorksheet):
    """Rows are appended by ``add``; ``row_count`` is how many there are."""

    _writer: Any = None

    def __init__(self, workbook: Workbook, title: str) -> None:
        super().__init__(workbook, title)
        self.row_count = 0
        self.links: list[tuple[str, str]] = []  # (cell, address)
        self.letters: list[str] = []

    def add(self, cells: Iterable[str], height: float | None = None) -> None:
        """Append a row of ``cell`` texts."""
        self.row_count += 1
        tall = f' ht="{height:g}" customHeight="1"' if height else ""
        self.append([f'<row r="{self.row_count}"{tall}>{"".join(cells)}</row>'])

    def cell(self, column: int, style: int, value: Value, link: str = "") -> str:
        """A cell of the row that is added next, ``column`` from 0. Only a number or our own
        ``Formula`` can become anything but text; ``link`` was asked of ``safe_link``."""
        while column >= len(self.letters):
            self.letters.append(get_column_letter(len(self.letters) + 1))
        place = f"{self.letters[column]}{self.row_count + 1}"
        if link:
            self.links.append((place, link))
        if value is None or value == "":
            return f'<c r="{place}" s="{style}"/>'
        if isinstance(value, Formula):
            return _formula(place, style, value)
        if isinstance(value, int):
            return f'<c r="{place}" s="{style}"><v>{value}</v></c>'
        return f'<c r="{place}" s="{style}" t="inlineStr"><is>{_text(value)}</is></c>'

    def link_of(self, url: str) -> str:
        """``url`` where a cell can link to it and the sheet can hold one link more, else ""."""
        return (safe_link(url) or "") if url and len(self.links) < MAX_LINKS else ""

    def _values_to_row(self, values: Sequence[str], row_idx: int) -> Sequence[str]:
        return values

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = StreamWriter(self)
            self._writer.write_top()


class StreamWriter(WorksheetWriter):
    def write_row(self, xf: Any, row: Sequence[str], row_idx: int) -> None:
        xf.write(fromstring(row[0]))

    def write_hyperlinks(self) -> None:
        """Each address once in the package, however many cells lead there."""
        numbers: dict[str, str] = {}
        holder = Element("hyperlinks")
        for place, url in self.ws.links:
            if url not in numbers:
                relation = Relationship(type="hyperlink", TargetMode="External", Target=url)
                self._rels.append(relation)
                numbers[url] = relation.Id
            SubElement(holder, "hyperlink", {"ref": place, f"{{{REL_NS}}}id": numbers[url]})
        if self.ws.links:
            self.xf.send(holder)


def add_sheet(workbook: Workbook, title: str) -> StreamSheet:
    """A new sheet at the end of ``workbook``, which must be write-only."""
    sheet = StreamSheet(workbook, title)
    workbook._add_sheet(sheet)
    return sheet


def _text(value: str) -> str:
    text = excel_text(value)
    keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<t{keep}>{escape(text)}</t>"


def _formula(place: str, style: int, formula: Formula) -> str:
    value = formula.value
    kind = ' t="str"' if isinstance(value, str) else ""
    shown = escape(excel_text(value)) if isinstance(value, str) else repr(value)
    return f'<c r="{place}" s="{style}"{kind}><f>{escape(formula[1:])}</f><v>{shown}</v></c>'
