"""All text in a part of an office file, in its elements and their attributes, while it is read."""

import re
from collections.abc import Iterator
from typing import IO, NamedTuple
from xml.sax.xmlreader import AttributesImpl

from home.readers.xml_stream import Collector, stream

LONGEST = 1_000_000  # characters of one paragraph
PARAGRAPHS = frozenset({"p", "h"})
# Where words end: two cells are no one number, two runs of letters may be.
ENDS = frozenset({"tc", "tr", "table-cell", "table-row", "si", "comment", "author", "text", "f"})
# Within a paragraph, and no part of its sentence.
ASIDE = {
    "del": "deleted",
    "moveFrom": "deleted",
    "tracked-changes": "deleted",
    "annotation": "comment",
    "note": "note",
    "txbxContent": "text_box",
    "text-box": "text_box",
}
WRITTEN = {
    "tab": "\t",
    "s": " ",
    "br": "\n",
    "cr": "\n",
    "line-break": "\n",
    "noBreakHyphen": "-",
    "ptab": "\t",
}
TELLING = re.compile(r"\d[\W\d_]{7,}\d|\d{9}|@")  # of an attribute, which mostly say how it looks


class Piece(NamedTuple):
    """Some text; ``number`` counts the paragraphs of the part. ``aside`` is empty in the sentence
    itself, else one of the values of ``ASIDE``, or "attribute"."""

    text: str
    number: int
    aside: str = ""


def pieces(part: IO[bytes], every_element: bool = False) -> Iterator[Piece]:
    """The text of ``part``; with ``every_element`` (lists of properties) each ends a word.

    Raises:
        SAXException, DefusedXmlException: it is no XML, or declares entities.
    """
    yield from stream(part, _Handler(every_element))


class _Handler(Collector[Piece]):
    def __init__(self, every_element: bool) -> None:
        super().__init__()
        self.every_element = every_element
        self.number = 1
        self.asides: list[str] = [""]
        self.written: list[list[str]] = [[]]
        self.length = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        prefix, _colon, name = name.rpartition(":")
        if name in ASIDE and (name != "note" or prefix == "text"):
            self.asides.append(ASIDE[name])
            self.written.append([])
        elif name in WRITTEN and (name != "s" or prefix == "text"):
            self.written[-1].append(WRITTEN[name])
        for value in attrs.values():
            if TELLING.search(value):
                self.done.append(Piece(value, self.number, "attribute"))

    def endElement(self, name: str) -> None:
        prefix, _colon, name = name.rpartition(":")
        if name in ASIDE and (name != "note" or prefix == "text"):
            self.end_piece()
            self.asides.pop()
            self.written.pop()
        elif name in PARAGRAPHS:
            self.end_piece()
            self.number += self.asides[-1] == ""
        elif name in ENDS or self.every_element:
            self.written[-1].append("\n")

    def characters(self, content: str) -> None:
        self.written[-1].append(content)
        self.length += len(content)
        if self.length > LONGEST:
            self.end_piece()

    def endDocument(self) -> None:
        self.end_piece()

    def end_piece(self) -> None:
        if text := "".join(self.written[-1]).strip():
            self.done.append(Piece(text, self.number, self.asides[-1]))
        self.written[-1] = []
        self.length = 0
