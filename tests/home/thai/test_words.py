"""Text as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.thai.words import LONGEST_WORD, forms, words

THAI = st.text(alphabet=st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5B))
ANY = st.text(alphabet=st.characters())
MIXED = st.one_of(THAI, ANY, st.lists(st.one_of(THAI, ANY, st.just("พ.ร.บ. "))).map("".join))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("แผนปฏิบัติการป้องกันการทุจริต", ["แผน", "ปฏิบัติ", "การ", "ป้องกัน", "การ", "ทุจริต"]),
        ("ผู้สูงอายุ", ["ผู้", "สูง", "อายุ"]),
        ("พยายาม", ["พยายาม"]),
        ("อ.บ.ต. อบต. อบต", ["อบต", "อบต", "อบต"]),
        ("พ. ร. บ. และ อ บ ต", ["พรบ", "และ", "อบต"]),
        ("พล.ต.อ.ประยุทธ์", ["พลตอ", "ประยุทธ์"]),
        ("รพ.สต.", ["รพสต"]),
        ("จ.ตาก", ["จ", "ตาก"]),
        ("ถนนคสล", ["ถนน", "คสล"]),
        ("๖๖๗,๕๐๐.๐๐ บาท", ["667500", "บาท"]),
        ("PM2.5", ["pm", "2.5"]),
        ("O12 และ MOIT 2", ["o", "12", "และ", "moit", "2"]),
        ("โควิด19", [*forms("โควิด"), "19"]),
        ("ปี 66", ["ปี", "2566"]),
        ("ส.ค.68", ["สค", "2568"]),
        ("ปีงบประมาณ ๖๙", ["ปีงบประมาณ", "2569"]),
        ("หมู่ 66", ["หมู่", "66"]),
        ("ค.ศ. 2022", ["คศ", "2022"]),
        ("กรุงเทพฯ ต่าง ๆ", ["กรุงเทพ", "ต่าง"]),
        ("👍 !!! ๆ ฯ", []),
        ("\u200b\ufeff", []),
        ("่ี้", []),
    ],
)
def test_the_words_of_a_text(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_words_know_their_place_in_the_original() -> None:
    text = "ปี\u200b ๖๖ ผู้สูงอายุ (PM2.5)"

    assert [(word.form, text[word.start : word.end]) for word in words(text)] == [
        ("ปี", "ปี"),
        ("2566", "๖๖"),
        ("ผู้", "ผู้"),
        ("สูง", "สูง"),
        ("อายุ", "อายุ"),
        ("pm", "PM"),
        ("2.5", "2.5"),
    ]


def test_what_was_written_together_is_one_run() -> None:
    typed = words("ค่าแรง600บาท ปี 2568")

    runs = {word.run for word in typed[:-2]}
    assert len(runs) == 1
    assert typed[-2].run != typed[-1].run


@given(MIXED)
def test_words_of_any_text(text: str) -> None:
    found = words(text)

    assert [word.form for word in found] == forms(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert [word.start for word in found] == sorted(word.start for word in found)
    assert all(0 < len(word.form) <= LONGEST_WORD for word in found)
    assert not any(char.isspace() for word in found for char in word.form)
