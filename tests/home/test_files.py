"""What may be uploaded, told by example: each rule accepts something and refuses something."""

import hashlib
import io
from itertools import permutations

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from home.files import ALLOWED_EXTENSIONS, FILE_TYPES, MESSAGES, FileFacts, identify
from tests.home.sample_files import (
    EXE,
    HTML,
    MB,
    OLE,
    SAMPLES,
    WORD_MAIN,
    package,
    picture,
    refusal,
    sized,
    thai_docx,
    thai_pdf,
)

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
