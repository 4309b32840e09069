"""What only the layout of a PDF page can say: which breaks are none, and where a paragraph ends.

PDFium writes a space where letters stand apart, and a line end where a low vowel looks like another
line. A writer that shifts Thai marks or spreads a line gets both inside words.
"""

import re
from collections.abc import Iterator
from ctypes import c_double
from statistics import median

import pypdfium2
from pypdfium2.raw import FPDFText_GetCharOrigin, FPDFText_GetFontSize, FPDFText_IsGenerated

BREAK_IN_THAI = re.compile(r"(?<=[ก-๎])(?: (?=[ก-๎])|\r\n(?=[ก-๎ ]))")
LINE_END = re.compile(r"(?<=.)\r\n(?=.)")
PARAGRAPH_END = "\r\n\r\n"
# Share of the font's size. In files of LibreOffice (six Thai fonts, justified) the gaps that are no
# spaces reach 0.21, in those of Typst real spaces begin at 0.33.
NARROWEST_SPACE = 0.25
SAME_LINE = 0.2
WIDEST_STEP = 1.25  # of the usual step from line to line of the page

Span = tuple[int, int]


def mend_layout(words: pypdfium2.PdfTextPage, text: str) -> str:
    """``text``, which begins with the first character of the page ``words``, without false breaks
    and with an empty line after each paragraph that the layout shows."""
    if len(text) > words.count_chars():  # positions in the text are not those on the page
        return text
    changes = dict.fromkeys(_paragraph_ends(words, text), PARAGRAPH_END)
    changes |= dict.fromkeys(_false_breaks(words, text), "")
    parts, done = [], 0
    for (start, end), instead in sorted(changes.items()):
        parts += [text[done:start], instead]
        done = end
    return "".join([*parts, text[done:]])


def _false_breaks(words: pypdfium2.PdfTextPage, text: str) -> Iterator[Span]:
    """Breaks between Thai letters that stand on one line and next to each other."""
    for found in BREAK_IN_THAI.finditer(text):
        before, after = found.start() - 1, found.end()
        if FPDFText_IsGenerated(words, found.start()) != 1:
            continue
        size = FPDFText_GetFontSize(words, before)
        gap = words.get_charbox(after, loose=True)[0] - words.get_charbox(before, loose=True)[2]
        drop = abs(_baseline(words, before) - _baseline(words, after))
        if -size < gap < size * NARROWEST_SPACE and drop < size * SAME_LINE:
            yield found.span()


def _paragraph_ends(words: pypdfium2.PdfTextPage, text: str) -> list[Span]:
    """Line ends after which the next line stands further down than is usual, or further up."""
    ends = [found.span() for found in LINE_END.finditer(text)]
    steps = [_baseline(words, start - 1) - _baseline(words, end) for start, end in ends]
    usual = median([step for step in steps if step > 0] or [0])
    return [
        end for end, step in zip(ends, steps, strict=True) if not 0 < step <= usual * WIDEST_STEP
    ]


def _baseline(words: pypdfium2.PdfTextPage, position: int) -> float:
    x, y = c_double(), c_double()
    FPDFText_GetCharOrigin(words, position, x, y)
    return y.value
