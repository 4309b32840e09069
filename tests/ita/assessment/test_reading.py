"""A framework file: every fault is told at once, with its place; nothing breaks the reader."""

import io
import json
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from ita.assessment.frameworks.faults import FrameworkFileError
from ita.assessment.frameworks.loading import MAX_SIZE, SHIPPED, load, read_framework
from ita.assessment.frameworks.writing_xlsx import write_xlsx
from ita.assessment.models import Framework


def as_json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def faults_of(raw: bytes, name: str = "file.json") -> list[str]:
    with pytest.raises(FrameworkFileError) as caught:
        read_framework(raw, name)
    return [str(fault) for fault in caught.value.faults]


def test_a_good_file_is_read_with_its_year_in_ce(content: dict[str, Any]) -> None:
    data = read_framework(as_json(content), "OIT.JSON")
    assert (data.scheme, data.fiscal_year) == ("OIT", 2026)
    assert data.sub_indicators[0].indicator_code == "9"
    assert [element.quarters for element in data.items[0].elements] == [(1,), ()]
    assert data.items[1].data_year == ""


@pytest.mark.parametrize("path", sorted(SHIPPED.iterdir()), ids=lambda path: path.name)
def test_every_shipped_file_is_read(path: Any) -> None:
    assert read_framework(path.read_bytes(), path.name).items


@pytest.mark.parametrize(
    ("where", "key", "value"),
    [
        ("head", "fiscal_year", 2026),
        ("head", "fiscal_year", "ปีหน้า"),
        ("head", "fiscal_year", 2569.5),
        ("head", "fiscal_year", True),
        ("head", "scheme", "กรอบ"),
        ("head", "scheme", "-A"),
        ("head", "issuer", ""),
        ("head", "issuer", "ก" * 201),
        ("item", "code", "O2"),
        ("item", "code", "o2"),
        ("item", "code", "O 1/ก"),
        ("item", "title", "  "),
        ("item", "title", {"ก": 1}),
        ("item", "title", "\ud800"),
        ("item", "title", "ก\ufffe"),
        ("item", "title", "ก\x00"),
        ("item", "indicator", "77"),
        ("item", "sub_indicator", "9.9"),
        ("item", "data_year", "tomorrow"),
        ("item", "title_confirmed", "maybe"),
        ("element", "text", None),
        ("element", "quarters", [5]),
        ("element", "quarters", "1"),
        ("element", "heading", "x"),
    ],
)
def test_a_wrong_value_is_a_fault_with_its_line(
    content: dict[str, Any], where: str, key: str, value: Any
) -> None:
    item = content["items"][0]
    {"head": content, "item": item, "element": item["elements"][0]}[where][key] = value
    raw = json.dumps(content, ensure_ascii=True, indent=1).encode()
    found = faults_of(raw)
    assert any("line" in fault or "บรรทัด" in fault for fault in found)
    assert len(found) == 1


def test_all_faults_are_told_in_the_order_of_the_file(content: dict[str, Any]) -> None:
    content["fiscal_year"] = 2026
    content["items"][0]["title"] = ""
    content["items"][0]["elements"][1] = dict(content["items"][0]["elements"][0])
    content["items"][1]["code"] = "O1"
    found = faults_of(as_json(content))
    lines = [int("".join(c for c in fault.split(":")[0] if c.isdigit())) for fault in found]
    assert len(found) == 4
    assert lines == sorted(lines)
    assert lines[0] == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe{}",
        b"[" * 100_000,
        b'{"items": 9}',
        b'{"items": [1]}',
        b'{"items": [{"code": "O1", "elements": {"a": 1}}]}',
        b'{"fiscal_year": ' + b"9" * 5000 + b"}",
        b'{"fiscal_year": NaN, "items": []}',
        b" " * (MAX_SIZE + 1),
    ],
)
def test_what_is_no_framework_is_refused(raw: bytes) -> None:
    assert faults_of(raw)


def test_another_kind_of_file_is_refused(content: dict[str, Any]) -> None:
    assert faults_of(as_json(content), "framework.csv")
    assert faults_of(as_json(content), "framework.xlsx")
    assert faults_of(b"PK\x03\x04 no workbook", "framework.xlsx")


@pytest.mark.django_db
@pytest.mark.parametrize("path", sorted(SHIPPED.iterdir()), ids=lambda path: path.name)
def test_a_workbook_that_we_wrote_reads_as_the_same_framework(path: Any) -> None:
    data = load(read_framework(path.read_bytes(), "x.json")).data
    assert read_framework(_workbook(), "x.xlsx") == data
    assert not data.unknown


@pytest.mark.django_db
def test_a_workbook_tells_sheet_and_row(content: dict[str, Any]) -> None:
    load(read_framework(as_json(content), "x.json"))
    book = load_workbook(io.BytesIO(_workbook()))
    book["ข้อ"]["B2"], book["ข้อ"]["A3"], book["ข้อ"]["E3"] = "", "O1", "ปีหน้า"
    book["องค์ประกอบ"]["A2"] = "O9"
    book["กรอบ"]["B3"] = "๒๕๖๙"
    found = faults_of(_saved(book), "x.xlsx")
    assert len(found) == 4
    assert "“ข้อ”" in found[0] and "2" in found[0]
    assert "“องค์ประกอบ”" in found[3] and "O9" in found[3]


@pytest.mark.django_db
def test_a_text_that_looks_like_a_formula_stays_a_text(content: dict[str, Any]) -> None:
    content["items"][0]["title"] = '=HYPERLINK("http://x")'
    load(read_framework(as_json(content), "x.json"))
    cell = load_workbook(io.BytesIO(_workbook()))["ข้อ"]["B2"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x")')


def test_a_workbook_without_the_sheets_or_headings_is_refused() -> None:
    assert len(faults_of(_saved(Workbook()), "x.xlsx")) == 1
    book = Workbook()
    for name in ("กรอบ", "ตัวชี้วัด", "ตัวชี้วัดย่อย", "ข้อ", "องค์ประกอบ"):
        book.create_sheet(name)["A1"] = "หัวอื่น"
    assert len(faults_of(_saved(book), "x.xlsx")) == 9


def _workbook() -> bytes:
    file = io.BytesIO()
    write_xlsx(Framework.objects.get(), file)
    return file.getvalue()


def _saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
