"""Makes the new edition: a new file of pictures, with the boxes burnt in."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import IO

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from home.files import PDFIUM_LOCK
from home.redaction.boxes import Box
from home.redaction.pages import Pages, Size, opened

DPI = 200
QUALITY = 80
NEARLY_GREY = 12  # of 255, between two of the three colours
ROOM = 4096  # bytes that a page takes beside its picture, at most


class TooLarge(Exception):
    """The new file would be larger than a file may be."""


def redact(
    source: IO[bytes],
    boxes: Mapping[int, Sequence[Box]],
    target: IO[bytes],
    max_size: int,
    report: Callable[[int], None] = lambda percent: None,
) -> None:
    """Write to ``target`` a PDF with a picture of each page of ``source``, black under ``boxes``.

    Args:
        boxes: by the number of the page, from 1.
        max_size: bytes that the new file may have.
        report: is told how far it is, in percent.

    Raises:
        Unreadable: the source cannot be read.
        TooLarge: see ``max_size``.
        ValueError: there is nothing under a box, or a box is on a page that is not there.
    """
    made = pypdfium2.PdfDocument.new()
    written = 0
    try:
        with opened(source) as pages:
            count = len(pages)
            if not any(boxes.values()) or not set(boxes) <= set(range(1, count + 1)):
                raise ValueError("no box, or a page that is not there")
            for number in range(1, count + 1):
                jpeg, size = _page(pages, number, boxes.get(number, ()))
                written += len(jpeg) + ROOM
                if written > max_size:
                    raise TooLarge
                with PDFIUM_LOCK:
                    _add(made, jpeg, size)
                report(100 * number // count)
        with PDFIUM_LOCK:
            made.save(target)
    finally:
        with PDFIUM_LOCK:
            made.close()


def _page(pages: Pages, number: int, boxes: Sequence[Box]) -> tuple[bytes, Size]:
    drawn, size = pages.picture(number, DPI)
    burn(drawn, boxes)
    out = io.BytesIO()
    _without_colour(drawn).save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), size


def burn(drawn: Image.Image, boxes: Sequence[Box]) -> None:
    """Paint ``boxes`` black, whole pixels outward."""
    draw = ImageDraw.Draw(drawn)
    for box in boxes:
        draw.rectangle(box.pixels(*drawn.size), fill="black")


def _without_colour(drawn: Image.Image) -> Image.Image:
    """In grey where there is no colour: a third of the bytes."""
    red, green, blue = drawn.split()
    differences = (ImageChops.difference(one, green) for one in (red, blue))
    is_grey = all(max(each.histogram()[NEARLY_GREY:]) == 0 for each in differences)
    return drawn.convert("L") if is_grey else drawn


def _add(made: pypdfium2.PdfDocument, jpeg: bytes, size: Size) -> None:
    page = made.new_page(size.width, size.height)
    image = pypdfium2.PdfImage.new(made)
    image.load_jpeg(io.BytesIO(jpeg), inline=True)
    image.set_matrix(pypdfium2.PdfMatrix().scale(size.width, size.height))
    page.insert_obj(image)
    page.gen_content()
    page.close()
