"""Users' text for spreadsheets: text it stays, and the file opens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from home.core.spreadsheets import (
    CUT_MARK,
    MAX_TEXT,
    csv_text,
    excel_text,
    keep_as_text,
    looks_like_formula,
)

FORMULAS = ["=1+1", "+cmd|'/c calc'!A1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]
TEXTS = ["", "ก = ข", "1+1", " =1", "'=1", "ประกาศ"]


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("ประกาศ\x00\x07\x1b", "ประกาศ"),
        ("ก\ufffeข\uffff", "กข"),
        ("ก\ud800ข\udfff", "กข"),
        ("บรรทัด 1\r\nบรรทัด 2\rบรรทัด 3", "บรรทัด 1\nบรรทัด 2\nบรรทัด 3"),
        ("_x0041_", "_x005F_x0041_"),
        ("a_x0041", "a_x0041"),
        ("น้ำใจ 🙂 กู้", "น้ำใจ 🙂 กู้"),
    ],
)
def test_what_breaks_a_workbook_is_removed_and_nothing_else(dirty: str, expected: str) -> None:
    assert excel_text(dirty) == expected


@given(st.text(st.characters(codec=None)))
def test_whatever_the_text_xml_can_hold_what_is_left(text: str) -> None:
    cleaned = excel_text(text)
    cleaned.encode("utf-8")
    assert not ILLEGAL_CHARACTERS_RE.search(cleaned)
    assert "\ufffe" not in cleaned
    assert "\uffff" not in cleaned


@pytest.mark.parametrize("letter", ["ก", "🙂"])
def test_text_longer_than_a_cell_is_cut_with_a_mark(letter: str) -> None:
    cleaned = excel_text(letter * 40_000)
    assert cleaned.endswith(str(CUT_MARK))
    assert MAX_TEXT - 1 <= len(cleaned.encode("utf-16-le")) // 2 <= MAX_TEXT


def test_text_as_long_as_a_cell_is_kept_whole() -> None:
    assert excel_text("ก" * MAX_TEXT) == "ก" * MAX_TEXT


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_recognised(text: str) -> None:
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", TEXTS)
def test_all_else_is_no_formula(text: str) -> None:
    assert not looks_like_formula(text)
    assert csv_text(text) == text


@pytest.mark.parametrize("text", ["=1+1", "#N/A", "ประกาศ"])
def test_in_a_workbook_text_stays_text_also_when_it_is_edited(text: str) -> None:
    sheet = Workbook().active
    assert sheet
    cell = sheet["A1"]
    cell.value = text
    keep_as_text(cell)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", text == "=1+1")


@pytest.mark.parametrize("text", [text for text in FORMULAS if text != "\r=1"])
def test_in_a_csv_an_apostrophe_makes_a_formula_text(text: str) -> None:
    assert csv_text(text) == f"'{text}"


def test_a_csv_keeps_what_only_excel_files_escape_and_loses_what_no_file_holds() -> None:
    assert csv_text("_x0041_\x00") == "_x0041_"
    assert csv_text("\x00=1") == "'=1"
