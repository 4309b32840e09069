"""Office files, which are ZIP packages: damage, macros, passwords, bombs."""

import zipfile

import pytest

from home import files
from tests.home.sample_files import (
    MB,
    OLE,
    SAMPLES,
    WORD_MAIN,
    content_types,
    opendocument,
    package,
    picture,
    refusal,
    sized,
    thai_docx,
    with_parts,
)


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
