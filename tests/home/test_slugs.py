"""Addresses of pages: ASCII, short, made once and free."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.enums import Section
from home.slugs import MAX_LENGTH, ascii_slug, free_slug
from tests.factories import LawPageFactory

THAI_TEXT = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B) | st.just(" "))


@given(st.text() | THAI_TEXT)
def test_any_title_gives_a_valid_ascii_slug(title: str) -> None:
    slug = ascii_slug(title)
    assert re.fullmatch(r"[a-z0-9_]+([a-z0-9_-]*[a-z0-9_])?", slug)
    assert len(slug) <= MAX_LENGTH


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("O12 รายงาน", "o12"),
        ("Annual Report 2026", "annual-report-2026"),
        ("", "page"),
        ("๛ ฯ !", "page"),
        ("---", "page"),
    ],
)
def test_examples(title: str, slug: str) -> None:
    assert ascii_slug(title).startswith(slug)


def test_tone_marks_and_vowels_tell_titles_apart() -> None:
    assert ascii_slug("ป่า") != ascii_slug("ปี")


def test_a_long_title_is_cut_at_a_word() -> None:
    slug = ascii_slug("word " * 30)
    assert len(slug) <= MAX_LENGTH
    assert set(slug.split("-")) == {"word"}


def test_a_long_title_without_a_gap_is_cut_all_the_same() -> None:
    assert len(ascii_slug("ก" * 255)) <= MAX_LENGTH


@pytest.mark.django_db
def test_a_taken_slug_gets_the_next_number(section) -> None:  # type: ignore[no-untyped-def]
    parent = section(Section.LAW)
    base = ascii_slug("ประกาศ")
    for expected in (base, f"{base}-2", f"{base}-3"):
        assert free_slug("ประกาศ", parent) == expected
        LawPageFactory(slug=expected)
    LawPageFactory(slug=f"{base}-9")
    LawPageFactory(slug=f"{base}-draft")
    assert free_slug("ประกาศ", parent) == f"{base}-10"
