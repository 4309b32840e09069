"""Snippets: whole words marked in the original, cut between clusters."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from home.thai.clusters import is_boundary
from home.thai.words import forms
from search.public.snippets import ELLIPSIS, LENGTH, Piece, best_snippet, mark, snippet, terms_in
from tests.growth import grows_linearly, text_of

THAI = "กขคงจชญดตทนบปพมยรลวสหอะัาำิีึืุูเแโใไ็่้๊๋์ํๆฯ๑๒ 12ab.\u200b\n"
texts = st.one_of(st.text(max_size=400), st.text(alphabet=THAI, max_size=400))
words = st.lists(st.text(alphabet=THAI, min_size=1, max_size=8), max_size=5)
LONG = "ประกาศเทศบาล เรื่องอื่น ๆ ที่ไม่เกี่ยวข้องกัน " * 20


def phrases(texts: list[str]) -> list[tuple[str, ...]]:
    return [tuple(forms(text)) for text in texts]


def marked(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.is_marked]


def joined(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("การป้องกันการทุจริตของเทศบาล", ["ทุจริต"], ["ทุจริต"]),
        ("แจกยาที่โรงพยาบาลและพยายามต่อไป", ["ยา"], ["ยา"]),
        ("จัดซื้อจัดจ้าง", ["จัดซื้อ", "จัดจ้าง"], ["จัดซื้อจัดจ้าง"]),
        ("การชำาระภาษี", ["ไม่มีคำนี้"], []),
        ("ทํางานวันละ ๘ ชั่วโมง", ["ทำงาน", "8"], ["ทํางาน", "๘"]),
        ("เเผนพัฒนา พ.ศ. ๒๕๖๙", ["แผน", "2569"], ["เเผน", "๒๕๖๙"]),
        ("ข่าว\u200bประชาสัมพันธ์", ["ข่าว"], ["ข่าว"]),
        ("No Gift Policy gifted", ["gift"], ["Gift"]),
        ("ตัวชี้วัด O12 และ MOIT2", ["o12", "moit", "2"], ["O12", "MOIT2"]),
        ("ปี 25690 และ 2569", ["2569"], ["2569"]),
        ("วงเงิน 1,500,000.00 บาท", ["1500000"], ["1,500,000.00"]),
        ("โครงการของ อ.บ.ต. และ อบต.", ["อบต"], ["อ.บ.ต.", "อบต"]),
        ("งบประมาณ ปี 69", ["2569"], ["69"]),
        ("สำหรับผู้สูงอายุทุกคน", ["สูงอายุ"], ["สูงอายุ"]),
        ("😀 ถนน 👍🏽 ถนน", ["ถนน"], ["ถนน", "ถนน"]),
    ],
)
def test_whole_words_are_marked_as_they_were_written(
    text: str, terms: list[str], expected: list[str]
) -> None:
    assert marked(mark(text, phrases(terms))) == expected
    assert joined(mark(text, phrases(terms))) == text
    assert marked(snippet(text, phrases(terms))) == expected


def test_the_window_holds_most_different_words() -> None:
    text = f"ภาษี {LONG} ภาษีป้าย และค่าธรรมเนียม {LONG} ภาษี"

    pieces = snippet(text, phrases(["ภาษี", "ป้าย", "ค่าธรรมเนียม"]))

    assert marked(pieces) == ["ภาษีป้าย", "ค่าธรรมเนียม"]
    assert pieces[0] == pieces[-1] == Piece(ELLIPSIS, False)
    assert len(joined(pieces)) <= LENGTH + 2


def test_without_a_word_to_mark_the_beginning_is_shown() -> None:
    pieces = snippet(LONG, phrases(["ภาษี"]))

    assert joined(pieces).startswith("ประกาศเทศบาล เรื่องอื่น")
    assert pieces[-1] == Piece(ELLIPSIS, False)


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("ยื่นภาษีได้ที่กองคลัง", phrases(["ภาษี"])) == [
        Piece("ยื่น", False),
        Piece("ภาษี", True),
        Piece("ได้ที่กองคลัง", False),
    ]


def test_it_begins_and_ends_at_a_gap_between_phrases() -> None:
    pieces = snippet(f"{LONG} ยื่นภาษี {LONG}", phrases(["ภาษี"]))

    shown = joined(pieces).strip(ELLIPSIS)
    assert shown.startswith(("ประกาศ", "เรื่องอื่น", "ๆ", "ที่ไม่"))
    assert shown.endswith(("เทศบาล", "เรื่องอื่น ๆ", "กัน"))


def test_of_several_texts_the_one_that_says_most_is_chosen_first_among_equals() -> None:
    texts = ["สรุป", "", "ยื่นภาษี", "ภาษีป้าย", "ภาษีอื่น"]

    assert marked(best_snippet(texts, phrases(["ภาษี", "ป้าย"]))) == ["ภาษีป้าย"]
    assert joined(best_snippet(texts, phrases(["ไม่มี"]))) == "สรุป"
    assert best_snippet([], phrases(["ภาษี"])) == []


def test_what_the_title_shows_already_counts_no_more() -> None:
    terms = phrases(["ภาษี", "2569"])

    pieces = best_snippet(["สรุปของหน้า", "ปี 2569"], terms, shown=terms_in("ภาษี 2569", terms))

    assert joined(pieces) == "สรุปของหน้า"


@given(texts, words, st.integers(1, 60))
@example("เ ", [], 2)
@example("ก ๆ ข", [], 3)
def test_a_snippet_is_a_part_of_the_text_cut_between_clusters(
    text: str, terms: list[str], length: int
) -> None:
    pieces = snippet(text, phrases(terms), length)

    inside = [piece for piece in pieces if piece != Piece(ELLIPSIS, False)]
    shown = joined(inside)
    assert shown in text and len(shown) <= length
    starts = [at for at in range(len(text) + 1) if text.startswith(shown, at)]
    assert any(is_boundary(text, at) and is_boundary(text, at + len(shown)) for at in starts)
    assert all(piece.text for piece in pieces)


@given(texts, words)
def test_marks_begin_and_end_at_clusters(text: str, terms: list[str]) -> None:
    pieces = mark(text, phrases(terms))

    assert joined(pieces) == text
    place = 0
    for piece in pieces:
        assert is_boundary(text, place)
        place += len(piece.text)


@pytest.mark.parametrize("unit", ["ยา", "่", "ก่ ", "a", "\u200d"])
def test_nothing_is_quadratic(unit: str) -> None:
    terms = phrases(["ยา", "ก่", "a", "่", *[f"คำ{number}" for number in range(100)]])

    assert grows_linearly(lambda size: snippet(text_of(unit, size), terms), 50_000)
    assert len(joined(snippet(unit * 100_000, terms))) <= LENGTH + 2
