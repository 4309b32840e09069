"""One way to all text of a file, by its type."""

from typing import IO

from home.readers.everything.package import read_package
from home.readers.everything.pdf import read_pdf_wholly
from home.readers.everything.pictures import read_picture_data
from home.readers.everything.places import Part, Parts, Place, PlaceKind
from home.readers.pages import CannotBeRead
from home.readers.plain import decoded

PACKAGES = ("docx", "xlsx", "pptx", "odt", "ods")
PICTURES = ("jpg", "jpeg", "png")
PLAIN = ("csv", "txt")
AT_ONCE = 200_000  # characters


def read_everything(file: IO[bytes], extension: str) -> Parts:
    """Every text in ``file`` and in the files inside of it, one after the other.

    Raises:
        CannotBeRead, IsEncrypted: see ``home.readers``.
    """
    return _read(file, extension, is_inside=False)


def _read(file: IO[bytes], extension: str, is_inside: bool = True) -> Parts:
    """What is inside of what is inside is not read: nothing could end that."""
    inner = None if is_inside else _read
    if extension in PACKAGES:
        yield from read_package(file, extension, inner)
    elif extension == "pdf":
        yield from read_pdf_wholly(file, inner)
    elif extension in PICTURES:
        yield from read_picture_data(file)
    elif extension in PLAIN:
        yield from _lines(decoded(file.read()))
    else:
        raise CannotBeRead


def _lines(text: str) -> Parts:
    """The text in pieces that end with a line, so that whoever reads can stop between them."""
    start, number = 0, 1
    while start < len(text):
        end = text.find("\n", start + AT_ONCE) + 1 or len(text)
        yield Part(Place(PlaceKind.LINE, number), text[start:end])
        number += text.count("\n", start, end)
        start = end
