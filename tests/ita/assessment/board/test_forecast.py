"""Golden examples of the forecast: each sum was done by hand."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from ita.assessment.board.forecast import Range, ScoredItem, forecast, score, shares
from ita.assessment.board.scoring import Scoring
from ita.assessment.enums import ItemState

OIT = Scoring(Fraction(40), Fraction(30), Fraction(30), is_unconfirmed=False)
DONE, OPEN, UNKNOWN = ItemState.COMPLETE, ItemState.NO_EVIDENCE, ItemState.UNCONFIRMED


def item(key: int, group: str, state: ItemState = DONE, weight: Any = None) -> ScoredItem:
    """``group``: "9.1", or "9" for an item that stands under its indicator."""
    sub = group if "." in group else ""
    return ScoredItem(key, group.split(".")[0], sub, weight and Decimal(weight), state)


def known(value: Any) -> Range:
    return Range(Fraction(value), Fraction(value))


@pytest.mark.parametrize("state", ItemState)
def test_an_item_is_worth_100_or_0_and_what_is_unknown_either(state: ItemState) -> None:
    if state in (ItemState.UNCONFIRMED, ItemState.TO_CHECK):
        assert score(state) == Range(Fraction(0), Fraction(100), is_known=False)
    else:
        assert score(state) == known(100 if state == DONE else 0)


def test_the_mean_is_of_sub_indicators_then_of_indicators() -> None:
    items = [
        item(1, "9.1"),
        item(2, "9.1", OPEN),
        item(3, "9.1", OPEN),
        item(4, "9.1", OPEN),  # 9.1: 25
        item(5, "9.2"),  # 9.2: 100, so 9: 62.5
        item(6, "10.1", OPEN),  # 10: 0
    ]
    found = forecast(items, OIT, Decimal("80"), Decimal("90"))
    assert found.indicators == {"9": known("62.5"), "10": known(0)}
    assert found.own == known("31.25")
    assert found.points == known("12.5")  # 40%
    assert found.total == known("63.5")  # + 24 + 27
    assert found.is_known


def test_what_is_unknown_stays_a_range() -> None:
    items = [item(1, "9.1"), item(2, "9.1", UNKNOWN), item(3, "10.1", OPEN)]
    found = forecast(items, OIT, Decimal(100), None)
    assert found.indicators["9"] == Range(Fraction(50), Fraction(100), is_known=False)
    assert found.indicators["10"] == known(0)
    assert found.points == Range(Fraction(10), Fraction(20), is_known=False)
    assert found.total == Range(Fraction(40), Fraction(80), is_known=False)


def test_surveys_that_are_not_known_are_a_range_although_the_list_is_known() -> None:
    found = forecast([item(1, "9.1")], OIT, None, None)
    assert found.points == known(40)
    assert found.total == Range(Fraction(40), Fraction(100), is_known=False)
    assert not found.is_known


def test_a_mark_of_nought_is_known() -> None:
    found = forecast([item(1, "9.1")], OIT, Decimal(0), Decimal(0))
    assert found.total == known(40)


def test_where_the_data_do_not_state_the_surveys_there_is_no_total() -> None:
    only = Scoring(Fraction(40), None, None, is_unconfirmed=True)
    found = forecast([item(1, "9.1")], only, Decimal(100), Decimal(100))
    assert found.total is None and found.points == known(40)
    assert found.is_unconfirmed


def test_nothing_is_divided_by_a_list_without_items() -> None:
    assert forecast([], OIT, None, None).own == known(0)


def test_items_share_by_weight_sub_indicators_and_indicators_alike() -> None:
    items = [item(1, "9.1", weight=3), item(2, "9.1"), item(3, "9.2"), item(4, "10.1")]
    assert shares(items) == {
        1: Fraction(3, 16),
        2: Fraction(1, 16),
        3: Fraction(1, 4),
        4: Fraction(1, 2),
    }


def test_items_under_their_indicator_are_one_group() -> None:
    assert shares([item(1, "9"), item(2, "9"), item(3, "9.1")]) == {
        1: Fraction(1, 4),
        2: Fraction(1, 4),
        3: Fraction(1, 2),
    }


def test_what_weighs_nothing_changes_nothing() -> None:
    items = [item(1, "9.1", weight="0.0"), item(2, "9.2"), item(3, "10.1", weight="-2")]
    assert shares(items) == {2: Fraction(1)}
    assert forecast(items, OIT, None, None).indicators == {"9": known(100)}
