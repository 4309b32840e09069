"""How high a row must be so that wrapped Thai text is not cut.

Excel fits rows without a height when it opens a file, LibreOffice does not: so every row gets one.
"""

import math
import re
from collections.abc import Iterable

MAX_HEIGHT = 409.0  # points; Excel's limit
LINE = 1.6  # the height of a line of TH Sarabun New, in font sizes: its marks stand high
PADDING = 3.0  # points
# A column's width counts digits of the workbook's default font. A Thai letter is about as wide
# (0.97, measured in Sarabun, Garuda and Loma).
LETTERS_PER_WIDTH = 0.93
UNUSED_LETTERS = 2.5  # the end of a line stays empty where the next word does not fit
_ABOVE_OR_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")  # Thai marks take no width


def row_height(cells: Iterable[tuple[str, float]], font_size: float) -> float:
    """The height in points of a row whose ``cells`` are (text, column width).

    The text must be in the workbook's default font, of size ``font_size``.
    """
    lines = max((_lines(text, _letters_per_line(width)) for text, width in cells), default=1)
    return min(MAX_HEIGHT, lines * LINE * font_size + PADDING)


def _letters_per_line(width: float) -> float:
    return max(1.0, width * LETTERS_PER_WIDTH - UNUSED_LETTERS)


def _lines(text: str, letters_per_line: float) -> int:
    if len(text) <= letters_per_line and "\n" not in text:
        return 1
    lengths = (len(_ABOVE_OR_BELOW.sub("", line)) for line in text.split("\n"))
    return sum(max(1, math.ceil(length / letters_per_line)) for length in lengths)
