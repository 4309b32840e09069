"""What is shown of a place tells nothing of what stands there."""

import random

from home.personal_data import find_personal_data, masked, masked_label
from home.thai.numerals import to_thai_digits
from tests.home.personal_data.identity_numbers import identity_number, parted


def test_an_excerpt_shows_the_words_around_and_no_digit() -> None:
    number = identity_number(random.Random(7))
    text = f"ผู้รับเงิน ๑๒ บ้าน นายสมชาย ใจดี เลข {to_thai_digits(number)} จำนวน 500 บาท"
    match = find_personal_data(text)[0]
    assert masked(text, match) == "ผู้รับเงิน •• บ้าน นายสมชาย ใจดี เลข ••••• จำนวน ••• บาท"


def test_a_neighbour_is_hidden_too() -> None:
    rng = random.Random(8)
    text = f"{parted(identity_number(rng))} somebody@example.com {identity_number(rng)}"
    for match in find_personal_data(text):
        shown = masked(text, match)
        assert not any(char.isdecimal() for char in shown)
        assert "somebody" not in shown


def test_an_address_at_the_edge_of_the_excerpt_is_not_shown_in_part() -> None:
    number = identity_number(random.Random(9))
    before, after = "verylongnameofsomebody@example.com กกกกก", f"{'ก' * 32} abcdefgh@example.com"
    text = f"{before} {number} {after}"
    shown = masked(text, find_personal_data(text)[-1])
    assert "name" not in shown and "example" not in shown and "abc" not in shown


def test_the_name_of_a_file_keeps_what_is_no_number_of_a_person() -> None:
    number = identity_number(random.Random(10))
    assert masked_label(f"บัตร_{number}_2569.pdf") == "บัตร_•••••_2569.pdf"
    assert masked_label("รายงาน 2569.pdf") == "รายงาน 2569.pdf"
