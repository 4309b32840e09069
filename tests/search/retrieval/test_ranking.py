"""Which of two entries stands before the other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.parsing import ParsedQuery, Synonyms, parse
from search.analysis.terms import index_text
from search.retrieval.ranking import Entry, Ranking, Scored, rarity

SYNONYMS = Synonyms([["สุนัข", "หมา"]])
FILLER = "กกก ขขข คคค"
WORDS = ["ถนน", "สะพาน", "ขยะมูลฝอย", "ผู้สูงอายุ", "วัคซีน", "2568"]


def entry(title: str, text: str = "", prior: float = 1.0) -> Entry:
    title = index_text(title)
    return Entry(1, "1", title, f"{title} {index_text(text)}".strip(), prior)


def scored(question: str, one: Entry) -> Scored:
    parsed: ParsedQuery = parse(question, SYNONYMS)
    return Ranking(parsed, [1.0] * len(parsed.required)).score(one)


def score(question: str, title: str, text: str = "", prior: float = 1.0) -> float:
    return scored(question, entry(title, text, prior)).score


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("ถนน", ("ซ่อมถนน", ""), ("ซ่อมสะพาน", "ใกล้ถนน")),  # the title before the text
        ("ถนน", ("ถนน", ""), ("ถนนและสะพานและคลอง", "")),  # nothing else before more
        ("ขยะมูลฝอย", ("ข่าว", "ขยะมูลฝอย"), ("ข่าว", "มูลฝอยกับขยะ")),  # side by side
        ("ถนน สะพาน", ("ถนนสะพาน", ""), ("ถนน ในเมือง สะพาน", "")),
        ("ถนน สะพาน", ("ข่าว", "ถนน กับ สะพาน"), ("ซ่อมถนนสายหลัก", "")),  # all before a part
        ("สุนัข", ("วัคซีนสุนัข", ""), ("วัคซีนหมา", "")),  # as typed before a synonym
        ("ถนน", ("ข่าว", "ถนน ถนน ถนน"), ("ข่าว", "ถนน กก ขข")),  # often before once
        (
            "ถนน",
            ("ข่าว", "ถนน " + "กกก " * 400),
            ("ข่าว", "กกก " * 400 + "ถนน"),
        ),  # the beginning before the end
    ],
)
def test_what_stands_first(question: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    assert score(question, *first) > score(question, *second) >= 0


def test_equals_are_ordered_by_what_speaks_for_them() -> None:
    assert score("ถนน", "ซ่อมถนน", prior=1.5) > score("ถนน", "ซ่อมถนน", prior=1.0)
    # but no age makes a page answer another question
    assert score("ถนน", "ซ่อมถนน", prior=0.6) > score("ถนน", "ซ่อมสะพาน", "ถนน", prior=2.0)


def test_nothing_found_is_worth_nothing() -> None:
    nothing = scored("ถนน", entry("สะพาน"))

    assert (nothing.score, nothing.coverage) == (0.0, 0.0)


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    parsed = parse("ถนน วัคซีน", SYNONYMS)
    ranking = Ranking(parsed, [rarity(900, 1000), rarity(3, 1000)])

    assert ranking.score(entry("วัคซีน")).score > ranking.score(entry("ถนน")).score


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_rarity(one: int, other: int) -> None:
    few, many = sorted((one, other))

    assert rarity(few, 10_000) >= rarity(many, 10_000) > 0


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True),
    st.lists(st.sampled_from([*WORDS, FILLER]), max_size=6),
    st.lists(st.sampled_from([*WORDS, FILLER]), max_size=10),
    st.sampled_from(WORDS),
)
def test_a_hit_in_the_title_never_lowers(
    asked: list[str], title: list[str], text: list[str], word: str
) -> None:
    """One filler word of the title is replaced by a word of the question (so that the length stays
    what it was): the score does not fall."""
    question = " ".join(asked)
    before = entry(" ".join([*title, "ฬ"]), " ".join(text))
    after = entry(" ".join([*title, asked[0]]), " ".join(text))
    as_long = replace(
        before, title=before.title.ljust(len(after.title)), body=before.body.ljust(len(after.body))
    )

    assert scored(question, after).score >= scored(question, as_long).score - 1e-9


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.lists(st.sampled_from([*WORDS, FILLER]), max_size=8),
    st.lists(st.sampled_from([*WORDS, FILLER]), max_size=12),
)
def test_scores_stay_within_bounds(asked: list[str], title: list[str], text: list[str]) -> None:
    found = scored(" ".join(asked), entry(" ".join(title), " ".join(text)))

    assert found.score >= 0
    assert 0 <= found.coverage <= 1 + 1e-9
    assert (found.score > 0) == (found.coverage > 0)
