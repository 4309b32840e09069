"""Two years of an agency's life: what is reported equals what its officers did; periods end on the
minute; nobody has two mails of the morning on one day; what is made when a year ends is made once.

The small life crosses the end of a fiscal year and is lived in the ordinary suite; the large one,
of 447 items published in one year, is marked ``stress``.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Site

from home.models import ContentPage
from ita.integrity.proof import proof_faults
from ita.monitoring import jobs
from ita.monitoring.memo.figures import memo_figures
from ita.monitoring.memo.periods import QUARTERS, Period
from ita.monitoring.monthly.models import MonthlyReport
from ita.monitoring.monthly.operations import write_reports
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.operations import plan
from ita.register.enums import Act
from ita.register.figures import Figure
from ita.register.history import page_status
from ita.register.models import RegisterEntry
from tests.database import database_apart
from tests.life import BANGKOK, Told, live
from tests.queue import jobs_after_commit

FIRST_YEAR, SECOND_YEAR = 2026, 2027  # C.E.; the fiscal years 2569 and 2570
# {fiscal year: items that are begun}; not all are published.
SMALL, LARGE = {FIRST_YEAR: 30, SECOND_YEAR: 5}, {FIRST_YEAR: 485, SECOND_YEAR: 60}
SMALL_ENDS, LARGE_ENDS = date(2026, 11, 13), date(2027, 10, 15)
NOTED = (
    Act.REQUESTED,
    Act.CHECKED,
    Act.APPROVED,
    Act.PUBLISHED,
    Act.RETURNED,
    Act.REFUSED,
    Act.WITHDRAWN,
    Act.ORAL_APPROVED,
    Act.ORAL_CONFIRMED,
)

A_MINUTE = timedelta(minutes=1)
COUNTED = {
    Figure.PUBLISHED: Act.PUBLISHED,
    Figure.APPROVED: Act.APPROVED,
    Figure.RETURNED: Act.RETURNED,
    Figure.REFUSED: Act.REFUSED,
    Figure.WITHDRAWN: Act.WITHDRAWN,
    Figure.ORAL: Act.ORAL_APPROVED,
    Figure.ORAL_IN_TIME: Act.ORAL_CONFIRMED,
}

pytestmark = pytest.mark.django_db


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((SMALL, SMALL_ENDS, 20), id="small"),
        pytest.param((LARGE, LARGE_ENDS, 447), id="large", marks=pytest.mark.stress),
    ],
)
def life(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[Told]:
    """The agency when its two years are over, in a database of its own."""
    items, last_day, published = request.param
    with (
        django_db_blocker.unblock(),
        database_apart(),
        jobs_after_commit(),
        override_settings(NOTICE_DELAY=120),
    ):
        told = live(Site.objects.get(is_default_site=True), items, last_day)
        assert len(told.published(FIRST_YEAR)) >= published
        with time_machine.travel(told.until):
            yield told


def test_the_register_tells_what_was_done(life: Told) -> None:
    rows = RegisterEntry.objects.of_site(life.site)
    for year in (FIRST_YEAR, SECOND_YEAR):
        found = Counter(rows.filter(fiscal_year=year).values_list("act", flat=True))
        assert {act: found[act] for act in NOTED} == {act: life.count(act, year) for act in NOTED}
    assert list(proof_faults()) == []


def test_a_row_stands_in_the_fiscal_year_of_its_moment_in_bangkok(life: Told) -> None:
    for row in RegisterEntry.objects.of_site(life.site):
        local = row.occurred_at.astimezone(BANGKOK)
        assert row.fiscal_year == local.year + (local.month >= 10), row


def test_numbers_run_without_a_gap_in_each_year(life: Told) -> None:
    for year in (FIRST_YEAR, SECOND_YEAR):
        rows = RegisterEntry.objects.of_site(life.site).filter(fiscal_year=year)
        numbers = list(rows.order_by("pk").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))


def test_what_is_live_is_what_was_published(life: Told) -> None:
    published = {note.page for note in life.notes if note.act == Act.PUBLISHED}
    assert set(ContentPage.objects.live().values_list("pk", flat=True)) == published
    for number in published:
        assert page_status(number).request is not None


def test_the_jobs_of_the_last_night_can_be_run_again(life: Told) -> None:
    """The first run after a stop finds nothing that was done before."""

    def state() -> tuple[int, ...]:
        return RegisterEntry.objects.count(), ContentPage.objects.filter(archived_on=None).count()

    before = state()
    for name in (*jobs.NIGHTLY, *jobs.EVERY_MINUTE):
        getattr(jobs, name)()
    assert state() == before


@pytest.mark.parametrize("year", [FIRST_YEAR, SECOND_YEAR])
def test_the_memo_counts_what_was_done(life: Told, year: int) -> None:
    figures = memo_figures(life.site, Period(year), timezone.localdate())
    found = {figure: figures.count(figure) for figure in COUNTED}
    assert found == {figure: life.count(act, year) for figure, act in COUNTED.items()}


def test_first_publications_are_told_from_updates(life: Told) -> None:
    earlier: set[int] = set()
    for year in (FIRST_YEAR, SECOND_YEAR):
        figures = memo_figures(life.site, Period(year), timezone.localdate())
        first = life.published(year) - earlier
        assert figures.count(Figure.FIRST) == len(first)
        assert figures.count(Figure.UPDATED) == life.count(Act.PUBLISHED, year) - len(first)
        earlier |= first


def test_the_quarters_add_up_to_the_year(life: Told) -> None:
    today = timezone.localdate()
    whole = memo_figures(life.site, Period(FIRST_YEAR), today)
    parts = [memo_figures(life.site, Period(FIRST_YEAR, quarter), today) for quarter in QUARTERS]
    for figure in (Figure.PUBLISHED, Figure.RETURNED, Figure.ARCHIVED):
        assert sum(part.count(figure) for part in parts) == whole.count(figure)


def test_no_page_is_current_past_its_end(life: Told) -> None:
    over = {page: end for page, end in life.ends.items() if end < life.until.date()}
    assert over
    for page, end in over.items():
        midnight = datetime.combine(end + timedelta(days=1), time.min, BANGKOK)
        row = RegisterEntry.objects.get(page_id=page, act=Act.ARCHIVED)
        assert timedelta(0) <= row.occurred_at - midnight <= A_MINUTE, row
        assert row.actor_id == 0


def test_nobody_has_two_mails_of_the_morning_on_one_day(life: Told) -> None:
    sent = DailyMail.objects.filter(state="sent")
    mails = Counter(
        (row.site_id, row.recipient_id, row.unit_id, row.ended_at.astimezone(BANGKOK).date())
        for row in sent
    )
    assert mails
    assert max(mails.values()) == 1


def test_the_end_of_a_year_is_told_once(life: Told) -> None:
    def state() -> tuple[object, ...]:
        reports = MonthlyReport.objects.filter(site=life.site).values_list("month", "figures")
        memo = memo_figures(life.site, Period(FIRST_YEAR), timezone.localdate())
        counts = {figure: memo.count(figure) for figure in Figure}
        return list(reports.order_by("month")), counts, DailyMail.objects.count()

    plan(life.site)
    write_reports(life.site)
    before = state()
    plan(life.site)
    assert write_reports(life.site) == []
    assert state() == before
    months = [month for month, _figures in before[0]]  # type: ignore[attr-defined]
    assert len(months) == len(set(months)) >= 11
