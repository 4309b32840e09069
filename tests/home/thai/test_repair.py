from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from home.thai.repair import OLD_GLYPHS, is_unreadable, join_lines, repair
from tests.growth import grows_linearly, text_of

THAI = "".join(map(chr, range(0x0E01, 0x0E5C)))
MESSY = st.text(
    alphabet=st.one_of(
        st.sampled_from(THAI + "    \n\r\t\u200b\xa0" + "ัิึื็่้์ําำเแ" * 3),
        st.sampled_from([chr(glyph) for glyph in OLD_GLYPHS]),
        st.characters(),
        st.characters(categories=["Cs", "Co", "Cc"]),
    ),
    max_size=200,
)


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("สํานักงาน", "สำนักงาน"),  # older writers
        ("นํ้าประปา ย้ํา", "น้ำประปา ย้ำ"),
        ("สานักงานเทศบาลตาบลตัวอย่าง อาเภอเมือง", "สำนักงานเทศบาลตำบลตัวอย่าง อำเภอเมือง"),
        ("ตัวอย ่าง ผ ู้มีหน้าที่ ค ่ำค ืน", "ตัวอย่าง ผู้มีหน้าที่ ค่ำคืน"),  # LibreOffice, Garuda, Kinnari
        ("ปั้ น เป็ น ซื้ อ ฝึ ก", "ปั้น เป็น ซื้อ ฝึก"),  # LibreOffice, Kinnari
        ("เ ทศบาล แ ละ โ ครงการ ใ น ไ ป", "เทศบาล และ โครงการ ใน ไป"),
        ("เ ท ศ บ า ล น ค ร", "เทศบาลนคร"),  # a heading with its letters spread
        ("ขั้ขั้นตอนของสิ่สิ่งปลูกสร้าง ทั้ทั้งนี้ ครั้รั้งที่ ซึ่ซึ่ง", "ขั้นตอนของสิ่งปลูกสร้าง ทั้งนี้ ครั้งที่ ซึ่ง"),
        ("\uf70aที\uf70a ปี\uf70b\uf701 \uf70f\uf700 ป\uf710\uf713น", "่ที่ ปี้ิ ญฐ ปั่น"),
        ("ÊÓ¹Ñ¡§Ò¹à·ÈºÒÅ", "สำนักงานเทศบาล"),  # fonts of old Word files
        ("ก\u200bข\ufeffค\xadง\x00จ\ud800ฉ", "กขคงจฉ"),
        ("ก\xa0ข\r\nค\x0cง  จ", "ก ข\nค\nง จ"),
    ],
)
def test_what_pdf_writers_break_is_mended(found: str, meant: str) -> None:
    assert repair(found) == meant


@pytest.mark.parametrize(
    "right",
    [
        "ก็ ค่อย ๆ ทำ ณ ที่ทำการ",
        "ประเภท ก ข ค ง และ จ",
        "นาย ก กับนาย ข",
        "ที่ ก ข ค",
        "ฟ้า ป้ำ ปู่ ป่า ไม้ ไผ่",
        "ราคาสั่งซื้อ ปากกากับสมุด ประชาระดับตำบล",
        "ดีดี มีมี ไปไหนมาไหน ที่ที่เคยอยู่",
        "เรียน ผู้อำนวยการ ตามที่ ได้ส่ง",
        "Café déjà vu naïve",
        "ปีงบประมาณ พ.ศ. ๒๕๖๙\n\nเรื่อง ประกาศ",
    ],
)
def test_right_thai_stays(right: str) -> None:
    assert repair(right) == right


@given(MESSY)
@example("ขั้ขั้ กา กา กา")
@example("Êขั้ขั้")
@example("ขั้ ขั้ กา กา")
@example("กา  กา กา กา")
@example("\x00ก \u200b ่")
def test_a_second_time_changes_nothing(text: str) -> None:
    once = repair(text)
    assert repair(once) == once
    once.encode()  # holds nothing that a database would refuse
    assert "\x00" not in once


@given(MESSY)
def test_joining_keeps_every_letter(text: str) -> None:
    kept = [character for character in text if not character.isspace()]
    assert [c for c in join_lines(text) if not c.isspace()] == kept


@pytest.mark.parametrize(
    "unit",
    [
        "ก ",
        "เ ",
        "กา ",
        "ก่ ",
        "ขั้ขั้",
        "ํ่า",
        " ",
        "\n",
        "ั ",
        "เก็ ",
        "\xe0\xb9",
        "ก" * 99 + "\n",
        "\ue001",
    ],
)
@pytest.mark.parametrize("work", [repair, join_lines, is_unreadable])
def test_nothing_is_quadratic(work: Callable[[str], object], unit: str) -> None:
    assert grows_linearly(lambda size: work(text_of(unit, size)), 20_000)


def test_full_lines_run_on_and_short_ones_end() -> None:
    page = (
        "ประกาศเทศบาล\r\n"
        "ด้วยเทศบาลเมืองตัวอย่างมีความประสงค์จะประกวดราคาจ้างก่อสร้างปรับ\r\n"
        "ปรุงถนนคอนกรีตเสริมเหล็กสายบ้านหนองบัว หมู่ที่ ๕ ตำบลตัวอย่าง \r\n"
        "อำเภอเมือง\r\n"
        "จึงประกาศมาให้ทราบ\r\n"
    )
    assert join_lines(page).splitlines() == [
        "ประกาศเทศบาล",
        "ด้วยเทศบาลเมืองตัวอย่างมีความประสงค์จะประกวดราคาจ้างก่อสร้างปรับ"
        "ปรุงถนนคอนกรีตเสริมเหล็กสายบ้านหนองบัว หมู่ที่ ๕ ตำบลตัวอย่าง อำเภอเมือง",
        "จึงประกาศมาให้ทราบ",
    ]


def test_glyphs_without_letters_are_told_from_text() -> None:
    assert is_unreadable("\ue001\ue002 \ufffd\ue003 12")
    assert not is_unreadable("แผน \ue001 ปฏิบัติราชการ")
    assert not is_unreadable("\uf70a\uf70b")  # old glyphs are mended
    assert not is_unreadable("")
