"""What may be uploaded, told by example: each rule accepts something and refuses something."""

import hashlib
import io
import time
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from itertools import permutations

import docx
import openpyxl
import pytest
import typst
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from home import files
from home.files import ALLOWED_EXTENSIONS, FILE_TYPES, MESSAGES, FileFacts, identify

MB = 1024 * 1024
THAI = "รายงานผลการปฏิบัติราชการ ปีงบประมาณ พ.ศ. ๒๕๖๙ ที่ทำการปกครอง"
OFFICE = "application/vnd.openxmlformats-officedocument."
WORD_MAIN = OFFICE + "wordprocessingml.document.main+xml"
ODT_MIME = "application/vnd.oasis.opendocument.text"


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


# What is accepted, and what is said about it


def test_every_allowed_type_has_a_sample() -> None:
    assert set(SAMPLES) == set(ALLOWED_EXTENSIONS) == set(FILE_TYPES)


@pytest.mark.parametrize("extension", SAMPLES)
def test_accepts_each_allowed_type(extension: str) -> None:
    content = SAMPLES[extension]()
    assert sized(content, f"รายงานผล ปี ๒๕๖๙.{extension}") == FileFacts(
        extension, FILE_TYPES[extension][0], len(content), hashlib.sha256(content).hexdigest()
    )


@pytest.mark.parametrize(
    ("filename", "extension"),
    [
        ("รายงานผล ปี ๒๕๖๙.pdf", "pdf"),
        ("REPORT.PDF", "pdf"),
        ("ประกาศ ก.พ. 2569.แก้ไข.pdf ", "pdf"),
    ],
)
def test_reads_the_extension_of_a_thai_name(filename: str, extension: str) -> None:
    assert sized(thai_pdf(), filename).extension == extension


def test_jpeg_is_jpg() -> None:
    assert sized(picture("JPEG"), "ภาพกิจกรรม.JPEG").extension == "jpg"


def test_accepts_any_django_file_and_rewinds_it() -> None:
    content = thai_pdf()
    memory = InMemoryUploadedFile(
        io.BytesIO(content), None, "a.pdf", "text/html", len(content), None
    )
    uploads: list[File[bytes]] = [
        ContentFile(content),
        SimpleUploadedFile("a.pdf", content),
        memory,
    ]
    for upload in uploads:
        upload.seek(7)
        assert identify(upload, "a.pdf", MB).sha256 == hashlib.sha256(content).hexdigest()
        assert upload.tell() == 0
        assert not upload.closed


def test_a_file_of_many_chunks_keeps_its_hash() -> None:
    content = b"0123456789,\n" * 100_000
    assert sized(content, "ตาราง.csv").sha256 == hashlib.sha256(content).hexdigest()


def test_a_long_pdf_is_quick() -> None:
    content = thai_pdf(300)
    start = time.perf_counter()
    sized(content, "เล่มรายงาน.pdf")
    assert time.perf_counter() - start < 1


# Size and name


def test_refuses_an_empty_file() -> None:
    assert refusal(b"", "a.pdf") == "empty"


def test_the_limit_itself_is_allowed() -> None:
    content = thai_pdf()
    assert sized(content, "a.pdf", max_size=len(content)).size == len(content)
    assert refusal(content, "a.pdf", max_size=len(content) - 1) == "too_large"


def test_too_large_states_size_and_limit() -> None:
    with pytest.raises(ValidationError) as caught:
        sized(bytes(2 * MB + 1), "a.pdf", max_size=2 * MB)
    assert caught.value.params == {"size": "2.1", "limit": "2"}


@pytest.mark.parametrize("filename", ["รายงาน", "รายงาน ม.ค. ๒๕๖๙", ".pdf", "a.", "", "a.pdf."])
def test_refuses_a_name_without_extension(filename: str) -> None:
    assert refusal(thai_pdf(), filename) == "no_extension"


@pytest.mark.parametrize(
    ("extension", "code"),
    [
        *((extension, "archive_not_allowed") for extension in ("zip", "rar", "7z")),
        *((extension, "legacy_not_allowed") for extension in ("doc", "xls", "ppt")),
        *((extension, "macros") for extension in ("docm", "xlsm", "pptm")),
        *((extension, "type_not_allowed") for extension in ("exe", "html", "svg", "js", "php")),
    ],
)
def test_refuses_other_types_whatever_they_hold(extension: str, code: str) -> None:
    assert refusal(thai_pdf(), f"a.{extension}") == code


# Disguise


@pytest.mark.parametrize(
    ("real", "extension"),
    [pair for pair in permutations(SAMPLES, 2) if set(pair) != {"csv", "txt"}],
)
def test_no_type_passes_for_another(real: str, extension: str) -> None:
    assert refusal(SAMPLES[real](), f"a.{extension}") == "disguised"


