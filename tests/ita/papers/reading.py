"""Reading papers in tests."""

import io
from typing import Any

import pypdfium2
from docx import Document

from home.files import PDFIUM_LOCK


def pages_of(pdf: bytes) -> list[str]:
    """The text layer of each page, lines joined, as a search would see it."""
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(pdf)
        texts = [page.get_textpage().get_text_range() for page in document]
    return [_plain(text) for text in texts]


def text_of(pdf: bytes) -> str:
    return "".join(pages_of(pdf))


def words_of(docx: bytes) -> str:
    """All text of a Word document, in paragraphs and cells."""
    document = Document(io.BytesIO(docx))
    return "\n".join(element.text or "" for element in document.element.iter() if _is_text(element))


def _is_text(element: Any) -> bool:
    return str(element.tag).endswith("}t")


def _plain(text: str) -> str:
    """Without line ends, which stand anywhere; ำ as one character."""
    for old, new in (("\r", ""), ("\n", ""), ("\ufffe", ""), ("\u0e4d\u0e32", "\u0e33")):
        text = text.replace(old, new)
    return text
