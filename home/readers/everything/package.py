"""Office files that are zips of XML: each of their parts, whether it is shown or not."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import IO
from xml.sax import SAXException

from defusedxml.common import DefusedXmlException

from home.files import PACKAGE_ERRORS
from home.readers.everything.places import Part, Parts, Place, PlaceKind
from home.readers.everything.sheets_ods import ods_parts
from home.readers.everything.sheets_xlsx import SHEET_PARTS, xlsx_parts
from home.readers.everything.xml_parts import Piece, pieces
from home.readers.pages import CannotBeRead

ERRORS = (*PACKAGE_ERRORS, KeyError, SAXException, DefusedXmlException)
XML = re.compile(r".*\.(xml|rels|vml)$", re.IGNORECASE)
PROPERTIES = re.compile(r"docProps/|customXml/|meta\.xml$|.*\.rels$", re.IGNORECASE)
EMBEDDED = re.compile(r".*\.(docx|xlsx|pptx|odt|ods|pdf|jpe?g|png|csv|txt)$", re.IGNORECASE)
MOST_EMBEDDED = 20 * 1024 * 1024  # bytes of one that is read
# What a part is, by its name; the first that fits.
KINDS: list[tuple[re.Pattern[str], PlaceKind]] = [
    (re.compile(r"word/document\d*\.xml|content\.xml"), PlaceKind.PARAGRAPH),
    (re.compile(r"word/header\d*\.xml"), PlaceKind.HEADER),
    (re.compile(r"word/footer\d*\.xml"), PlaceKind.FOOTER),
    (re.compile(r"styles\.xml"), PlaceKind.HEADER),  # of OpenDocument: it holds both
    (re.compile(r"word/(footnotes|endnotes)\.xml"), PlaceKind.NOTE),
    (
        re.compile(r".*(comments?|threadedComment|persons?)[^/]*\.xml", re.IGNORECASE),
        PlaceKind.COMMENT,
    ),
    (re.compile(r".*\.rels"), PlaceKind.LINK),
    (re.compile(r"docProps/.*|customXml/.*|meta\.xml"), PlaceKind.PROPERTIES),
]
SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
OPEN_TO_ALL = (PlaceKind.PARAGRAPH, PlaceKind.HEADER, PlaceKind.FOOTER, PlaceKind.NOTE)
ASIDES = {
    "deleted": PlaceKind.DELETED,
    "comment": PlaceKind.COMMENT,
    "note": PlaceKind.NOTE,
    "text_box": PlaceKind.TEXT_BOX,
}
SEEN_ASIDES = (PlaceKind.NOTE, PlaceKind.TEXT_BOX)
Inner = Callable[[IO[bytes], str], Parts]


def read_package(file: IO[bytes], extension: str, inner: Inner | None) -> Parts:
    """All texts of an office file. ``inner`` reads a file that is inside of it; None: do not."""
    try:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            read: set[str] = set()
            if extension == "xlsx":
                read = {name for name in names if SHEET_PARTS.fullmatch(name)}
                yield from xlsx_parts(package)
            if extension == "ods":
                read = {"content.xml"}
                yield from ods_parts(package)
            for name in sorted(set(names) - read):
                if XML.fullmatch(name):
                    yield from _texts(package, name)
                elif inner and EMBEDDED.fullmatch(name):
                    yield from _embedded(package, name, inner)
    except ERRORS:
        raise CannotBeRead from None


def _texts(package: zipfile.ZipFile, name: str) -> Iterator[Part]:
    with package.open(name) as part:
        for piece in pieces(part, every_element=bool(PROPERTIES.match(name))):
            yield Part(_place(name, piece), piece.text)


def _place(name: str, piece: Piece) -> Place:
    if found := SLIDE.fullmatch(name):
        kind, number = PlaceKind.SLIDE, int(found[1])
    else:
        kind = next((kind for names, kind in KINDS if names.fullmatch(name)), PlaceKind.OTHER)
        number = piece.number if kind == PlaceKind.PARAGRAPH else 0
    if piece.aside in ASIDES:
        aside = ASIDES[piece.aside]
        return Place(aside, is_hidden=aside not in SEEN_ASIDES)
    is_shown = kind in (*OPEN_TO_ALL, PlaceKind.SLIDE) and piece.aside != "attribute"
    return Place(kind, number, name if kind == PlaceKind.OTHER else "", is_hidden=not is_shown)


def _embedded(package: zipfile.ZipFile, name: str, inner: Inner) -> Iterator[Part]:
    if package.getinfo(name).file_size > MOST_EMBEDDED:
        return
    content = io.BytesIO(package.read(name))
    short = name.rpartition("/")[2]
    try:
        for part in inner(content, short.rpartition(".")[2].lower()):
            place = part.place._replace(inside=short, is_hidden=True)
            yield Part(place, part.text)
    except CannotBeRead:
        return  # a picture of a kind that nobody reads is no fault of the file
