"""Files of every kind that may be uploaded, and of some that may not."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

import docx
import openpyxl
import pytest
import typst
from django.core.exceptions import ValidationError
from PIL import Image

from home.files import MESSAGES, FileFacts, identify

MB = 1024 * 1024
THAI = "รายงานผลการปฏิบัติราชการ ปีงบประมาณ พ.ศ. ๒๕๖๙ ที่ทำการปกครอง"
OFFICE = "application/vnd.openxmlformats-officedocument."
WORD_MAIN = OFFICE + "wordprocessingml.document.main+xml"


def sized(content: bytes, filename: str, max_size: int = 20 * MB) -> FileFacts:
    return identify(io.BytesIO(content), filename, max_size)


def refusal(content: bytes, filename: str, max_size: int = 20 * MB) -> str:
    """The code with which the file is refused; the file is rewound all the same."""
    file = io.BytesIO(content)
    file.seek(len(content) // 2)
    with pytest.raises(ValidationError) as caught:
        identify(file, filename, max_size)
    assert file.tell() == 0
    assert caught.value.code in MESSAGES
    return str(caught.value.code)


def package(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_parts(content: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """A copy of a package with more parts, or with other content in the parts it has."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return package({**{name: archive.read(name) for name in archive.namelist()}, **parts})


def content_types(main: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/'
        'package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/main.xml" ContentType="{main}"/></Types>'
    )


@cache
def thai_pdf(pages: int = 1) -> bytes:
    body = f"#for page in range({pages}) [{THAI} #pagebreak(weak: true)]"
    return typst.compile(body.encode())


@cache
def thai_docx() -> bytes:
    buffer, document = io.BytesIO(), docx.Document()
    document.add_paragraph(THAI)
    document.save(buffer)
    return buffer.getvalue()


@cache
def thai_xlsx() -> bytes:
    buffer, book = io.BytesIO(), openpyxl.Workbook()
    book.worksheets[0].append(["ลำดับ", THAI])
    book.save(buffer)
    return buffer.getvalue()


def pptx() -> bytes:
    return package(
        {
            "[Content_Types].xml": content_types(OFFICE + "presentationml.presentation.main+xml"),
            "main.xml": "<p/>",
        }
    )


def opendocument(kind: str = "text", **parts: str) -> bytes:
    manifest = "<manifest:manifest/>"
    return package(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": THAI,
            "META-INF/manifest.xml": manifest,
        }
        | parts
    )


@cache
def picture(form: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(buffer, form)
    return buffer.getvalue()


def locked_pdf() -> bytes:
    """A PDF whose user password is not the empty one."""
    return (
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n"
        b"4 0 obj\n<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>"
        b"\nendobj\ntrailer\n<</Root 1 0 R/Encrypt 4 0 R/ID[<33><33>]/Size 5>>\n%%EOF\n"
    )


SAMPLES: dict[str, Callable[[], bytes]] = {
    "pdf": thai_pdf,
    "docx": thai_docx,
    "xlsx": thai_xlsx,
    "pptx": pptx,
    "odt": opendocument,
    "ods": lambda: opendocument("spreadsheet"),
    "csv": lambda: f"ลำดับ,เรื่อง\r\n1,{THAI}\r\n".encode(),
    "txt": lambda: THAI.encode(),
    "jpg": lambda: picture("JPEG"),
    "png": lambda: picture("PNG"),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)
HTML = "<!DOCTYPE html><html><body>สวัสดี</body></html>".encode()
