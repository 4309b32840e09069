from datetime import date

from home.charts import HEIGHT, columns, shares

DAYS = [date(2026, 10, day) for day in range(1, 5)]


def test_the_highest_column_fills_the_chart_and_what_is_unknown_has_none() -> None:
    chart = columns(list(zip(DAYS, (50, None, 200, 0), strict=True)))
    assert [column.height for column in chart.columns] == [25, 0, HEIGHT, 0]
    assert (chart.highest and chart.highest.value, chart.unknown, chart.width) == (200, 1, 38)


def test_what_is_not_nothing_can_be_seen() -> None:
    assert columns([(DAYS[0], 1), (DAYS[1], 100_000)]).columns[0].height == 1


def test_a_chart_of_nothing_divides_by_nothing() -> None:
    assert columns([(DAYS[0], 0), (DAYS[1], None)]).highest is None
    assert (shares([]), shares([0, 0]), shares([1, 3])) == ([], [0, 0], [33, 100])
