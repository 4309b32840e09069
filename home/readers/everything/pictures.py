"""What a camera or program wrote into a picture: EXIF, XMP, comments. Pixels are not read."""

import warnings
from collections.abc import Iterator
from typing import IO, Any

from PIL import Image

from home.photos import PICTURE_ERRORS
from home.readers.everything.places import Part, Parts, Place, PlaceKind
from home.readers.pages import CannotBeRead

PLACE = Place(PlaceKind.PICTURE, is_hidden=True)
LONGEST = 1_000_000
EXIF_FOLDERS = (0x8769, 0x8825, 0xA005)  # EXIF proper, GPS, interoperability


def read_picture_data(file: IO[bytes]) -> Parts:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # many pixels: none is decoded here
            with Image.open(file) as picture:
                yield from (Part(PLACE, text) for text in _texts(picture))
    except (*PICTURE_ERRORS, Image.DecompressionBombError):
        raise CannotBeRead from None


def _texts(picture: Image.Image) -> Iterator[str]:
    for name, value in picture.info.items():
        if name not in ("exif", "icc_profile"):
            yield from _written(value)
    exif = picture.getexif()
    for folder in (dict(exif), *(exif.get_ifd(number) for number in EXIF_FOLDERS)):
        for value in folder.values():
            yield from _written(value)


def _written(value: Any) -> Iterator[str]:
    """Windows keeps its titles in UTF-16, which is bytes here."""
    if isinstance(value, str):
        yield value[:LONGEST]
    elif isinstance(value, bytes):
        for encoding in ("utf-8", "utf-16-le"):
            yield value[:LONGEST].decode(encoding, "ignore").replace("\0", " ")
    elif isinstance(value, tuple | list):
        if value and all(isinstance(each, int) and 0 <= each < 256 for each in value):
            yield from _written(bytes(value))
        else:
            for each in value:
                yield from _written(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _written(each)
