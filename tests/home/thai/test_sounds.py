"""What a word sounds like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.thai.normal import normalise
from home.thai.sounds import sound


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ทะเบียนราษฏร", "ทะเบียนราษฎร"),
        ("งบประมาน", "งบประมาณ"),
        ("ผุ้พิการ", "ผู้พิการ"),
        ("ไข้เลีอดออก", "ไข้เลือดออก"),
        ("เว็ปไชต์", "เว็ปไชต์"),
        ("โซล่าเซลล์", "โซลาเซล"),
        ("ศิลปากร", "สิลปากร"),
        ("กระสอบซาย", "กระสอบทราย"),
        ("ใหม่", "ไหม"),
        ("เอดส์", "เอด"),
    ],
)
def test_a_slip_sounds_as_what_was_meant(typed: str, meant: str) -> None:
    assert sound(normalise(typed)) == sound(normalise(meant))


@pytest.mark.parametrize(("one", "other"), [("ยา", "ยาม"), ("ภาษี", "พาที"), ("ถนน", "ขนม")])
def test_other_words_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@given(st.text())
def test_any_text_has_a_sound(text: str) -> None:
    heard = sound(normalise(text))

    assert " " not in heard
    assert len(heard) <= 2 * len(text) + 1
