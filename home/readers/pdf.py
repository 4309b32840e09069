"""The text layer of a PDF, page by page."""

import re
from typing import IO

import pypdfium2
from pypdfium2.raw import (
    FPDF_ERR_PASSWORD,
    FPDF_ERR_SECURITY,
)

from home.files import PDFIUM_LOCK
from home.readers.layout import mend_layout
from home.readers.limits import MAX_PAGE_CHARACTERS
from home.readers.pages import CannotBeRead, IsEncrypted, Pages, PageText
from home.thai.repair import join_lines

STAMP = re.compile(r"^\s*Scanned (with|by) \w+\s*$", re.IGNORECASE | re.MULTILINE)


def read_pdf(file: IO[bytes]) -> Pages:
    """PDFium serves one thread at a time: the lock is held for a page, never between pages."""
    document = open_pdf(file)
    try:
        count = len(document)
        for position in range(count):
            with PDFIUM_LOCK:
                text = text_of(document, position)
            yield PageText(position + 1, join_lines(STAMP.sub("", text)), of=count)
    finally:
        with PDFIUM_LOCK:
            document.close()


def open_pdf(file: IO[bytes]) -> pypdfium2.PdfDocument:
    with PDFIUM_LOCK:
        try:
            return pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError as error:
            if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
                raise IsEncrypted from None
            raise CannotBeRead from None


def text_of(document: pypdfium2.PdfDocument, position: int) -> str:
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
        return mend_layout(words, text)
    finally:
        page.close()  # closes its text too
