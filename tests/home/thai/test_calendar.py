"""The Thai calendar: B.E. years, the fiscal year, and days in Bangkok."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.thai import calendar
from home.thai.calendar import (
    BANGKOK,
    fiscal_year,
    fiscal_year_bounds,
    format_date,
    format_datetime,
    format_period,
    local_date,
    parse_date,
    to_be,
    to_ce,
)
from home.thai.numerals import to_thai_digits

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(st.integers(1, 3000))
def test_years_go_there_and_back(year: int) -> None:
    assert to_ce(to_be(year)) == year
    assert to_be(year) - year == 543


@given(DAYS)
def test_a_written_day_is_read_again(day: date) -> None:
    numbers = f"{day.day}/{day.month}/{to_be(day.year)}"
    for text in (format_date(day), format_date(day, short=True), numbers, to_thai_digits(numbers)):
        assert parse_date(text) == day


@pytest.mark.parametrize("text", ["", "2569", "32/1/2569", "29/2/2568", "1 มกรา 2569", "a/b/c"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_date(text)


@given(DAYS)
def test_every_day_lies_within_its_fiscal_year(day: date) -> None:
    first, last = fiscal_year_bounds(fiscal_year(day))
    assert first <= day <= last
    assert fiscal_year(first - timedelta(days=1)) == fiscal_year(day) - 1
    assert fiscal_year(last + timedelta(days=1)) == fiscal_year(day) + 1


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (datetime(2026, 9, 30, 16, 59, 59, tzinfo=UTC), 2026),  # 23.59 in Bangkok
        (datetime(2026, 9, 30, 17, 0, tzinfo=UTC), 2027),  # midnight in Bangkok
        (datetime(2026, 9, 30, 23, 59, tzinfo=UTC), 2027),
        (datetime(2026, 10, 1, 0, 0, tzinfo=BANGKOK), 2027),
        (date(2026, 9, 30), 2026),
        (date(2026, 10, 1), 2027),
    ],
)
def test_the_fiscal_year_turns_at_midnight_in_bangkok(moment: date, year: int) -> None:
    assert fiscal_year(moment) == year


@given(MOMENTS)
def test_the_day_of_a_moment_does_not_depend_on_how_it_is_stored(moment: datetime) -> None:
    assert local_date(moment) == local_date(moment.astimezone(BANGKOK))
    assert fiscal_year(moment) == fiscal_year(local_date(moment))


def test_today_is_todays_year_in_bangkok(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 9, 30, 18, 0, tzinfo=UTC)
    monkeypatch.setattr(calendar.timezone, "now", lambda: moment)
    assert calendar.current_fiscal_year() == 2027


def test_days_and_times_as_offices_write_them() -> None:
    assert format_date(date(2026, 11, 22)) == "22 พฤศจิกายน 2569"
    assert format_date(date(2026, 11, 22), short=True) == "22 พ.ย. 2569"
    late = datetime(2026, 12, 31, 17, 5, tzinfo=UTC)
    assert format_date(late) == "1 มกราคม 2570"
    assert format_datetime(late) == "1 ม.ค. 2570 เวลา 00.05 น."


def test_periods_with_and_without_ends() -> None:
    first, last = date(2025, 10, 1), date(2026, 9, 30)
    assert format_period(first, last) == "1 ต.ค. 2568 – 30 ก.ย. 2569"
    assert format_period(first, first) == "1 ต.ค. 2568"
    assert format_period(first, None) == "ตั้งแต่ 1 ต.ค. 2568"
    assert format_period(None, last) == "ถึง 30 ก.ย. 2569"
    assert format_period(None, None) == ""
