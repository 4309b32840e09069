"""The text layer of a PDF, page by page."""

import re
from ctypes import c_double
from typing import IO

import pypdfium2
from pypdfium2.raw import (
    FPDF_ERR_PASSWORD,
    FPDF_ERR_SECURITY,
    FPDFText_GetCharOrigin,
    FPDFText_GetFontSize,
    FPDFText_IsGenerated,
)

from home.files import PDFIUM_LOCK
from home.thai.repair import join_lines
from search.passages.limits import MAX_PAGE_CHARACTERS
from search.passages.readers.pages import CannotBeRead, IsEncrypted, Pages, PageText

BREAK_IN_THAI = re.compile(r"(?<=[ก-๎])(?: (?=[ก-๎])|\r\n(?=[ก-๎ ]))")
# Share of the font's size. In files of LibreOffice (six Thai fonts, justified) the gaps that are no
# spaces reach 0.21, in those of Typst real spaces begin at 0.33.
NARROWEST_SPACE = 0.25
SAME_LINE = 0.2
STAMP = re.compile(r"^\s*Scanned (with|by) \w+\s*$", re.IGNORECASE | re.MULTILINE)


def read_pdf(file: IO[bytes]) -> Pages:
    """PDFium serves one thread at a time: the lock is held for a page, never between pages."""
    document = _open(file)
    try:
        count = len(document)
        for position in range(count):
            with PDFIUM_LOCK:
                text = _text_of(document, position)
            yield PageText(position + 1, join_lines(STAMP.sub("", text)), of=count)
    finally:
        with PDFIUM_LOCK:
            document.close()


def _open(file: IO[bytes]) -> pypdfium2.PdfDocument:
    with PDFIUM_LOCK:
        try:
            return pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError as error:
            if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
                raise IsEncrypted from None
            raise CannotBeRead from None


def _text_of(document: pypdfium2.PdfDocument, position: int) -> str:
    """The text of one page; a page that cannot be read has none."""
    try:
        page = document[position]
    except pypdfium2.PdfiumError:
        return ""
    try:
        words = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    else:
        text = words.get_text_range(count=min(words.count_chars(), MAX_PAGE_CHARACTERS))
        return _without_false_breaks(words, text)
    finally:
        page.close()  # closes its text too


def _without_false_breaks(words: pypdfium2.PdfTextPage, text: str) -> str:
    """PDFium writes a space where letters stand apart, and a line end where a low vowel looks like
    another line. A writer that shifts Thai marks or spreads a line gets them inside words."""
    if len(text) < min(words.count_chars(), MAX_PAGE_CHARACTERS):  # then positions differ
        return text
    kept, end = [], 0
    for found in BREAK_IN_THAI.finditer(text):
        if FPDFText_IsGenerated(words, found.start()) == 1 and _is_false(words, *found.span()):
            kept.append(text[end : found.start()])
            end = found.end()
    return "".join([*kept, text[end:]])


def _is_false(words: pypdfium2.PdfTextPage, start: int, end: int) -> bool:
    """Whether the letters before and after stand on one line and next to each other."""
    size = FPDFText_GetFontSize(words, start - 1)
    right = words.get_charbox(start - 1, loose=True)[2]
    gap = words.get_charbox(end, loose=True)[0] - right
    drop = abs(_baseline(words, start - 1) - _baseline(words, end))
    return bool(-size < gap < size * NARROWEST_SPACE and drop < size * SAME_LINE)


def _baseline(words: pypdfium2.PdfTextPage, position: int) -> float:
    x, y = c_double(), c_double()
    FPDFText_GetCharOrigin(words, position, x, y)
    return y.value
