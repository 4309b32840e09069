"""One spelling for text that looks the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.thai.normal import normalise, normalise_mapped
from tests.growth import grows_linearly, text_of

THAI = st.text(alphabet=st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5B))
ANY = st.text(alphabet=st.characters())  # unpaired surrogates too
MIXED = st.one_of(THAI, ANY, st.lists(st.one_of(THAI, ANY)).map("".join))


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("น\u0e4dา", "นำ"),
        ("น\u0e4d\u0e49า", "น้ำ"),
        ("น\u0e49\u0e4dา", "น้ำ"),
        ("นำ\u0e49", "น้ำ"),
        ("เเผน", "แผน"),
        ("ท\u0e35\u0e48", "ที่"),
        ("ท\u0e48\u0e35", "ที่"),
        ("ท\u0e35\u0e48\u0e48", "ที่"),
        ("ผ\u200bู้\ufeff", "ผู้"),
        ("๒๕๖๙", "2569"),
        ("ＩＴＡ", "ita"),
        ("Cafe\u0301", "caf\u00e9"),
        ("ก\x00ข\u00a0\n ค", "ก ข ค"),
        ("ป\u0e48\u0e32", "ป่า"),
        ("ศิลป์", "ศิลป์"),
    ],
)
def test_what_looks_the_same_is_the_same(typed: str, normal: str) -> None:
    assert normalise(typed) == normal


@given(MIXED)
def test_a_second_time_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(MIXED)
def test_the_map_tells_where_each_character_came_from(text: str) -> None:
    normal, places = normalise_mapped(text)

    assert normal == normalise(text)
    assert len(places) == len(normal)
    assert all(0 <= place < len(text) for place in places)
    assert places == sorted(places)


@given(MIXED)
def test_every_database_takes_the_result(text: str) -> None:
    normal = normalise(text)

    normal.encode()
    assert "\x00" not in normal


@pytest.mark.parametrize("unit", ["่", "ํ", "เ", "ก\u0e4d", "a", "é", " ", "\u0e31\u0e48ำ", "ｅ๓"])
def test_nothing_is_quadratic(unit: str) -> None:
    assert grows_linearly(lambda size: normalise_mapped(text_of(unit, size)), 20_000)
