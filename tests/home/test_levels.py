from decimal import Decimal

from home.levels import LevelCounts


def test_mean_and_percentages_are_computed_from_the_counts() -> None:
    levels = LevelCounts({5: 6, 4: 3, 3: 1, 1: 2})
    assert levels.answered == 12
    assert levels.mean == Decimal("3.92")  # 47 / 12
    assert levels.satisfied == Decimal("75.00")
    assert [count for _label, count, _percent in levels.rows] == [6, 3, 1, 0, 2]
    assert levels.rows[4][2] == Decimal("16.67")


def test_nothing_is_known_where_nobody_answered() -> None:
    assert LevelCounts({}).mean is None
    assert LevelCounts({}).satisfied is None
