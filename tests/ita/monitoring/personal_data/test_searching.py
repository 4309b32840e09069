"""Where numbers hide in files, and files that nobody can search."""

import io
import time
import zipfile

import docx
import openpyxl
import pytest

from home.personal_data import Kind
from ita.monitoring.personal_data.enums import Outcome
from ita.monitoring.personal_data.searching import search
from tests.factories import png_bytes
from tests.home.sample_files import locked_pdf, package
from tests.ita.monitoring.personal_data.conftest import NUMBER
from tests.ita.monitoring.personal_data.planted import Planted, planted
from tests.search.passages.files import blank_pdf

FILES = planted()


def test_forty_files_twenty_five_numbers() -> None:
    assert len(FILES) == 40
    assert sum(file.place is not None for file in FILES) == 25


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_a_number_is_found_in_each_hiding_place_and_nowhere_else(file: Planted) -> None:
    found = search(io.BytesIO(file.content), file.extension)
    held = [finding for finding in found.findings if finding.holds]
    places = [finding.place.kind for finding in held if finding.place]
    assert places == ([file.place] if file.place else [])
    assert {finding.kind for finding in held} <= {Kind.IDENTITY}
    for finding in found.findings:
        assert not any(char.isdecimal() for char in finding.excerpt)


def outcome_of(content: bytes, extension: str, seconds: float = 60) -> Outcome:
    return search(io.BytesIO(content), extension, seconds).outcome


def test_what_cannot_be_searched_is_named() -> None:
    assert outcome_of(b"no such thing", "pdf") == Outcome.BROKEN
    assert outcome_of(b"PK\x03\x04 no such thing", "xlsx") == Outcome.BROKEN
    assert outcome_of(png_bytes(), "png") == Outcome.NO_TEXT
    assert outcome_of(blank_pdf(2), "pdf") == Outcome.NO_TEXT
    assert outcome_of(locked_pdf(), "pdf") == Outcome.ENCRYPTED


def test_three_thousand_pages_end_within_their_time() -> None:
    content = blank_pdf(3000)
    began = time.monotonic()
    assert outcome_of(content, "pdf") == Outcome.NO_TEXT  # to the last page
    assert outcome_of(content, "pdf", seconds=0.01) == Outcome.PART
    assert time.monotonic() - began < 20


def test_a_bomb_ends_within_its_time() -> None:
    """Millions of characters in some kilobytes."""
    row = '<row r="1"><c t="inlineStr"><is><t>' + "ก" * 1000 + "</t></is></c></row>"
    sheet = f"<worksheet><sheetData>{row * 4_000}</sheetData></worksheet>"
    book = '<workbook xmlns:r="r"><sheets><sheet name="a"/></sheets></workbook>'
    parts = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": "<Relationships/>",
        "xl/worksheets/sheet1.xml": sheet,
    }
    began = time.monotonic()
    assert outcome_of(package(parts), "xlsx", seconds=0.01) == Outcome.PART
    assert time.monotonic() - began < 10


def test_an_entity_bomb_is_refused() -> None:
    xml = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    assert outcome_of(package({"word/document.xml": xml}), "docx") == Outcome.BROKEN


def test_the_exact_place_is_told() -> None:
    by_name = {file.name: file for file in FILES}
    places = {
        "xlsx hidden sheet": "แผ่นงาน ซ่อน เซลล์ C7 (ซ่อนอยู่)",
        "xlsx hidden row": "แผ่นงาน Sheet เซลล์ B5 (ซ่อนอยู่)",
        "xlsx cell": "แผ่นงาน Sheet เซลล์ B2",
        "ods hidden row": "แผ่นงาน แผ่น เซลล์ C5 (ซ่อนอยู่)",
        "docx runs": "ย่อหน้าที่ 2",
        "pdf field": "ช่องกรอกในหน้า 1",
        "docx deleted": "ข้อความที่ลบแล้วแต่ยังเก็บไว้ในการติดตามการแก้ไข (ซ่อนอยู่)",
    }
    for name, label in places.items():
        file = by_name[name]
        (finding,) = search(io.BytesIO(file.content), file.extension).findings
        assert finding.place_label == label


def test_a_number_that_cells_part_is_found_with_its_row() -> None:
    digits = NUMBER.replace("-", "")
    book = openpyxl.Workbook()
    book.active.append(["เลขประจำตัวประชาชน", *digits])
    buffer = io.BytesIO()
    book.save(buffer)
    (finding,) = search(buffer, "xlsx").findings
    assert (finding.kind, finding.place_label) == (Kind.IDENTITY, "แผ่นงาน Sheet แถวที่ 1")


def test_what_is_inside_of_a_file_is_searched_too() -> None:
    inner = next(file for file in FILES if file.name == "xlsx hidden row")
    document = docx.Document()
    document.add_paragraph("ประกาศ")
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/embeddings/book.xlsx", inner.content)
    (finding,) = search(buffer, "docx").findings
    assert finding.place_label == "book.xlsx: แผ่นงาน Sheet เซลล์ B5 (ซ่อนอยู่)"


def test_a_sheet_that_is_named_by_a_number_is_not_named() -> None:
    book = openpyxl.Workbook()
    book.active.title = NUMBER.replace("-", "")
    book.active.append([NUMBER])
    buffer = io.BytesIO()
    book.save(buffer)
    for finding in search(buffer, "xlsx").findings:
        assert not any(len(word) > 3 and word.isdecimal() for word in finding.label.split())


def test_a_number_behind_thousands_of_telephones_is_found_with_its_line() -> None:
    lines = [f"ลำดับ {number} โทร. 042-{number:03}-111" for number in range(100, 999)]
    content = "\n".join([*lines, f"เลข {NUMBER}"]).encode()
    found = search(io.BytesIO(content), "txt")
    held = [finding for finding in found.findings if finding.holds]
    assert [finding.place_label for finding in held] == [f"บรรทัดที่ {len(lines) + 1}"]
    assert len(found.findings) == 51