@pytest.mark.parametrize(
    "content",
    [HTML, EXE, OLE, package({"a.txt": "x"}), b"Rar!\x1a\x07\x00" + bytes(20), b"{\\rtf1 x}"],
    ids=["html", "exe", "ole", "zip", "rar", "rtf"],
)
@pytest.mark.parametrize("extension", ALLOWED_EXTENSIONS)
def test_nothing_else_passes_for_an_allowed_type(content: bytes, extension: str) -> None:
    assert refusal(content, f"a.{extension}") == "disguised"


@pytest.mark.parametrize("before", [b" ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_blanks_do_not_hide_a_package(before: bytes) -> None:
    assert refusal(before + thai_docx(), "a.docx") in {"damaged", "disguised"}


def test_a_package_may_not_declare_a_type_that_is_none() -> None:
    for name, mime in (("a.png", "image/png"), ("a.txt", "text/plain")):
        assert refusal(package({"mimetype": mime}), name) == "disguised"
        assert refusal(package({"mimetype": WORD_MAIN}), "a.docx") == "disguised"


def test_disguised_names_both_types() -> None:
    with pytest.raises(ValidationError) as caught:
        sized(EXE, "a.docx")
    assert caught.value.params == {"extension": "docx", "real": ".exe"}


# Text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "tis-620", "cp874", "utf-16", "ascii"])
@pytest.mark.parametrize("extension", ["txt", "csv"])
def test_accepts_text_in_the_encodings_of_thai_offices(encoding: str, extension: str) -> None:
    content = f"BM,MZ,{'' if encoding == 'ascii' else THAI}\r\n\t1,2\f\n".encode(encoding)
    assert sized(content, f"a.{extension}").extension == extension


def test_a_character_across_two_chunks_is_read() -> None:
    content = b"a" + "ก".encode() * 50_000
    assert sized(content, "a.txt").size == len(content)


@pytest.mark.parametrize(
    "content",
    [
        THAI.encode() + b"\x00",
        THAI.encode() * 3_000 + b"\x1b[2J",
        THAI.encode("utf-16-le"),
        b"\xff\xfe\x01",
        b"ab\xfc\xfd\xfe",
    ],
    ids=["nul", "late control", "utf-16 without mark", "half a character", "no encoding"],
)
def test_refuses_what_is_not_text(content: bytes) -> None:
    assert refusal(content, "a.txt") == refusal(content, "a.csv") == "not_text"


@pytest.mark.parametrize(
    "start", ["<html>", " \n<!-- x -->", "<SCRIPT>", "<?php ", "<svg/>", "#!/bin/sh\n", "<b>"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_refuses_text_that_starts_like_a_program(start: str, encoding: str) -> None:
    assert refusal((start + THAI).encode(encoding), "a.txt") == "disguised"


def test_accepts_text_with_a_comparison() -> None:
    assert sized("< 5 วัน,มาก\n".encode(), "a.csv").extension == "csv"


# PDF


def test_accepts_a_pdf_after_a_byte_order_mark() -> None:
    assert sized(b"\xef\xbb\xbf" + thai_pdf(), "a.pdf").mime_type == "application/pdf"


def test_refuses_a_pdf_cut_short() -> None:
    content = thai_pdf()
    for share in (0.05, 0.5, 0.95):
        assert refusal(content[: int(len(content) * share)], "a.pdf") == "damaged"


def test_refuses_a_pdf_that_cannot_be_opened() -> None:
    assert refusal(b"%PDF-1.7\n" + b"x" * 5_000 + b"\n%%EOF", "a.pdf") == "damaged"


def test_refuses_a_pdf_with_a_password() -> None:
    assert refusal(locked_pdf(), "a.pdf") == "password_protected"
    assert sized(locked_pdf().replace(b"/Encrypt 4 0 R", b""), "a.pdf").extension == "pdf"


# Packages


@pytest.mark.parametrize("extension", ["docx", "xlsx", "odt"])
def test_refuses_a_damaged_package(extension: str) -> None:
    content = SAMPLES[extension]()
    assert refusal(content[: len(content) // 2], f"a.{extension}") == "damaged"
    at = content.index(b"PK\3\4") + 60
    spoilt = content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 9]) + content[at + 9 :]
    assert refusal(spoilt, f"a.{extension}") == "damaged"


def test_refuses_unusual_compression() -> None:
    parts: dict[str, str | bytes] = {"[Content_Types].xml": content_types(WORD_MAIN)}
    assert sized(package(parts), "a.docx").extension == "docx"
    assert refusal(package(parts, zipfile.ZIP_LZMA), "a.docx") == "damaged"


def test_refuses_two_parts_of_one_name() -> None:
    twice = with_parts(thai_docx(), {"[content_types].XML": content_types(WORD_MAIN)})
    assert refusal(twice, "a.docx") == "damaged"


@pytest.mark.parametrize(
    ("extension", "parts"),
    [
        ("docx", {"word/vbaProject.bin": "x"}),
        ("xlsx", {"xl/deep/er/VBAPROJECT.BIN": "x"}),
        ("xlsx", {"xl/macrosheets/sheet1.xml": "x"}),
        ("odt", {"Basic/Standard/Module1.xml": "x"}),
        ("odt", {"Scripts/python/run.py": "x"}),
        ("ods", {"Basic/script-lc.xml": "x"}),
    ],
)
def test_refuses_parts_with_macros(extension: str, parts: dict[str, str | bytes]) -> None:
    assert refusal(with_parts(SAMPLES[extension](), parts), f"a.{extension}") == "macros"


@pytest.mark.parametrize(
    "declared",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.document.MACRO&#69;nabled.main+xml",
        f'{WORD_MAIN}"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject',
    ],
)
def test_refuses_declared_macros(declared: str) -> None:
    parts: dict[str, str | bytes] = {"[Content_Types].xml": content_types(declared)}
    assert refusal(with_parts(thai_docx(), parts), "a.docx") == "macros"


def test_refuses_entities_in_the_content_types() -> None:
    xml = content_types(WORD_MAIN).replace("<Types", '<!DOCTYPE t [<!ENTITY m "macro">]><Types')
    assert refusal(with_parts(thai_docx(), {"[Content_Types].xml": xml}), "a.docx") == "macros"


def test_a_folder_called_scripts_is_no_macro_in_a_word_file() -> None:
    content = with_parts(thai_docx(), {"word/media/scripts/image1.png": picture("PNG")})
    assert sized(content, "a.docx").extension == "docx"


def test_refuses_office_files_with_a_password() -> None:
    wrapped = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    assert refusal(wrapped, "a.docx") == "password_protected"
    manifest = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    assert refusal(opendocument(**manifest), "a.odt") == "password_protected"
    flagged = bytearray(thai_docx())
    flagged[flagged.rindex(b"PK\1\2") + 8] |= 1
    assert refusal(bytes(flagged), "a.docx") == "password_protected"


def test_refuses_a_zip_bomb_by_ratio() -> None:
    bomb = with_parts(thai_docx(), {"word/media/image1.bmp": bytes(files.RATIO_FREE)})
    assert len(bomb) < MB
    assert refusal(bomb, "a.docx") == "zip_bomb"


def test_accepts_a_letter_with_one_blank_bitmap() -> None:
    content = with_parts(thai_docx(), {"word/media/image1.bmp": bytes(5 * MB)})
    assert sized(content, "a.docx").size < MB


def test_refuses_a_zip_bomb_by_total(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_UNPACKED", 1_000)
    assert refusal(thai_docx(), "a.docx") == "zip_bomb"


def test_refuses_a_zip_bomb_by_entries() -> None:
    bomb = package({str(number): "" for number in range(files.MAX_ENTRIES + 1)})
    assert refusal(bomb, "a.docx") == "zip_bomb"


def test_refuses_a_huge_part_that_would_be_read_whole() -> None:
    xml = content_types(WORD_MAIN) + " " * files.MAX_PART
    assert refusal(package({"[Content_Types].xml": xml}), "a.docx") == "zip_bomb"


def test_a_package_that_lies_about_its_sizes_is_not_unpacked_beyond_them() -> None:
    content = bytearray(with_parts(thai_docx(), {"word/media/z.bmp": bytes(5 * MB)}))
    at = content.rindex(b"PK\1\2")
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert refusal(bytes(content), "a.docx") == "damaged"


# Whatever comes, an officer gets a sentence and never a fault


@pytest.mark.parametrize("code", MESSAGES)
def test_every_message_can_be_filled_in(code: str, settings_ready: None) -> None:
    params = {"size": "1", "limit": "2", "extension": "x", "real": "y", "allowed": "z"}
    message = str(MESSAGES[code]) % params
    assert "%(" not in message


@pytest.fixture
def settings_ready() -> None:
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False)


def only_validation_errors(content: bytes, extension: str) -> None:
    try:
        facts = sized(content, f"a.{extension}")
    except ValidationError as error:
        assert error.code in MESSAGES
    else:
        assert facts.size == len(content)


STARTS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\3\4",
    OLE[:8],
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xfe",
]


@given(st.sampled_from(STARTS), st.binary(max_size=400), st.sampled_from(ALLOWED_EXTENSIONS))
def test_random_bytes_raise_only_validation_errors(
    start: bytes, rest: bytes, extension: str
) -> None:
    only_validation_errors(start + rest, extension)


@given(st.data())
def test_spoilt_files_raise_only_validation_errors(data: st.DataObject) -> None:
    extension = data.draw(st.sampled_from(["pdf", "docx", "xlsx", "pptx", "odt"]))
    content = bytearray(SAMPLES[extension]())
    for _change in range(data.draw(st.integers(1, 8))):
        # Counted from the end too, where the directories of both formats are.
        at = data.draw(st.integers(-min(200, len(content)), len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    only_validation_errors(bytes(content), extension)
