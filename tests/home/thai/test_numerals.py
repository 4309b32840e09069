from hypothesis import given
from hypothesis import strategies as st

from home.thai.numerals import to_arabic_digits, to_thai_digits


def test_examples() -> None:
    assert to_thai_digits(2569) == "๒๕๖๙"
    assert to_thai_digits("ข้อ 1.10") == "ข้อ ๑.๑๐"
    assert to_arabic_digits("๐๑๒๓๔๕๖๗๘๙") == "0123456789"


@given(st.integers())
def test_numbers_go_there_and_back(number: int) -> None:
    assert int(to_arabic_digits(to_thai_digits(number))) == number


@given(st.text())
def test_only_digits_change_and_none_of_the_other_kind_remains(text: str) -> None:
    thai = to_thai_digits(text)
    assert len(thai) == len(text)
    assert not any(letter in "0123456789" for letter in thai)
    assert to_arabic_digits(thai) == to_arabic_digits(text)
