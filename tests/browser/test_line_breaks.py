"""Lines break between words: never inside a number, a syllable or a word of offices."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from home.thai.unbroken import pattern
from tests.factories import (
    LawPageFactory,
    NewsPageFactory,
)

LINES = (Path(__file__).with_name("lines.js")).read_text()
LIST = (
    "อัตรา พันธกิจ วิสัยทัศน์ ธรรมาภิบาล งบประมาณ เทศบัญญัติ จัดซื้อ จัดจ้าง เฉพาะเจาะจง "
    "ประกวดราคา ราคากลาง ผู้บริหาร คณะกรรมการ หน่วยงาน พระราชบัญญัติ กฎกระทรวง "
    "ข้อมูลข่าวสาร ร้องเรียน ทุจริต ปฏิบัติราชการ ค่าธรรมเนียม หลักฐาน ทะเบียนราษฎร "
    "เบี้ยยังชีพ ผู้สูงอายุ ใบอนุญาต อัคคีภัย ตัวชี้วัด เผยแพร่ ราชกิจจานุเบกษา"
)
WORDS = LIST.split()
WHOLE = [*WORDS, "e-bidding", "52,300,000.00", "๕๒,๓๐๐,๐๐๐", "0 2345 6789", "พ.ร.บ.", "12/2569"]
LONG = "".join(f"{word}และ" for word in WORDS)
# A vowel or mark belongs to the letter before it, เ แ โ ใ ไ to the one after.
SYLLABLE = re.compile("[\u0e30-\u0e3a\u0e45-\u0e4e]")
LEADING = re.compile("[\u0e40-\u0e44]$")


@pytest.fixture
def addresses(transactional_db: None, settings: Any) -> list[str]:
    settings.KEEP_WORDS_WHOLE = True
    text = " ".join(f"{word} ({number}) และ{word}" for number, word in enumerate(WHOLE))
    table = {
        "data": [["อัตรา", "จำนวน", "หน่วยงาน"], *[[w, "52,300,000", text[:60]] for w in WORDS[:5]]]
    }
    table |= {"first_row_is_table_header": True, "first_col_is_header": False, "table_caption": ""}
    body = [
        {
            "type": "paragraph",
            "value": f"<h2>{text[:90]}</h2><p>{text}</p><ul><li>{LONG}</li></ul>",
        },
        {"type": "table", "value": table},
    ]
    pages = [
        LawPageFactory(title=LONG[:255], summary=text[:500], body=body, live=True),
        NewsPageFactory(title=text[:200], summary=text[:500], live=True),
    ]
    return ["/", "/law/", "/news/", *(page.url for page in pages)]


def faults(breaks: list[dict[str, str]]) -> list[str]:
    """The breaks that are wrong: "พันธ/กิจ"."""
    wrong = []
    for each in breaks:
        before, after = each["before"], each["after"]
        whole = before + after
        inside = any(
            found.start() < len(before) < found.end()
            for word in [*map(re.escape, WHOLE), pattern().pattern]
            for found in re.finditer(word, whole)
        )
        number = re.search(r"[\d,.]$", before) and re.match(r"\d", after)
        if inside or number or SYLLABLE.match(after) or LEADING.search(before):
            wrong.append(f"{before[-12:]}/{after[:12]}")
    return wrong


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_line_breaks_inside_a_word_a_number_or_a_syllable(
    addresses: list[str], width: int, visit: Callable[..., Page]
) -> None:
    page = visit("/", width=width)
    root = page.url.rstrip("/")
    seen = 0
    for address in addresses:
        page.goto(root + address)
        page.evaluate("document.fonts.ready")
        breaks = page.evaluate(LINES)
        seen += len(breaks)
        assert faults(breaks) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert seen > 50, "too few lines were broken to say anything"


def test_what_is_looked_for_is_found(addresses: list[str], visit: Callable[..., Page]) -> None:
    """Without the hints the browser does break such words."""
    page = visit(addresses[-1], width=320)
    page.add_style_tag(content="whole-word { white-space: normal !important }")
    assert faults(page.evaluate(LINES))


def test_a_title_of_255_letters_without_a_space_fits(
    transactional_db: None, visit: Callable[..., Page]
) -> None:
    for title in ("ก" * 255, "x" * 255, LONG[:255]):
        law = LawPageFactory(title=title, live=True)
        page = visit("/law/", width=320)
        root = page.url.removesuffix("/law/")
        for address in ("/law/", law.url, "/"):
            page.goto(root + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
