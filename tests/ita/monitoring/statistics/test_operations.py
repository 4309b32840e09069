"""Days of the log are counted once, and again where more of them came."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Site

from ita.monitoring.statistics.models import DailyUse, DayTotal
from ita.monitoring.statistics.operations import count_days
from ita.monitoring.traffic import files
from ita.monitoring.traffic.operations import close_days
from tests.factories import LawPageFactory
from tests.ita.monitoring.traffic.conftest import NIGHT, add_lines, clock, log  # noqa: F401

pytestmark = pytest.mark.usefixtures("log", "clock")
DAY = date(2026, 11, 29)
MORNING = NIGHT - timedelta(hours=20)
VISIT = {"user": 0, "account": "", "robot": False}


def test_a_closed_day_is_counted_once(site: Site) -> None:
    page = LawPageFactory(live=True)
    path = page.relative_url(site)
    add_lines(site.pk, MORNING, 3, **VISIT, path=path)
    add_lines(site.pk, MORNING, 2, **VISIT, path="/", address="198.51.100.7")
    assert count_days(site) == 0  # the day is not over
    close_days(site)
    assert (count_days(site), count_days(site)) == (1, 0)
    total = DayTotal.objects.get(site=site)
    assert (total.day, total.visitors, total.views, total.parts) == (DAY, 2, 5, 1)
    used = DailyUse.objects.filter(number=page.pk)
    assert list(used.values_list("section", "count")) == [("law", 3)]


def test_what_came_late_for_a_day_is_counted_with_it(site: Site) -> None:
    for count in (3, 4):
        add_lines(site.pk, MORNING, count, **VISIT, path="/")
        close_days(site)
        assert count_days(site) == 1
    assert DayTotal.objects.get().views == 7


def test_another_agency_counts_its_own(site: Site, other_agency: Site) -> None:
    add_lines(other_agency.pk, MORNING, 1, **VISIT, path="/")
    for each in (site, other_agency):
        close_days(each)
        count_days(each)
    assert [total.site_id for total in DayTotal.objects.all()] == [other_agency.pk]


def test_a_broken_file_leaves_its_day_not_counted(site: Site, log: Path) -> None:  # noqa: F811
    add_lines(site.pk, MORNING, 1, **VISIT, path="/")
    close_days(site)
    (part, _ending), *_ = files.parts_in(site.pk)
    part.path(files.CLOSED).write_bytes(b"torn")
    assert count_days(site) == 0
    assert not DayTotal.objects.exists()


def test_queries_do_not_grow_with_days_lines_and_pages(
    site: Site, django_assert_max_num_queries: Any
) -> None:
    LawPageFactory.create_batch(3, live=True)
    add_lines(site.pk, MORNING, 300, **VISIT, path="/")
    close_days(site)
    with django_assert_max_num_queries(16):
        count_days(site)
