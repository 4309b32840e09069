"""One way to all text of a file, by its type."""

from typing import IO

from home.readers.everything.package import read_package
from home.readers.everything.pdf import read_pdf_wholly
from home.readers.everything.pictures import read_picture_data
from home.readers.everything.places import Part, Parts, Place, PlaceKind
from home.readers.pages import CannotBeRead
from home.readers.plain import read_plain

PACKAGES = ("docx", "xlsx", "pptx", "odt", "ods")
PICTURES = ("jpg", "jpeg", "png")
PLAIN = ("csv", "txt")


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
        for page in read_plain(file):
            yield Part(Place(PlaceKind.LINE, 1), page.text)
    else:
        raise CannotBeRead
