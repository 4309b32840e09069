"""Which pages and pictures are read from their pixels."""

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from home.readers.everything import PlaceKind, scans_in
from home.readers.pages import CannotBeRead
from tests.factories import pdf_bytes, png_bytes
from tests.home.readers.scanned import png_of, scanned_pdf
from tests.home.sample_files import locked_pdf
from tests.search.passages.files import blank_pdf


def places(content: bytes, extension: str, after: int = 0) -> list[str]:
    return [scan.place.label for scan in scans_in(io.BytesIO(content), extension, after)]


def on_a_page(size: tuple[int, int], text: bool) -> bytes:
    """A PDF with a picture so many points large, beside words or not."""
    document = pypdfium2.PdfDocument(pdf_bytes("words")) if text else pypdfium2.PdfDocument.new()
    page = document[0] if text else document.new_page(595, 842)
    picture, jpeg = pypdfium2.PdfImage.new(document), io.BytesIO()
    Image.new("L", (400, 300), "grey").save(jpeg, "JPEG")
    picture.load_jpeg(jpeg, inline=True)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(*size))
    page.insert_obj(picture)
    page.gen_content()
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_pages_without_text_each_once_and_behind_a_number(tmp_path: Path) -> None:
    content = scanned_pdf(tmp_path, ["หนึ่ง", "สอง", "สาม"])
    assert places(content, "pdf") == [f"หน้า {number} (อ่านจากภาพ)" for number in (1, 2, 3)]
    assert places(content, "pdf", after=2) == ["หน้า 3 (อ่านจากภาพ)"]
    assert places(content, "pdf", after=3) == []


@pytest.mark.parametrize(
    ("size", "text", "is_read"),
    [
        ((240, 150), True, True),  # a card beside words
        ((60, 60), True, False),  # an emblem
        ((595, 842), True, False),  # a scan under its own text
        ((60, 60), False, True),
    ],
)
def test_a_picture_beside_words_is_read_by_its_size(
    size: tuple[int, int], text: bool, is_read: bool
) -> None:
    assert bool(places(on_a_page(size, text), "pdf")) is is_read


def test_an_empty_page_is_no_picture() -> None:
    assert places(blank_pdf(3), "pdf") == []
    assert places(pdf_bytes("words"), "pdf") == []


def test_pictures_and_those_inside_of_office_files(tmp_path: Path) -> None:
    png = png_of(tmp_path, "ข้อความ")
    (scan,) = scans_in(io.BytesIO(png), "png")
    assert scan.place.kind == PlaceKind.PIXELS and scan.picture is not None
    assert places(png, "png", after=1) == []
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr("word/media/image1.png", png_bytes())  # too small for words
        archive.writestr("word/media/image2.png", png)
    assert places(package.getvalue(), "docx") == ["image2.png: ข้อความในภาพ (เครื่องอ่าน)"]
    (scan,) = scans_in(io.BytesIO(package.getvalue()), "docx", after=1)
    assert scan.number == 2
    assert places(package.getvalue(), "docx", after=2) == []


def test_what_cannot_be_drawn_is_named() -> None:
    (scan,) = scans_in(io.BytesIO(b"\x89PNG\r\n\x1a\n no such thing"), "png")
    assert scan.picture is None
    for content, extension in ((b"nothing", "docx"), (b"nothing", "pdf"), (locked_pdf(), "pdf")):
        with pytest.raises(CannotBeRead):
            list(scans_in(io.BytesIO(content), extension))
