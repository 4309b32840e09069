"""How a question is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.thai.words import forms
from search.analysis.parsing import (
    LONGEST_QUESTION,
    MOST_WORDS,
    WRITTEN_OTHERWISE,
    ParsedQuery,
    Synonyms,
    parse,
    parse_phrase,
)

THAI = st.text(alphabet=st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5B))
ANY = st.text(alphabet=st.characters())
PARTS = st.sampled_from(["พ.ร.บ. ", "ปี 68", "O12", "อบต", "ผู้สูงอายุ", "การ", " ", "หมา", "2568"])
MIXED = st.lists(st.one_of(THAI, ANY, PARTS)).map("".join)

NONE = Synonyms([])
SOME = Synonyms(
    [
        *WRITTEN_OTHERWISE,
        ["องค์การบริหารส่วนตำบล", "อบต."],
        ["สุนัข", "หมา"],
        ["โรคพิษสุนัขบ้า", "โรคกลัวน้ำ"],
        ["ก", "ก", ""],  # one that says nothing
    ]
)


def phrases(parsed: ParsedQuery) -> list[list[str]]:
    """The parts of the question that must be found, each with all that says the same."""
    return [["".join(phrase) for phrase, _w in unit.phrases] for unit in parsed.required]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("ผู้สูงอายุ", [["ผู้สูงอายุ"]]),
        ("อ.บ.ต. อยู่ที่ไหน", [["อบต", "องค์การบริหารส่วนตำบล"]]),
        ("วัคซีนหมา", [["วัคซีน"], ["หมา", "สุนัข"]]),
        ("โรคพิษสุนัขบ้า", [["โรคพิษสุนัขบ้า", "โรคกลัวน้ำ"]]),  # not the dog within
        ("ITA 2568", [["ita"], ["2568", "2025"]]),
        ("ITA ๒๐๒๕", [["ita"], ["2025", "2568"]]),
        ("แผนปี 68", [["แผน"], ["2568", "2025"]]),
        ("O12", [["o12"]]),
        ("O 12", [["o"], ["12"]]),
        ("การ", [["การ"]]),  # only stopwords: they are what is asked for
        ("ม.ค.", [["มค", "มกราคม"]]),
        ("1999 บาท", [["1999", "2542"], ["บาท"]]),
        ("3000 บาท", [["3000"], ["บาท"]]),
        ("!!!", []),
    ],
)
def test_parts_of_a_question(question: str, parts: list[list[str]]) -> None:
    assert phrases(parse(question, SOME)) == parts


@given(MIXED, st.sampled_from([NONE, SOME]))
def test_a_reading_of_anything(question: str, synonyms: Synonyms) -> None:
    parsed = parse(question, synonyms)

    typed = forms(question[:LONGEST_QUESTION])[:MOST_WORDS]
    assert list(parsed.typed) == typed
    assert [form for run in parsed.runs for form in run] == typed
    assert len(parsed.text) <= LONGEST_QUESTION
    assert bool(parsed.required) == bool(typed)
    assert parsed.correction is None
    for unit in parsed.units:
        assert unit.phrases[0] == (unit.typed, 1.0)
        assert all(phrase and 0 < weight <= 1 for phrase, weight in unit.phrases)
        assert len({phrase for phrase, _weight in unit.phrases}) == len(unit.phrases)
    assert {unit.typed for unit in parsed.required} <= set(parsed.terms)


@given(MIXED)
def test_a_phrase_of_anything(text: str) -> None:
    parsed = parse_phrase(text)

    assert len(parsed.units) == bool(forms(text[:LONGEST_QUESTION]))
    assert list(parsed.typed) == forms(text[:LONGEST_QUESTION])[:MOST_WORDS]


def test_a_synonym_that_points_at_itself() -> None:
    parsed = parse("ถนน", Synonyms([["ถนน", "ถนน"], ["ถนน"], []]))

    assert phrases(parsed) == [["ถนน"]]


def test_synonyms_are_not_followed_further() -> None:
    chain = Synonyms([["ก่อ", "ข้อ"], ["ข้อ", "ค้อ"]])

    assert phrases(parse("ก่อ", chain)) == [["ก่อ", "ข้อ"]]
    assert sorted(phrases(parse("ข้อ", chain))[0]) == sorted(["ข้อ", "ก่อ", "ค้อ"])
