"""What of a file can be read from its pixels alone: pages that are pictures, and pictures."""

import io
import warnings
import zipfile
from collections.abc import Generator, Iterator
from typing import IO, Any, NamedTuple

import pypdfium2
from PIL import Image, ImageOps
from pypdfium2 import raw

from home.files import PACKAGE_ERRORS, PDFIUM_LOCK
from home.photos import PICTURE_ERRORS
from home.readers.everything.package import MOST_EMBEDDED
from home.readers.everything.places import Place, PlaceKind
from home.readers.ocr import DPI
from home.readers.pages import CannotBeRead
from home.readers.pdf import STAMP, open_pdf, text_of

PICTURES = ("jpg", "png")
PACKAGES = ("docx", "xlsx", "pptx", "odt", "ods")
SCANNABLE = ("pdf", *PICTURES, *PACKAGES)
POINTS = 72  # in an inch
LARGEST_SIDE = 4_000  # pixels that are read: A3 at 240 dpi
SMALLEST_SIDE = 150  # pixels; a smaller picture holds no line of words
# Share of a page: an identity card on A4 covers 7 %, an emblem 1.5 %, a scan under its text all.
PICTURE_OF_WORDS = (0.05, 0.8)


class Scan(NamedTuple):
    """A picture and where it stands. ``number`` counts pages or pictures of the file from 1;
    ``picture`` is None where it cannot be drawn."""

    number: int
    place: Place
    picture: Image.Image | None


def scans_in(file: IO[bytes], extension: str, after: int = 0) -> Generator[Scan, None, None]:
    """Each picture whose words no reader of text finds, in a fixed order, behind the number
    ``after``; one is in memory at a time.

    Raises:
        CannotBeRead, IsEncrypted: see ``home.readers``.
    """
    if extension == "pdf":
        yield from _of_pdf(file, after)
    elif extension in PICTURES and not after:
        yield from _scan(1, Place(PlaceKind.PIXELS), file)
    elif extension in PACKAGES:
        yield from _of_package(file, after)


def _of_pdf(file: IO[bytes], after: int) -> Iterator[Scan]:
    document = open_pdf(file)
    try:
        for position in range(after, len(document)):
            with PDFIUM_LOCK:
                if not _is_picture(document, position):
                    continue
                drawn = _draw(document, position)
            yield Scan(position + 1, Place(PlaceKind.SCANNED_PAGE, position + 1), drawn)
    finally:
        with PDFIUM_LOCK:
            document.close()


def _is_picture(document: pypdfium2.PdfDocument, position: int) -> bool:
    """Whether the page shows something that its text does not say."""
    has_text = bool(STAMP.sub("", text_of(document, position)).strip())
    try:
        page = document[position]
    except pypdfium2.PdfiumError:
        return True  # whoever looks at the file is told that it could not be read
    try:
        if not has_text:
            return bool(raw.FPDFPage_CountObjects(page) > 0)
        least, most = (share * page.get_width() * page.get_height() for share in PICTURE_OF_WORDS)
        pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
        return any(least <= _area(each) <= most for each in pictures)
    except pypdfium2.PdfiumError:
        return True
    finally:
        page.close()


def _area(shown: Any) -> float:
    left, bottom, right, top = shown.get_bounds()
    return float(abs((right - left) * (top - bottom)))


def _draw(document: pypdfium2.PdfDocument, position: int) -> Image.Image | None:
    try:
        page = document[position]
        try:
            scale = min(DPI / POINTS, LARGEST_SIDE / max(page.get_size()))
            bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
            drawn: Image.Image = bitmap.to_pil().copy()
            bitmap.close()
        finally:
            page.close()
    except (pypdfium2.PdfiumError, *PICTURE_ERRORS):
        return None
    return drawn


def _of_package(file: IO[bytes], after: int) -> Iterator[Scan]:
    try:
        with zipfile.ZipFile(file) as package:
            names = sorted(name for name in package.namelist() if _extension(name) in PICTURES)
            for number, name in enumerate(names[after:], start=after + 1):
                place = Place(PlaceKind.PIXELS, inside=name.rpartition("/")[2])
                if package.getinfo(name).file_size > MOST_EMBEDDED:
                    yield Scan(number, place, None)
                else:
                    yield from _scan(number, place, io.BytesIO(package.read(name)))
    except PACKAGE_ERRORS:
        raise CannotBeRead from None


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower().replace("jpeg", "jpg")


def _scan(number: int, place: Place, file: IO[bytes]) -> Iterator[Scan]:
    """Nothing of a picture that is too small for words."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # many pixels: uploads refuse more than can be held
            with Image.open(file) as picture:
                picture.draft("L", (LARGEST_SIDE, LARGEST_SIDE))
                upright = ImageOps.exif_transpose(picture).convert("L")
    except (*PICTURE_ERRORS, Image.DecompressionBombError):
        yield Scan(number, place, None)
        return
    upright.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    if min(upright.size) >= SMALLEST_SIDE:
        yield Scan(number, place, upright)
