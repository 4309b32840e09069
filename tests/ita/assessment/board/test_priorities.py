"""The order of what to mend first, by examples."""

from datetime import date
from fractions import Fraction
from typing import Any

from ita.assessment.board.priorities import OpenItem, first_to_mend

SOON, LATER = date(2026, 12, 1), date(2026, 12, 31)


def item(key: int, points: Any, problems: int = 1, due_on: date | None = None) -> OpenItem:
    return OpenItem(key, Fraction(points), problems, due_on, position=key)


def order(*items: OpenItem) -> list[int]:
    return [each.key for each in first_to_mend(items)]


def test_points_per_problem_decide() -> None:
    assert order(item(1, 6, 4), item(2, 2, 1), item(3, 5, 2)) == [3, 2, 1]


def test_an_item_whose_problem_nobody_can_name_is_work_too() -> None:
    assert order(item(1, 2, 1), item(2, 3, 0), item(3, 4, 1)) == [3, 2, 1]


def test_of_equals_the_sooner_due_is_first_and_one_without_a_day_last() -> None:
    assert order(item(1, 2), item(2, 2, due_on=LATER), item(3, 2, due_on=SOON)) == [3, 2, 1]


def test_then_what_is_worth_more_then_the_order_of_the_list() -> None:
    assert order(item(3, 2), item(1, 2), item(2, 4, 2)) == [2, 1, 3]


def test_ten_are_enough() -> None:
    assert order(*(item(key, key) for key in range(1, 13))) == [*range(12, 2, -1)]
