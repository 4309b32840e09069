"""Makes the new edition: a new file of pictures, with the boxes burnt in."""

from collections.abc import Callable, Mapping, Sequence
from typing import IO

from PIL import Image, ImageChops, ImageDraw

from home.redaction.boxes import Box
from home.redaction.pages import Pages, Size, opened
from home.redaction.picture_file import Packed, PictureFile, as_fax, as_jpeg

DPI, COARSER = 200, 150
NEARLY_GREY = 12  # of 255, between two of the three colours
ROOM = 1024  # bytes that a page takes beside its picture, at most
LONG = 300  # pages, from which on those of letters alone become black and white: smaller by far
LONGEST = 1_500  # pages, from which on all are drawn coarser
PAPER = 160  # of 255: as bright as this is white there
HALF_TONES = slice(64, 192)
MOST_HALF_TONES = 0.1  # share of a page of letters: their edges. Photos have more


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
    One page is in memory at a time.

    Args:
        boxes: by the number of the page, from 1.
        max_size: bytes that the new file may have.
        report: is told how far it is, in percent.

    Raises:
        Unreadable: the source cannot be read.
        TooLarge: see ``max_size``.
        ValueError: there is nothing under a box, or a box is on a page that is not there.
    """
    made = PictureFile(target)
    with opened(source) as pages:
        count = len(pages)
        if not any(boxes.values()) or not set(boxes) <= set(range(1, count + 1)):
            raise ValueError("no box, or a page that is not there")
        for number in range(1, count + 1):
            picture, size = _page(pages, number, boxes.get(number, ()), count)
            if made.size + len(picture.content) + ROOM > max_size:
                raise TooLarge
            made.add_page(picture, size.width, size.height)
            report(100 * number // count)
    made.close()


def _page(pages: Pages, number: int, boxes: Sequence[Box], count: int) -> tuple[Packed, Size]:
    drawn, size = pages.picture(number, DPI if count < LONGEST else COARSER)
    burn(drawn, boxes)
    plain = _without_colour(drawn)
    if count >= LONG and plain.mode == "L" and _is_of_letters(plain):
        return as_fax(plain.point(lambda bright: 255 * (bright >= PAPER), "1")), size
    return as_jpeg(plain), size


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


def _is_of_letters(grey: Image.Image) -> bool:
    """Whether nearly all of the page is ink or paper."""
    bright = grey.histogram()
    return sum(bright[HALF_TONES]) <= MOST_HALF_TONES * sum(bright)
