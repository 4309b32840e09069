"""The cells of an OpenDocument spreadsheet with the place of each."""

import zipfile
from collections.abc import Iterator
from xml.sax.xmlreader import AttributesImpl

from openpyxl.utils import get_column_letter

from home.readers.everything.places import Part, Place, PlaceKind
from home.readers.everything.sheets_xlsx import BETWEEN
from home.readers.everything.xml_parts import TELLING
from home.readers.xml_stream import Collector, stream

UNSEEN = ("collapse", "filter")
MOST_COLUMNS = 16_384


def ods_parts(package: zipfile.ZipFile) -> Iterator[Part]:
    """Each cell, its comment, and each row as a whole."""
    with package.open("content.xml") as part:
        yield from stream(part, _Tables())


class _Tables(Collector[Part]):
    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.sheet_hidden = self.row_hidden = False
        self.row = self.column = 0
        self.columns: list[bool] = []  # whether each is hidden
        self.repeated_rows = self.repeated = 1
        self.words: list[str] = []
        self.comment: list[str] | None = None
        self.cells: list[str] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        name = name.rpartition(":")[2]
        if name == "style":
            self.style = attrs.get("style:name", "")
        elif name == "table-properties" and attrs.get("table:display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "table":
            self.name, self.row, self.columns = attrs.get("table:name", ""), 0, []
            self.sheet_hidden = attrs.get("table:style-name") in self.hidden_styles
        elif name == "table-column":
            count = min(int(attrs.get("table:number-columns-repeated", "1")), MOST_COLUMNS)
            hidden = attrs.get("table:visibility") in UNSEEN
            self.columns += [hidden] * min(count, MOST_COLUMNS - len(self.columns))
        elif name == "table-row":
            self.repeated_rows = int(attrs.get("table:number-rows-repeated", "1"))
            self.row, self.column, self.cells = self.row + 1, 0, []
            self.row_hidden = attrs.get("table:visibility") in UNSEEN
        elif name in ("table-cell", "covered-table-cell"):
            self.repeated = int(attrs.get("table:number-columns-repeated", "1"))
            self.column, self.words = self.column + 1, []
        elif name == "annotation":
            self.comment = []
        elif name in ("s", "tab"):
            self._writing().append(" ")
        self._note_attributes(attrs)

    def characters(self, content: str) -> None:
        self._writing().append(content)

    def endElement(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "p":
            self._writing().append("\n")
        elif name == "annotation":
            self._tell(PlaceKind.COMMENT, "".join(self.comment or []))
            self.comment = None
        elif name in ("table-cell", "covered-table-cell"):
            text = "".join(self.words).strip()
            self._tell(PlaceKind.CELL, text)
            self.cells += [text] if text else []
            self.column, self.words = min(self.column + self.repeated - 1, MOST_COLUMNS), []
        elif name == "table-row":
            if len(self.cells) > 1:
                place = Place(PlaceKind.CELL, self.row, self.name, is_hidden=self._hides())
                self.done.append(Part(place, BETWEEN.join(self.cells)))
            self.row += self.repeated_rows - 1

    def _writing(self) -> list[str]:
        return self.words if self.comment is None else self.comment

    def _note_attributes(self, attrs: AttributesImpl) -> None:
        """The value of a cell stands here in full, whatever its text shows of it."""
        for value in attrs.values():
            if TELLING.search(value):
                self._tell(PlaceKind.CELL, value)

    def _tell(self, kind: PlaceKind, text: str) -> None:
        if not text:
            return
        cell = f"{get_column_letter(self.column)}{self.row}" if self.column and self.row else ""
        hidden = self._hides() or kind == PlaceKind.COMMENT
        self.done.append(Part(Place(kind, self.row, self.name, cell, hidden), text))

    def _hides(self) -> bool:
        in_hidden = 0 < self.column <= len(self.columns) and self.columns[self.column - 1]
        return self.sheet_hidden or self.row_hidden or in_hidden
