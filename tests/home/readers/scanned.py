"""Pages as a scanner makes them: pictures of words, and no text."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from home.readers import ocr
from home.redaction.boxes import Box
from home.redaction.making import redact
from tests.search.passages.files import typst_pdf

needs_ocr = pytest.mark.skipif(
    not ocr.is_installed(), reason="tesseract with Thai (tesseract-ocr-tha) is not installed"
)
CORNER = Box(0.0, 0.0, 0.01, 0.01)


def scanned_pdf(folder: Path, pages: list[str]) -> bytes:
    target = io.BytesIO()
    redact(io.BytesIO(typst_pdf(folder, pages)), {1: [CORNER]}, target, 10**8)
    return target.getvalue()


def picture_of(folder: Path, text: str, top: float = 0.3) -> Image.Image:
    """The upper part of a page."""
    document = pypdfium2.PdfDocument(typst_pdf(folder, [text]))
    drawn = document[0].render(scale=200 / 72).to_pil().convert("RGB")
    document.close()
    return drawn.crop((0, 0, drawn.width, round(drawn.height * top)))


def png_of(folder: Path, text: str) -> bytes:
    buffer = io.BytesIO()
    picture_of(folder, text).save(buffer, "PNG")
    return buffer.getvalue()
