"""The papers on the sheet: official layout, and a text layer that can be searched."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from ita.papers.form import APPROVES, GIVES, HEADING, UPLOADS
from ita.papers.memo import REQUEST
from ita.papers.paper import Form, Line, Memo, Signature, VerificationCode, line, thai
from ita.papers.pdf import to_pdf
from tests.factories import png_bytes
from tests.ita.papers.reading import pages_of, text_of

HEAD = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
PROOF = VerificationCode(
    "๑๒/๒๕๗๐", "http://x.go.th/register/2570/12/", "๑๕/๒๕๗๐", "๒๕ พฤศจิกายน ๒๕๖๙", HEAD
)
SIGNED = Signature("", "นางสาวตัวอย่าง ทั้งนั้น", "หัวหน้าสำนักงาน", "๒๕ พฤศจิกายน ๒๕๖๙")
# Where Sarabun lifts a tone mark, Typst would write its syllable twice (typst #7610).
HARD = "สำนักงานย้ำว่า ทั้งนี้ ครั้งหนึ่ง ซึ่งกลั่นกรอง ขั้นตอนทั่วไป น้ำ ฝั่ง ศักดิ์สิทธิ์ ญี่ปุ่น ปั๊ม"
MARKUP = r"#panic() *a* _b_ $x$ @ref <label> \u{0} `c` // d /* e */ [f] = - + ~ ''"


def form(**changes: Any) -> Form:
    lines = [line("หัวข้อ", "เทศบัญญัติ 2570"), line("รายละเอียดข้อมูล", HARD)]
    signatures = [replace(SIGNED, role=role) for role in (GIVES, APPROVES, UPLOADS)]
    return replace(Form(HEADING, "ตามประกาศ", lines, signatures, PROOF), **changes)


def memo(*paragraphs: str, **changes: Any) -> Memo:
    head = Signature("ทราบ / อนุญาต", "นายตัวอย่าง", "นายกเทศมนตรี")
    written = [*(paragraphs or (HARD,)), REQUEST]
    paper = Memo(
        "สำนักปลัด", "มท ๑/", "๒๘ ตุลาคม ๒๕๖๕", "ขออนุญาต", "นายก", written, SIGNED, head, PROOF
    )
    return replace(paper, **changes)


@pytest.mark.parametrize("paper", [form(), memo()], ids=["form", "memo"])
def test_the_text_layer_keeps_every_thai_mark_once(paper: Form | Memo) -> None:
    text = text_of(to_pdf(paper)).replace(" ", "")
    assert HARD.replace(" ", "") in text
    assert "สำนักงาน" in text and "ย้ำ" in text


def test_users_text_is_never_markup() -> None:
    text = text_of(to_pdf(form(lines=[line("หัวข้อ", MARKUP)])))
    assert thai(MARKUP).replace(" ", "") in text.replace(" ", "")
    assert "#panic()" in text_of(to_pdf(memo(MARKUP)))


def test_every_paper_carries_number_address_and_head() -> None:
    for paper in (form(), memo()):
        text = text_of(to_pdf(paper))
        for words in (PROOF.number, PROOF.url, PROOF.head, f"รหัสย่อ {PROOF.short_head}"):
            assert words in text


def test_a_blank_form_has_lines_to_write_on_and_no_proof() -> None:
    blank = Form(HEADING, "", [Line("หัวข้อ", rows=3)], [Signature(GIVES)] * 3, None)
    pages = pages_of(to_pdf(blank))
    assert len(pages) == 1
    assert HEADING in pages[0] and "ทะเบียน" not in pages[0]


def test_a_long_title_a_missing_post_and_no_emblem() -> None:
    title = "ที่สำนักงาน" * 23
    text = text_of(to_pdf(memo(subject=title, signature=replace(SIGNED, position=""))))
    assert title in text.replace(" ", "")
    assert to_pdf(memo(emblem=png_bytes()))


def test_before_a_page_turn_stand_the_first_words_of_the_next_page() -> None:
    """Really those: compared with what the next page begins with."""
    body = [f"{number} {HARD} และดำเนินการเผยแพร่ข้อมูลข่าวสารต่อสาธารณะ " * 6 for number in "กขคงจฉ"]
    pages = pages_of(to_pdf(memo(*body)))
    assert len(pages) > 2
    for this, following in pairwise(pages):
        note = re.search(r"/([^/]{2,40}?)\.\.\.", this)
        assert note, this[-80:]
        begins = re.sub(r"^-\s*[๐-๙]+\s*-", "", following.strip()).replace(" ", "")
        assert begins.startswith(note[1].replace(" ", ""))
    assert "..." not in pages[-1].partition(REQUEST[:20])[2]


def test_a_memo_of_one_page_turns_none() -> None:
    (page,) = pages_of(to_pdf(memo("สั้น")))
    assert "..." not in page and "- ๑ -" not in page


def test_the_signature_never_stands_without_words() -> None:
    """For every length of text, the last page begins with words of the memo."""
    for count in range(9, 15):
        pages = pages_of(to_pdf(memo(*[HARD] * count)))
        assert "จึงเรียนมา" in pages[-1].replace(" ", "")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("ปี 2569 ข้อ 1.2", "ปี ๒๕๖๙ ข้อ ๑.๒"),
        ("ดู https://a.go.th/2569/1 หน้า 3", "ดู https://a.go.th/2569/1 หน้า ๓"),
        ("ถาม a1@b2.go.th", "ถาม a1@b2.go.th"),
        ("ก\x00\ud800ข\r\nค", "กข\nค"),
    ],
)
def test_numerals_are_thai_except_in_addresses(written: str, printed: str) -> None:
    assert thai(written) == printed
