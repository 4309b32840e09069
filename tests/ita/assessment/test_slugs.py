"""Addresses are made of codes alone, and never move: what stands here stays."""

import pytest

from ita.assessment.slugs import ITEM_CODE, slug_of


@pytest.mark.parametrize(
    ("code", "slug"),
    [
        ("O12", "o12"),
        ("MOIT1", "moit1"),
        ("EB1.2", "eb1.2"),
        ("1", "1"),
        ("1/2", "1-2"),
        ("ก.1", "k.1-a1cf"),
        ("ข.1", "kh.1-48cf"),
        ("ค.1", "kh.1-633a"),
        ("ข้อ 1.2", "kho-1.2-3842"),
        ("๑", "1-7992"),
        ("", ""),
        ("///", ""),
    ],
)
def test_golden(code: str, slug: str) -> None:
    assert slug_of(code) == slug
    assert slug.isascii()


@pytest.mark.parametrize(
    "code", ["O12", "1", "EB1.2", "a-b", "ก", "ข้อ 1.2", "ก-1", "๑.๒", "ตัวชี้วัดที่ 1"]
)
def test_codes_that_lists_use(code: str) -> None:
    assert ITEM_CODE.fullmatch(code) and slug_of(code)


@pytest.mark.parametrize(
    "code", ["", " ", "O 12", "1/2", ".1", "-", "é1", "ก/1", "ก\n1", "ก\x001", "一"]
)
def test_codes_that_no_address_is_made_of(code: str) -> None:
    assert not ITEM_CODE.fullmatch(code)
