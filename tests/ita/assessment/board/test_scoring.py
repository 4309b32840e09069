"""How a list is scored is read from its data, and from nothing else."""

from fractions import Fraction
from typing import Any

import pytest

from ita.assessment.board.scoring import Scoring, scoring_of

PER_ITEM = "100 when every element is disclosed, otherwise 0 (all or nothing)"
INDICATOR = "mean of sub-indicators (9.1-9.5; 10.1-10.2); general knowledge, unconfirmed"
SHARE = "40 x mean(indicator 9, indicator 10) / 100; that the 40/30/30 split holds: from a page"


def stated(**changed: Any) -> dict[str, Any]:
    whole = {"per_item": PER_ITEM, "indicator": INDICATOR, "oit_share": SHARE}
    return {key: value for key, value in (whole | changed).items() if value is not None}


def test_the_shares_are_those_that_the_data_state() -> None:
    assert scoring_of(stated()) == Scoring(Fraction(40), Fraction(30), Fraction(30), True)


def test_what_is_confirmed_is_not_called_unconfirmed() -> None:
    found = scoring_of(stated(indicator="mean of sub-indicators"))
    assert found and not found.is_unconfirmed


def test_a_list_that_is_part_of_nothing_gives_all_points() -> None:
    assert scoring_of(stated(oit_share=None)) == Scoring(Fraction(100), None, None, True)


@pytest.mark.parametrize(
    "share",
    [
        "40 x mean(indicator 9) / 100",  # what the surveys give is not stated
        "40 x mean(indicator 9); the 40/35/25 split",  # which of them gives which
        "40 x mean(indicator 9); the 50/25/25 split",  # contradicts itself
        "40 x mean(indicator 9); the 40/20/20 split",  # not 100
    ],
)
def test_surveys_are_not_guessed(share: str) -> None:
    assert scoring_of(stated(oit_share=share)) == Scoring(Fraction(40), None, None, True)


@pytest.mark.parametrize(
    "scoring",
    [
        None,
        {},
        [],
        "100 otherwise 0",
        stated(per_item=None),
        stated(per_item="0 to 5 by level"),
        stated(per_item="100 at most"),
        stated(per_item=100),
        stated(indicator=None),
        stated(indicator="sum of sub-indicators"),
        stated(oit_share="as announced"),
        stated(oit_share="0 x mean(9)"),
        stated(oit_share="140 x mean(9)"),
    ],
)
def test_what_is_not_stated_or_not_understood_is_not_scored(scoring: Any) -> None:
    assert scoring_of(scoring) is None
