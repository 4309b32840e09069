"""What is never broken over two lines."""

import pytest
from icu4py.breakers import LineBreaker

from home.thai.unbroken import pattern, unbroken_words


@pytest.mark.parametrize("word", unbroken_words())
def test_every_word_of_the_list_is_needed_and_found_whole(word: str) -> None:
    assert len(list(LineBreaker(word, "th"))) > 1, "a browser keeps it whole by itself"
    found = pattern().search(f"และ{word}ของ")
    assert found and word in found[0]


def test_no_word_stands_twice() -> None:
    assert len(set(unbroken_words())) == len(unbroken_words())


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("วิธี e-bidding ครั้งที่ 2", ["e-bidding"]),
        ("ระบบ e-GP และ E-Service", ["e-GP", "E-Service"]),
        ("the-end, one-off", []),
        ("โทร. 0 2345 6789", ["0 2345 6789"]),
        ("โทร. 02 345 6789 หรือ 081-234-5678", ["02 345 6789", "081-234-5678"]),
        ("โทร. 075 123 456", ["075 123 456"]),
        ("+66 2 345 6789", ["+66 2 345 6789"]),
        ("บัตร 1-2345-67890-12-3", []),
        ("52,300,000.00", []),
        ("52,300,000.00 บาทถ้วน", ["52,300,000.00 บาท"]),
        ("พ.ศ. 2569 และ พ.ศ. ๒๕๗๐", ["พ.ศ. 2569", "พ.ศ. ๒๕๗๐"]),
        ("27 พฤศจิกายน 2569, 1 ต.ค. 2568", ["พฤศจิกายน 2569", "ต.ค. 2568"]),
        ("เวลา 08.30 - 16.30 น.", ["16.30 น."]),
        ("ผู้ปฏิบัติราชการ", ["ปฏิบัติราชการ"]),
    ],
)
def test_hyphens_phones_amounts_and_the_longer_word(text: str, whole: list[str]) -> None:
    assert [found[0] for found in pattern().finditer(text)] == whole
