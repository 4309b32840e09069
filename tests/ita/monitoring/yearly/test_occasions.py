from datetime import date

import pytest

from ita.monitoring.yearly.enums import Recurrence
from ita.monitoring.yearly.occasions import occasion, occasions_in
from tests.ita.monitoring.yearly.conftest import duty_of


@pytest.mark.parametrize(
    ("month", "day", "due_on"),
    [
        (10, 1, date(2026, 10, 1)),
        (12, 31, date(2026, 12, 31)),
        (1, 1, date(2027, 1, 1)),
        (9, 30, date(2027, 9, 30)),
        (2, 29, date(2027, 2, 28)),  # there is none in 2570
    ],
)
def test_a_yearly_duty_falls_due_within_its_fiscal_year(month: int, day: int, due_on: date) -> None:
    (found,) = occasions_in(duty_of(due_month=month, due_day=day), 2027)
    assert found.due_on == due_on and found.key == ("x", 2027, 0)
    assert (found.first_day, found.last_day) == (date(2026, 10, 1), date(2027, 9, 30))
    assert found.title == "รายงาน ประจำปีงบประมาณ พ.ศ. 2570"


def test_a_leap_day_is_kept_in_a_leap_year() -> None:
    (found,) = occasions_in(duty_of(due_month=2, due_day=29), 2028)
    assert found.due_on == date(2028, 2, 29)


def test_a_report_of_the_year_before_says_that_year() -> None:
    (found,) = occasions_in(duty_of(about_last_year=True), 2027)
    assert found.title.endswith("2569") and found.about_year == 2026
    assert (found.first_day, found.last_day) == (date(2025, 10, 1), date(2026, 9, 30))


def test_the_last_quarter_falls_due_in_the_next_year() -> None:
    found = occasions_in(duty_of(recurrence=Recurrence.QUARTERLY, days_after=15), 2027)
    assert [(each.year, each.number) for each in found] == [
        (2026, 4), (2027, 1), (2027, 2), (2027, 3),
    ]  # fmt: skip
    assert [each.due_on for each in found] == [
        date(2026, 10, 15), date(2027, 1, 15), date(2027, 4, 15), date(2027, 7, 15),
    ]  # fmt: skip
    assert found[0].title == "รายงาน ไตรมาสที่ 4 ปีงบประมาณ พ.ศ. 2569"


def test_months_are_named_with_their_own_year() -> None:
    found = occasions_in(duty_of(recurrence=Recurrence.MONTHLY, days_after=15), 2027)
    assert len(found) == 12
    assert found[0].title == "รายงาน เดือนกันยายน 2569"
    assert found[3].title == "รายงาน เดือนธันวาคม 2569"
    assert found[4].title == "รายงาน เดือนมกราคม 2570"
    february = next(each for each in found if each.last_day.month == 2)
    assert february.last_day == date(2027, 2, 28)


def test_half_years() -> None:
    found = occasions_in(duty_of(recurrence=Recurrence.HALF, days_after=30), 2027)
    assert [each.title[-27:] for each in found] == [
        "ปีงบประมาณ พ.ศ. 2569 รอบ 12 เดือน"[-27:],
        "ปีงบประมาณ พ.ศ. 2570 รอบ 6 เดือน"[-27:],
    ]


@pytest.mark.parametrize("recurrence", list(Recurrence))
def test_each_occasion_is_found_by_its_key_and_stands_in_one_year(recurrence: Recurrence) -> None:
    duty = duty_of(recurrence=recurrence, days_after=40)
    listed = [each for year in range(2024, 2030) for each in occasions_in(duty, year)]
    keys = [each.key for each in listed]
    assert len(keys) == len(set(keys))
    assert [occasion(duty, year, number) for _code, year, number in keys] == listed


@pytest.mark.parametrize("number", [5, 13, -1])
def test_there_is_no_fifth_quarter(number: int) -> None:
    assert occasion(duty_of(recurrence=Recurrence.QUARTERLY), 2027, number) is None
    assert occasion(duty_of(), 2027, number) is None


def test_a_day_on_which_offices_are_closed_moves_to_the_next_working_day() -> None:
    saturday = duty_of(due_month=10, due_day=31)
    (found,) = occasions_in(saturday, 2027)
    assert (found.due_on, found.deadline) == (date(2026, 10, 31), date(2026, 11, 2))
    (new_year,) = occasions_in(duty_of(due_month=12, due_day=31), 2027)
    assert new_year.deadline > date(2027, 1, 1)  # New Year's Eve and Day are holidays
