"""Office files that are zips of XML: the text of their parts, streamed, never a tree in memory."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from xml.etree.ElementTree import ParseError
from xml.sax import SAXException

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from home.files import MAX_PART, PACKAGE_ERRORS
from home.readers.pages import CannotBeRead, Pages, PageText
from home.readers.xml_text import (
    OFFICE_OPEN,
    OPEN_DOCUMENT,
    Dialect,
    Piece,
    pieces,
)

ERRORS = (*PACKAGE_ERRORS, KeyError, SAXException, ParseError, DefusedXmlException)
# The text itself first; then what stands above, below and at the foot of its pages.
WORD_PARTS = [
    re.compile(rf"word/{name}\d*\.xml")
    for name in ("document", "header", "footer", "footnotes", "endnotes")
]
SLIDES = "ppt/presentation.xml"
SLIDE_FILES = "ppt/_rels/presentation.xml.rels"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_docx(file: IO[bytes]) -> Pages:
    """A Word file has no pages before it is printed."""
    with _package(file) as package:
        names = package.namelist()
        for part in WORD_PARTS:
            for name in sorted(filter(part.fullmatch, names)):
                for piece in _pieces(package, name, OFFICE_OPEN):
                    yield PageText(1, piece.text)


def read_pptx(file: IO[bytes]) -> Pages:
    """The slides as they are shown, which is not the order of their files."""
    with _package(file) as package:
        names = _slides(package)
        for number, name in enumerate(names, start=1):
            yield PageText(number, "", of=len(names))  # a slide without text counts too
            for piece in _pieces(package, name, OFFICE_OPEN):
                yield PageText(number, piece.text, of=len(names))


def read_odt(file: IO[bytes]) -> Pages:
    with _package(file) as package:
        for piece in _pieces(package, "content.xml", OPEN_DOCUMENT):
            yield PageText(1, piece.text)


def read_ods(file: IO[bytes]) -> Pages:
    """Sheets are tables of one part. How many there are, only its end shows: so far, this many."""
    with _package(file) as package:
        for piece in _pieces(package, "content.xml", OPEN_DOCUMENT):
            number = max(piece.sheet, 1)
            yield PageText(number, piece.text, of=number, label=piece.sheet_name)


@contextmanager
def _package(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The zip of ``file``; whatever is wrong with it or its parts is CannotBeRead."""
    try:
        with zipfile.ZipFile(file) as package:
            yield package
    except ERRORS:
        raise CannotBeRead from None


def _pieces(package: zipfile.ZipFile, name: str, dialect: Dialect) -> Iterator[Piece]:
    with package.open(name) as part:
        yield from pieces(part, dialect)


def _slides(package: zipfile.ZipFile) -> list[str]:
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in fromstring(small_part(package, SLIDE_FILES))
    }
    shown = fromstring(small_part(package, SLIDES)).iterfind(".//{*}sldId")
    found = [targets.get(slide.get(RELATION), "") for slide in shown]
    names = [target.lstrip("/") if target[:1] == "/" else f"ppt/{target}" for target in found]
    stored = set(package.namelist())
    return [name for name in names if name in stored]


def small_part(package: zipfile.ZipFile, name: str) -> bytes:
    """A part that lists others.

    Raises:
        CannotBeRead: it is too large for that.
    """
    with package.open(name) as part:
        content = part.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise CannotBeRead
    return content
