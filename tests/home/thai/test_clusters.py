"""Cutting a text without tearing a Thai cluster."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icu4py.breakers import CharacterBreaker

from home.thai.clusters import boundary_after, boundary_before, clusters, is_boundary

THAI = "กขคงจชญดตทนบปพมยรลวสหอ" + "ะัาำิีึืุู" + "เแโใไ" + "็่้๊๋์ํๆฯ" + "๑๒ 12ab."
texts = st.one_of(
    st.text(max_size=80),
    st.text(alphabet=THAI, max_size=80),
    st.text(alphabet=THAI + "e\u0301\u200b\u200c\u200d\r\n😀👍🏽🇹🇭\ufe0f", max_size=80),
)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("ก", ["ก"]),
        ("น้ำ", ["น้ำ"]),
        ("เกี่ยว", ["เกี่", "ย", "ว"]),
        ("สำนักงาน", ["สำ", "นั", "ก", "งา", "น"]),
        ("พระราชบัญญัติฯ", ["พ", "ระ", "รา", "ช", "บั", "ญ", "ญั", "ติฯ"]),
        ("ต่าง ๆ", ["ต่า", "ง", " ๆ"]),
        ("เ ก", ["เ", " ", "ก"]),
        ("โรงพยาบาล", ["โร", "ง", "พ", "ยา", "บา", "ล"]),
        ("O12 ข้อ", ["O", "1", "2", " ", "ข้", "อ"]),
        ("👍🏽🇹🇭", ["👍🏽", "🇹🇭"]),
        ("a\r\nb", ["a", "\r\n", "b"]),
    ],
)
def test_clusters_of_words_that_citizens_read(text: str, pieces: list[str]) -> None:
    assert clusters(text) == pieces


@given(texts)
def test_clusters_joined_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@given(texts, st.integers(-5, 100))
def test_the_next_boundaries_are_boundaries_on_their_side(text: str, place: int) -> None:
    before, after = boundary_before(text, place), boundary_after(text, place)

    assert is_boundary(text, before) and is_boundary(text, after)
    inside = min(max(place, 0), len(text))
    assert before <= inside <= after


@given(st.text(alphabet=THAI + "e\u0301\u0327\u200d\r\n", max_size=80))
def test_no_boundary_tears_a_grapheme_cluster_of_unicode(text: str) -> None:
    """ICU is the other hand; only signs of one UTF-16 unit, in which it counts."""
    whole = {start for start, _end in CharacterBreaker(text, "th").segments()} | {0, len(text)}

    assert {place for place in range(len(text) + 1) if is_boundary(text, place)} <= whole
