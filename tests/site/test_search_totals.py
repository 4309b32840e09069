from datetime import date

import pytest
from wagtail.models import Site

from home.periods import today
from ita.monitoring.statistics.sources import Searches, searches
from search.models import QuestionTotal

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)


def asked(site: Site, day: date, times: int, without: int) -> None:
    QuestionTotal.objects.create(
        site=site, day=day, question=f"คำถาม {day}", times=times, times_without_result=without
    )


def test_searches_of_the_days_and_of_the_agency_are_summed(site: Site, other_agency: Site) -> None:
    asked(site, FIRST, 5, 2)
    asked(site, LAST, 4, 0)
    asked(site, date(2026, 11, 1), 9, 9)
    asked(other_agency, FIRST, 7, 7)
    assert searches(site, FIRST, LAST) == Searches(asked=9, unanswered=2)


def test_today_is_not_over(site: Site) -> None:
    """A page that is kept for the day says the same all day."""
    asked(site, today(), 5, 2)
    assert searches(site, today(), today()) is None


@pytest.mark.django_db
def test_nothing_is_known_where_nobody_counted(site: Site) -> None:
    assert searches(site, FIRST, LAST) is None
