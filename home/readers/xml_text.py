"""The text in a part of an office file: a paragraph or a row of a table is a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, NamedTuple
from xml.sax.xmlreader import AttributesImpl

from home.readers.xml_stream import Collector, stream


@dataclass(frozen=True)
class Dialect:
    """Names of elements, without their prefix. ``text`` is where text stands; what is in
    ``skipped`` is no text of the document: remarks, deleted passages, a second version."""

    text: frozenset[str]
    paragraph: frozenset[str]
    skipped: frozenset[str]
    row: str
    blanks: frozenset[str]
    line_ends: frozenset[str]
    sheet: str = ""


OFFICE_OPEN = Dialect(  # ECMA-376: WordprocessingML and DrawingML
    text=frozenset({"t"}),
    paragraph=frozenset({"p"}),
    skipped=frozenset({"Fallback"}),
    row="tr",
    blanks=frozenset({"tab"}),
    line_ends=frozenset({"br", "cr"}),
)
OPEN_DOCUMENT = Dialect(  # OASIS OpenDocument 1.3
    text=frozenset({"p", "h"}),
    paragraph=frozenset({"p", "h"}),
    skipped=frozenset({"annotation", "tracked-changes"}),
    row="table-row",
    blanks=frozenset({"s", "tab"}),
    line_ends=frozenset({"line-break"}),
    sheet="table",
)


class Piece(NamedTuple):
    """Some text in the order of the part, and in which table of a spreadsheet it stands."""

    text: str
    sheet: int
    sheet_name: str


def pieces(part: IO[bytes], dialect: Dialect) -> Iterator[Piece]:
    """The text of ``part`` while it is read: no more than a chunk of it is in memory.

    Raises:
        SAXException, DefusedXmlException: it is no XML, or declares entities.
    """
    yield from stream(part, _Handler(dialect))


class _Handler(Collector[Piece]):
    def __init__(self, dialect: Dialect) -> None:
        super().__init__()
        self.dialect = dialect
        self.texts = self.skips = self.rows = self.tables = 0  # how deep the place is in each
        self.sheet, self.sheet_name = 0, ""
        self.written: list[str] = []

    def take(self) -> Iterator[Piece]:
        self._end_piece()
        yield from super().take()

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        name = name.rpartition(":")[2]
        dialect = self.dialect
        self.skips += name in dialect.skipped
        self.texts += name in dialect.text
        self.rows += name == dialect.row
        if name == dialect.sheet:
            self.tables += 1
            if self.tables == 1:
                self._end_piece()
                self.sheet, self.sheet_name = self.sheet + 1, attrs.get("table:name", "")
        if name in dialect.blanks:
            self._write(" ")
        elif name in dialect.line_ends:
            self._write("\n")

    def endElement(self, name: str) -> None:
        name = name.rpartition(":")[2]
        dialect = self.dialect
        self.texts -= name in dialect.text
        self.rows -= name == dialect.row
        self.tables -= name == dialect.sheet
        if name in dialect.paragraph:
            self._write(" " if self.rows else "\n")
        elif name == dialect.row and not self.rows:
            self._write("\n")
        self.skips -= name in dialect.skipped

    def characters(self, content: str) -> None:
        if self.texts:
            self._write(content)

    def _write(self, text: str) -> None:
        if not self.skips:
            self.written.append(text)

    def _end_piece(self) -> None:
        if text := "".join(self.written):
            self.done.append(Piece(text, self.sheet, self.sheet_name))
        self.written = []
