"""The pages of a PDF as pictures, one at a time; PDFium draws them as a reader would."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

import pypdfium2
from PIL import Image
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from home.files import PDFIUM_LOCK

POINTS = 72  # in an inch
MOST_PIXELS = 40_000_000  # of one page: a sheet of A0 at 144 dpi
LARGEST_SIDE = 20_000


class Unreadable(Exception):
    """The PDF cannot be read; ``is_locked``: it has a password."""

    def __init__(self, is_locked: bool = False) -> None:
        super().__init__(is_locked)
        self.is_locked = is_locked


@dataclass(frozen=True)
class Size:
    """Of a page as it is shown, turned and cut: in points."""

    width: float
    height: float


class Pages:
    """The pages of an opened PDF, by their numbers from 1. PDFium serves one thread at a time: it
    is the caller's for one page, never between pages."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf

    def __len__(self) -> int:
        with PDFIUM_LOCK:
            return len(self._pdf)

    @contextmanager
    def page(self, number: int) -> Iterator[Any]:
        """PDFium's own page, which nobody else's thread can disturb.

        Raises:
            Unreadable: it is broken inside.
        """
        with PDFIUM_LOCK:
            try:
                page = self._pdf[number - 1]
                try:
                    yield page
                finally:
                    page.close()
            except pypdfium2.PdfiumError as error:
                raise Unreadable from error

    def size(self, number: int) -> Size:
        with self.page(number) as page:
            return Size(*page.get_size())

    def picture(self, number: int, dpi: float) -> tuple[Image.Image, Size]:
        """The page as it is shown, with notes and fields; coarser than ``dpi`` where it is huge."""
        with self.page(number) as page:
            size = Size(*page.get_size())
            bitmap = page.render(scale=_scale(size, dpi), may_draw_forms=True, draw_annots=True)
            drawn = bitmap.to_pil().convert("RGB")
            bitmap.close()
            return drawn, size


@contextmanager
def opened(file: IO[bytes]) -> Iterator[Pages]:
    """The PDF in ``file``, with its form's fields drawn.

    Raises:
        Unreadable: also where a page turns out to be broken inside.
    """
    with PDFIUM_LOCK:
        try:
            pdf = pypdfium2.PdfDocument(file)
            pdf.init_forms()
        except pypdfium2.PdfiumError as error:
            locked = error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
            raise Unreadable(locked) from error
    try:
        yield Pages(pdf)
    finally:
        with PDFIUM_LOCK:
            pdf.close()


def count_pages(file: IO[bytes]) -> int:
    """Raises Unreadable, also for a PDF without a page."""
    with opened(file) as pages:
        count = len(pages)
    if not count:
        raise Unreadable
    return count


def _scale(size: Size, dpi: float) -> float:
    if min(size.width, size.height) <= 0:
        raise pypdfium2.PdfiumError("a page without a size")
    fitting = math.sqrt(MOST_PIXELS / (size.width * size.height))
    longest = LARGEST_SIDE / max(size.width, size.height)
    return min(dpi / POINTS, fitting, longest)
