"""Everything in a file is kept, or named as not understood, with its place."""

import json
from typing import Any

import pytest
from openpyxl import Workbook

from ita.assessment.enums import DataYear
from ita.assessment.frameworks.cells import read_texts, write_texts
from ita.assessment.frameworks.data import FrameworkData
from ita.assessment.frameworks.deadlines import days
from ita.assessment.frameworks.faults import FrameworkFileError
from ita.assessment.frameworks.headings import key, nearest
from ita.assessment.frameworks.reading import read_any, read_framework
from tests.ita.assessment.frameworks.books import filled_form


def read(change: Any) -> FrameworkData:
    return read_framework(filled_form(change), "x.xlsx")


def named(change: Any) -> str:
    return "\n".join(read(change).unknown)


def test_a_misspelt_heading_is_named_with_what_was_meant() -> None:
    def misspell(book: Workbook) -> None:
        book["ข้อ"]["E1"] = "ปีของขอมูล"

    assert read(misspell).items[0].data_year == DataYear.ANY
    assert "ปีของขอมูล" in named(misspell)
    assert "“ปีของข้อมูล”" in named(misspell)


@pytest.mark.parametrize("heading", [" ปีของ  ข้อมูล ", "ปีของข้อมูล (เลือก)", "ปีของข้อมูล:"])
def test_headings_are_compared_as_text_is_searched(heading: str) -> None:
    def spell(book: Workbook) -> None:
        book["ข้อ"]["E1"] = heading
        book["องค์ประกอบ"]["B1"] = "ลําดับ"  # ํ and า for ำ
        book["กรอบ"]["A1"] = "ชื่อย่อ กรอบการประเมิน"

    data = read(spell)
    assert data.items[0].data_year == DataYear.PREVIOUS
    assert data.items[0].elements[0].number == "1"
    assert not data.unknown


def test_extra_columns_sheets_rows_and_labels_are_named() -> None:
    def add(book: Workbook) -> None:
        book["ข้อ"]["M1"], book["ข้อ"]["N5"] = "ผู้ดูแล", "ไม่มีหัว"
        book.create_sheet("ร่างเก่า").append(["ก", "ข"])
        book["กรอบ"].append(["ผู้จัดทำ", "นาย ก"])
        book["การคิดคะแนน"].append(["per_item", "ครบได้ 100"])
        book["ข้อมูลเพิ่มเติม"].append(["ไม่รู้จัก", "ค่า"])
        book["คำอธิบาย"]["A1"] = "แผ่นนี้เป็นของฉันแล้ว"

    data = read(add)
    text = "\n".join(data.unknown)
    words = ("ผู้ดูแล", "ไม่มีหัว", "ร่างเก่า", "ผู้จัดทำ", "ไม่รู้จัก", "คำอธิบาย")
    assert all(word in text for word in words)
    assert data.scoring == {"per_item": "ครบได้ 100"}


def test_hidden_sheets_and_rows_are_read_and_named() -> None:
    def hide(book: Workbook) -> None:
        book["ข้อ"].sheet_state = "hidden"
        book["องค์ประกอบ"].row_dimensions[7].hidden = True

    data = read(hide)
    assert len(data.items) == 22
    assert "ข้อ" in data.warnings[0]
    assert "7" in data.warnings[1]


def test_titles_above_the_headings_do_not_hide_the_table() -> None:
    def push(book: Workbook) -> None:
        book["องค์ประกอบ"].insert_rows(1, 2)
        book["องค์ประกอบ"]["A1"] = "รายการองค์ประกอบทั้งหมด"

    data = read(push)
    assert sum(len(item.elements) for item in data.items) == 195
    assert "รายการองค์ประกอบทั้งหมด" in data.unknown[0]


def test_several_elements_in_one_cell_are_pointed_at() -> None:
    def join(book: Workbook) -> None:
        book["องค์ประกอบ"]["D2"] = "1. ชื่อ\n2. ตำแหน่ง\n3. ภาพถ่าย"
        book["องค์ประกอบ"]["D3"] = "ข้อความที่\nพับบรรทัด"

    data = read(join)
    assert len(data.warnings) == 1
    assert "3" in data.warnings[0]


def test_deadlines_are_dates_however_they_are_written() -> None:
    def date(book: Workbook) -> None:
        book["กำหนดเวลา"].append(["ส่งแบบ", "30 เมษายน 2569", "คู่มือ"])
        book["กำหนดเวลา"].append(["เปิดระบบ", "2026-01-01..2026-04-30"])
        book["กำหนดเวลา"].append(["ตรวจ", "ภายในพฤศจิกายน"])

    rows = read(date).deadlines
    assert [str(row.due_on) for row in rows] == ["2026-04-30", "2026-04-30", "None"]
    assert str(rows[1].opens_on) == "2026-01-01"
    assert rows[2].stated == "ภายในพฤศจิกายน"
    assert str(days("2569-04-30")[1]) == str(days("30/4/2569")[1]) == "2026-04-30"


def test_a_form_with_faults_is_offered_as_a_draft() -> None:
    def spoil(book: Workbook) -> None:
        book["กรอบ"]["B3"] = "ปีหน้า"
        for row in (2, 3, 4):
            book["ข้อ"].cell(row, 2, "")
        book["ข้อ"]["A6"] = "L1"
        book["ข้อ"]["C7"] = "77"

    found = read_any(filled_form(spoil), "x.xlsx")
    assert found.data is None
    assert len(found.faults) >= 6
    assert found.draft
    assert len(found.draft.items) == 21
    assert {row.code for row in found.draft.indicators} == {"1", "77"}


def test_doubled_and_unknown_keys_of_json_are_told(content: dict[str, Any]) -> None:
    content["items"][0]["colour"] = "แดง"
    raw = json.dumps(content, indent=1)
    (text,) = read_framework(raw.encode(), "x.json").unknown
    assert "colour" in text
    doubled = raw.replace('"issuer"', '"issuer": "ก",\n "issuer"').encode()
    with pytest.raises(FrameworkFileError) as caught:
        read_framework(doubled, "x.json")
    assert "issuer" in str(caught.value)


def test_lists_can_be_typed() -> None:
    for texts in (["ก", "ข"], ["[ก"], ["ก\nข"], [" ก"], []):
        assert read_texts(write_texts(texts)) == texts


def test_words_are_compared_without_signs() -> None:
    assert key("ปีงบประมาณ (พ.ศ.)") == key("ปี งบประมาณ")
    assert key("(พ.ศ.)") == "พศ"
    assert nearest("ลำดบ", ["ลำดับ", "กลุ่ม"]) == "ลำดับ"
    assert nearest("สถานะ", ["ลำดับ", "กลุ่ม"]) == ""
