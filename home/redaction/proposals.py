"""Boxes that the machine proposes: where it finds personal data on a page."""

from collections.abc import Iterator
from ctypes import c_double, c_int
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from home.personal_data import Kind, Match, find_personal_data
from home.redaction.boxes import Box, as_lists, read_boxes
from home.redaction.pages import Pages

FINE = 100_000  # units into which a page is divided for asking where something is shown
MARGIN = 0.003  # of the page, around the letters


@dataclass(frozen=True)
class Proposal:
    """What was found, and the boxes that cover it: one for each line on which it stands."""

    kind: Kind
    boxes: tuple[Box, ...]


def proposals(pages: Pages, number: int) -> list[Proposal]:
    """Of page ``number`` (from 1). A scan has none."""
    with pages.page(number) as page:
        text = page.get_textpage()
        try:
            matches = [each for each in find_personal_data(_letters(text)) if each.kind.holds]
            made = [Proposal(each.kind, tuple(_on_page(page, text, each))) for each in matches]
            return [each for each in made if each.boxes]
        finally:
            text.close()


def _letters(text: Any) -> str:
    """One character for each letter of PDFium, so that places are the same."""
    codes = (raw.FPDFText_GetUnicode(text.raw, index) for index in range(text.count_chars()))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


def _on_page(page: Any, text: Any, match: Match) -> list[Box]:
    """What of it is shown: letters stand beside the page too, where it was cut."""
    return read_boxes(as_lists(_boxes(page, text, match.start, match.end)))


def _boxes(page: Any, text: Any, start: int, end: int) -> Iterator[Box]:
    line: Box | None = None
    for index in range(start, end):
        letter = _letter_box(page, text, index)
        if letter is None:
            continue
        if line and _is_on_line(line, letter):
            line = _around(line, letter)
            continue
        if line:
            yield _wider(line)
        line = letter
    if line:
        yield _wider(line)


def _letter_box(page: Any, text: Any, index: int) -> Box | None:
    sides = [c_double() for _n in range(4)]
    if not raw.FPDFText_GetCharBox(text.raw, index, *sides):
        return None
    left, right, bottom, top = (side.value for side in sides)
    if right <= left and top <= bottom:
        return None
    corners = [_shown(page, x, y) for x in (left, right) for y in (bottom, top)]
    across, down = zip(*corners, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def _shown(page: Any, x: float, y: float) -> tuple[float, float]:
    """A point of the page's own space in parts of the page as it is shown."""
    across, down = c_int(), c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, FINE, FINE, 0, x, y, across, down)
    return across.value / FINE, down.value / FINE


def _is_on_line(line: Box, letter: Box) -> bool:
    middle = (letter.top + letter.bottom) / 2
    is_level = line.top - 0.01 <= middle <= line.bottom + 0.01
    return is_level and letter.left >= line.left - 0.02


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _wider(box: Box) -> Box:
    return Box(
        max(0.0, box.left - MARGIN),
        max(0.0, box.top - MARGIN),
        min(1.0, box.right + MARGIN),
        min(1.0, box.bottom + MARGIN),
    )
