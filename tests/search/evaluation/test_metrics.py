"""The figures, reckoned by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.evaluation.asking import Asked, figures
from search.evaluation.corpus import Question
from search.evaluation.metrics import ndcg, percentile, recall, reciprocal_rank

TWO_FULLY_ONE_PARTLY = Question("ถนน", False, {"a": 2, "b": 2, "c": 1})


@pytest.mark.parametrize(
    ("found", "recalled", "reciprocal", "gained"),
    [
        # best: 2/log2(2) + 2/log2(3) + 1/log2(4) = 2 + 1.2619 + 0.5 = 3.7619
        (["a", "b", "c"], 1.0, 1.0, 1.0),
        (["x", "a"], 0.5, 0.5, 1.2619 / 3.7619),
        (["c", "x", "b"], 0.5, 1 / 3, (1 + 1.0) / 3.7619),
        (["c"], 0.0, 0.0, 1 / 3.7619),
        (
            ["x"] * 9 + ["a", "b"],
            0.5,
            0.1,
            2 / 3.4594 / 3.7619,
        ),  # log2(11); the 11th is none
        ([], 0.0, 0.0, 0.0),
    ],
)
def test_figures_of_one_question(
    found: list[str], recalled: float, reciprocal: float, gained: float
) -> None:
    question = TWO_FULLY_ONE_PARTLY

    assert recall(question, found) == recalled
    assert reciprocal_rank(question, found) == pytest.approx(reciprocal)
    assert ndcg(question, found) == pytest.approx(gained, abs=1e-4)


def test_of_twelve_answers_ten_can_be_among_ten() -> None:
    question = Question("ถนน", False, {str(number): 2 for number in range(12)})

    assert recall(question, [str(number) for number in range(2, 12)]) == 1.0
    assert ndcg(question, [str(number) for number in range(2, 12)]) == 1.0


@pytest.mark.parametrize(
    ("values", "part", "value"),
    [([3, 1, 2], 50, 2), (list(range(1, 101)), 95, 96), ([7], 95, 7), ([], 50, 0.0)],
)
def test_percentiles(values: list[float], part: int, value: float) -> None:
    assert percentile(values, part) == value


@given(
    st.dictionaries(st.sampled_from("abcdefghijklm"), st.sampled_from([1, 2]), min_size=1),
    st.lists(st.sampled_from("abcdefghijklmxyz"), unique=True),
)
def test_no_figure_leaves_its_bounds(relevant: dict[str, int], found: list[str]) -> None:
    question = Question("ถนน", False, {**relevant, "n": 2})

    for figure in (recall, reciprocal_rank, ndcg):
        assert 0.0 <= figure(question, found) <= 1.0 + 1e-9


def test_the_figures_of_all_questions() -> None:
    half_typed = Question("ถน", True, {"a": 2})
    asked = [
        Asked(TWO_FULLY_ONE_PARTLY, ["a", "b", "c"], 0.010),
        Asked(TWO_FULLY_ONE_PARTLY, ["x", "a"], 0.020),
        Asked(TWO_FULLY_ONE_PARTLY, [], 0.030),
        Asked(half_typed, ["a"], 0.040),
    ]

    found = figures(asked)

    assert found.recall_at_10 == 0.5
    assert found.mrr_at_10 == 0.5
    assert found.zero_share == 0.25
    assert found.autocomplete_at_10 == 1.0
    assert (found.p50_ms, found.p95_ms, found.asked) == (30.0, 40.0, 4)
    assert figures([]).asked == 0


def test_a_question_that_nothing_answers_is_timed_only() -> None:
    no_answer = Question("ยานอวกาศ", False, {"c": 1})
    asked = [Asked(TWO_FULLY_ONE_PARTLY, ["a", "b"], 0.01), Asked(no_answer, [], 0.03)]

    found = figures(asked)

    assert (found.recall_at_10, found.mrr_at_10) == (1.0, 1.0)
    assert (found.zero_share, found.asked) == (0.5, 2)
