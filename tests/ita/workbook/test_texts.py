import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from ita.workbook.texts import CUT_MARK, MAX_LINK, MAX_TEXT, clean, looks_like_formula, safe_link


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("ประกาศ\x00\x07\x1b", "ประกาศ"),
        ("ก\ufffeข\uffff", "กข"),
        ("ก\ud800ข\udfff", "กข"),
        ("บรรทัด 1\r\nบรรทัด 2\rบรรทัด 3", "บรรทัด 1\nบรรทัด 2\nบรรทัด 3"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x00aF_ _x00G1_", "_x005F_x00aF_ _x00G1_"),
        ("น้ำใจ 🙂 กู้", "น้ำใจ 🙂 กู้"),
    ],
)
def test_what_breaks_a_workbook_is_removed_and_nothing_else(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


@given(st.text(st.characters(codec=None)))
def test_whatever_the_text_xml_can_hold_what_is_left(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not ILLEGAL_CHARACTERS_RE.search(cleaned)
    assert "\ufffe" not in cleaned
    assert "\uffff" not in cleaned


@pytest.mark.parametrize("letter", ["ก", "🙂"])
def test_text_longer_than_a_cell_is_cut_with_a_mark(letter: str) -> None:
    cleaned = clean(letter * 40_000)
    assert cleaned.endswith(str(CUT_MARK))
    assert MAX_TEXT - 1 <= len(cleaned.encode("utf-16-le")) // 2 <= MAX_TEXT


def test_text_as_long_as_a_cell_is_kept_whole() -> None:
    assert clean("ก" * MAX_TEXT) == "ก" * MAX_TEXT


@pytest.mark.parametrize("text", ["=1+1", "+cmd|'/c calc'!A1", "-2+3", "@SUM(A1)", "\t=1"])
def test_formulas_are_recognised(text: str) -> None:
    assert looks_like_formula(text)


LONGEST = "https://example.go.th/".ljust(MAX_LINK, "a")


@pytest.mark.parametrize(
    "url", ["https://example.go.th/ก/?a=1#b", "http://localhost:8000/", LONGEST]
)
def test_web_addresses_become_links(url: str) -> None:
    assert safe_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "file:///C:/secret.xlsx",
        "ftp://example.go.th/",
        "file://server/secret.xlsx",
        "mailto:a@example.go.th",
        "https://",
        "http://[broken",
        "https://example.go.th/ a",
        "https://example.go.th/\ufffe",
        LONGEST + "a",
        "https://example.go.th/_x0041_",
    ],
)
def test_all_else_stays_plain_text(url: str) -> None:
    assert safe_link(url) is None
