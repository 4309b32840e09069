"""What is personal data, however it is written, and what only looks like it."""

import random
import time
from collections.abc import Iterator

import pytest

from home.personal_data import Kind, find_personal_data
from home.personal_data.finding import is_identity_number
from home.thai.numerals import to_thai_digits
from tests.home.personal_data.identity_numbers import identity_number, parted

# By hand: 3·13 1·12 0·11 1·10 2·9 0·8 3·7 4·6 5·5 6·4 7·3 8·2 are 210, and 11 - 210 mod 11 is 10.
NUMBER = "3101203456780"


def kinds(text: str) -> list[Kind]:
    return [match.kind for match in find_personal_data(text)]


def written_forms() -> Iterator[str]:
    number = identity_number(random.Random(1))
    yield number
    yield to_thai_digits(number)
    yield to_thai_digits(parted(number))
    yield from (
        parted(number, sign) for sign in "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d ._\u00a0"
    )
    yield parted(number, " - ")
    yield " ".join(number)  # the boxes of a form
    yield "\u200b".join(number)
    yield parted(number).replace("-", "-\u2060")
    yield "".join(chr(0xFF10 + int(digit)) for digit in number)
    yield f"ของ {number[:7]}\n{number[7:]} แล้ว"
    yield f"{parted(number)[:9]}\r\n{parted(number)[9:]}"
    yield f"{parted(number)[:7]}\n{parted(number)[7:]}"
    yield f"เลขประจำตัวประชาชน {number[:3]} {number[3:7]} {number[7:]}"
    yield f"1 {number} 2569"  # a row of a table
    yield f"๑. {parted(number)}"
    yield f"สแกน_{number}_1.pdf"
    yield f"2569-{number}.pdf"
    yield f"https://example.org/?cid={number}"
    yield f"{number}.0"


@pytest.mark.parametrize("text", list(written_forms()), ids=ascii)
def test_an_identity_number_is_found_however_it_is_written(text: str) -> None:
    assert kinds(text) == [Kind.IDENTITY]


def test_the_place_is_exactly_that_of_the_number() -> None:
    text = f"เลขที่ ๑ ของ {to_thai_digits(NUMBER)} ลงวันที่ 1"
    (match,) = find_personal_data(text)
    assert to_thai_digits(NUMBER) == text[match.start : match.end]


def test_one_digit_of_ten_is_the_check_digit() -> None:
    assert [last for last in "0123456789" if is_identity_number(NUMBER[:12] + last)] == [NUMBER[12]]


def test_two_numbers_side_by_side_are_two() -> None:
    rng = random.Random(2)
    one, other = identity_number(rng), identity_number(rng)
    assert kinds(f"{one},{other}") == kinds(f"{parted(one)} {parted(other)}") == [Kind.IDENTITY] * 2


def test_a_juristic_person_is_only_pointed_out() -> None:
    number = identity_number(random.Random(3), first="0")
    assert kinds(f"บริษัท จำกัด เลขทะเบียน {number}") == [Kind.JURISTIC]
    assert not Kind.JURISTIC.holds and not Kind.PHONE.holds and not Kind.MAIL.holds
    assert Kind.IDENTITY.holds and Kind.BANK_ACCOUNT.holds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("โทร. 02 123 4567", Kind.PHONE),
        ("โทรศัพท์ ๐ ๔๒๖๑ ๑๒๓๔", Kind.PHONE),
        ("042-611-234 ต่อ 12", Kind.PHONE),
        ("มือถือ +66 81 234 5678", Kind.PHONE),
        ("081-234-5678", Kind.PHONE),
        ("นายสมชาย ใจดี 081-234-5678", Kind.PERSON_PHONE),
        ("นายสมชาย ใจดี นายช่างโยธา 081-234-5678", Kind.PHONE),
        ("นายกเทศมนตรี โทร 0812345678", Kind.PHONE),
        ("นางสาวมานี มีสุข somebody@example.com", Kind.PERSON_MAIL),
        ("นางสาวมานี มีสุข หัวหน้าสำนักปลัด saraban@example.go.th", Kind.MAIL),
        ("ธนาคารกรุงไทย สาขามุกดาหาร 412-0-12345-6", Kind.BANK_ACCOUNT),
        ("เลขที่บัญชี 0812345678", Kind.BANK_ACCOUNT),
        ("บัญชีเลขที่ 020123456789", Kind.BANK_ACCOUNT),
    ],
)
def test_what_else_is_a_persons(text: str, kind: Kind) -> None:
    assert kinds(text) == [kind]


def innocent() -> list[str]:
    """Two hundred numbers of offices, some of whose digits pass the check digit."""
    rng = random.Random(5)

    def digits(count: int) -> str:
        return "".join(rng.choice("0123456789") for _position in range(count))

    def valid() -> str:
        return identity_number(rng)

    made = []
    for round_ in range(12):
        year = 2560 + round_
        made += [
            f"ที่ มห {digits(5)}/{digits(4)} ลงวันที่ {rng.randint(1, 28)} มกราคม {year}",
            f"ISBN 978-616-{digits(3)}-{digits(3)}-{digits(1)}",
            f"ISBN: {valid()}",
            f"เลขคุมสัญญา {valid()}",
            f"โครงการเลขที่ {digits(11)} (e-GP)",
            f"งบประมาณ {rng.randint(1, 999)},{digits(3)},{digits(3)}.{digits(2)} บาท",
            f"{valid()[:10]}{digits(2)}/{year}",
            f"{valid()}/{year}",
            f"{valid()}.25 บาท",
            f"เล่ม {rng.randint(100, 150)} ตอนที่ {rng.randint(1, 99)} ง หน้า {rng.randint(1, 50)}",
            f"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/{year} - 31/12/{year}",
            f"รหัสงบประมาณ {digits(16)}",
            f"EGP{valid()}",
            f"โทร. 0-42{digits(2)}-{digits(4)} ต่อ {digits(2)}",
            f"0{rng.choice('689')}{digits(1)}-{digits(3)}-{digits(4)}",
            f"{valid()}{digits(3)}",
            f"{valid()[:6]}\n{valid()[6:]}",  # a column of numbers
        ]
    return made[:200]


def test_no_false_alarm_on_two_hundred_numbers_of_offices() -> None:
    numbers = innocent()
    assert len(numbers) == 200
    assert [text for text in numbers if any(kind.holds for kind in kinds(text))] == []
    assert [kind for kind in kinds("\n".join(numbers)) if kind.holds] == []


def test_tables_of_figures_are_no_identity_numbers() -> None:
    rng = random.Random(6)
    rows = [
        " ".join(str(rng.randint(0, 10 ** rng.randint(1, 6))) for _cell in range(12))
        for _row in range(1000)
    ]
    alarms = [row for row in rows if Kind.IDENTITY in kinds(row)]
    assert len(alarms) <= 1  # of a thousand: ordinal, year, amount can fall at the printed places


@pytest.mark.parametrize(
    "text", ["1" * 100_000, "1 " * 20_000, "a." * 50_000 + "@", "นายก ก " * 9_000]
)
def test_hostile_text_takes_no_time(text: str) -> None:
    began = time.process_time()
    assert find_personal_data(text) == []
    assert time.process_time() - began < 3
