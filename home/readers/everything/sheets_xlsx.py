"""The cells of an Excel workbook with the place of each, hidden ones too; row by row."""

import re
import zipfile
from collections.abc import Iterator
from xml.sax.xmlreader import AttributesImpl

from defusedxml.ElementTree import fromstring
from openpyxl.utils import column_index_from_string

from home.readers.everything.places import Part, Place, PlaceKind
from home.readers.office import small_part
from home.readers.pages import IsTooLong
from home.readers.xml_stream import Collector, stream

SHEET_PARTS = re.compile(r"xl/(worksheets/[^/]+\.xml|sharedStrings\.xml)")
MOST_SHARED = 30_000_000  # characters of the table of strings that are kept
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LETTERS = re.compile(r"[A-Z]+")
WHOLE = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+|\d+\.0+")
BETWEEN = "\t"  # what parts the cells of a row


def xlsx_parts(package: zipfile.ZipFile) -> Iterator[Part]:
    """Each row of each sheet, and after it its parts; all texts of a sheet that are no cells."""
    shared = _shared_strings(package)
    for name, path, is_hidden in _sheets(package):
        with package.open(path) as part:
            yield from stream(part, _Sheet(name, is_hidden, shared))


def _sheets(package: zipfile.ZipFile) -> list[tuple[str, str, bool]]:
    """(name, part, whether it is hidden) of the sheets in their order; the parts that the workbook
    does not name come last."""
    stored = sorted(name for name in package.namelist() if name.startswith("xl/worksheets/sheet"))
    relations = fromstring(small_part(package, "xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    found = []
    for sheet in fromstring(small_part(package, "xl/workbook.xml")).iterfind(".//{*}sheet"):
        target = targets.get(sheet.get(RELATION), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        is_hidden = sheet.get("state", "visible") != "visible"
        if path in stored:
            found.append((sheet.get("name", ""), path, is_hidden))
    named = {path for _name, path, _hidden in found}
    return found + [(path, path, True) for path in stored if path not in named]


def _shared_strings(package: zipfile.ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in package.namelist():
        return []
    with package.open(name) as part:
        return list(stream(part, _Strings()))


class _Strings(Collector[str]):
    """The workbook's table of strings; readings for another script are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.is_text = False
        self.length = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        name = name.rpartition(":")[2]
        self.is_text = name == "t"

    def characters(self, content: str) -> None:
        if self.is_text:
            self.words.append(content)
            self.length += len(content)
            if self.length > MOST_SHARED:
                raise IsTooLong

    def endElement(self, name: str) -> None:
        name = name.rpartition(":")[2]
        self.is_text = False
        if name == "si":
            self.done.append("".join(self.words))
            self.words = []


class _Sheet(Collector[Part]):
    """A worksheet: a part for each row, whose cells are known by ``Row``."""

    def __init__(self, name: str, is_hidden: bool, shared: list[str]) -> None:
        super().__init__()
        self.name, self.is_hidden, self.shared = name, is_hidden, shared
        self.hidden_columns: list[range] = []
        self.row, self.row_hidden = 0, False
        self.cells: list[tuple[str, str]] = []  # (cell, text)
        self.cell, self.kind, self.element = "", "", ""
        self.value: list[str] = []
        self.formula: list[str] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        self.element = name = name.rpartition(":")[2]
        if name == "col" and attrs.get("hidden") in ("1", "true"):
            self.hidden_columns.append(range(int(attrs["min"]), int(attrs["max"]) + 1))
        elif name == "row":
            self.row = int(attrs.get("r", str(self.row + 1)))
            self.row_hidden = attrs.get("hidden") in ("1", "true")
        elif name == "c":
            self.cell, self.kind = attrs.get("r", ""), attrs.get("t", "n")
            self.value, self.formula = [], []
        elif name in ("hyperlink", "dataValidation"):
            words = " ".join(attrs.values())
            self.done.append(Part(Place(PlaceKind.LINK, is_hidden=True), words))

    def characters(self, content: str) -> None:
        if self.element in ("v", "t"):
            self.value.append(content)
        elif self.element in ("f", "formula1", "formula2"):
            self.formula.append(content)
        elif self.element.endswith(("Header", "Footer")):
            self.value.append(content)

    def endElement(self, name: str) -> None:
        name = name.rpartition(":")[2]
        self.element = ""
        if name == "c":
            self.cells += [(self.cell, self._text()), (self.cell, "".join(self.formula))]
            self.value, self.formula = [], []
        elif name == "row":
            self._end_row()
        elif name.endswith(("Header", "Footer")):
            kind = PlaceKind.HEADER if name.endswith("Header") else PlaceKind.FOOTER
            self.done.append(Part(Place(kind), "".join(self.value)))
            self.value = []

    def _text(self) -> str:
        value = "".join(self.value)
        if self.kind == "s" and value.isdecimal() and int(value) < len(self.shared):
            return self.shared[int(value)]
        if self.kind == "n" and WHOLE.fullmatch(value) and float(value).is_integer():
            return str(int(float(value)))
        return value

    def _end_row(self) -> None:
        """Each cell by itself, for its place; and the row as a whole, for what cells part."""
        filled = [(cell, text) for cell, text in self.cells if text]
        self.cells = []
        if not filled:
            return
        for cell, text in filled:
            self.done.append(Part(self._place(cell), text))
        whole = BETWEEN.join(text for _cell, text in filled)
        if len(filled) > 1:
            place = Place(PlaceKind.CELL, self.row, self.name, is_hidden=self._hides())
            self.done.append(Part(place, whole))

    def _place(self, cell: str) -> Place:
        return Place(PlaceKind.CELL, self.row, self.name, cell, self._hides(cell))

    def _hides(self, cell: str = "") -> bool:
        letters = LETTERS.match(cell)
        column = column_index_from_string(letters[0]) if letters else 0
        in_hidden = any(column in columns for columns in self.hidden_columns)
        return self.is_hidden or self.row_hidden or in_hidden
