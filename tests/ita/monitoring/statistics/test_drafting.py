"""The page of a month: written once with what was counted, and never with what was typed."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed
from home.enums import AnswerChannel
from home.models import SatisfactionPage, UsageFigure, UsageStatisticsPage
from home.surveys.operations import store as store_answer
from home.thai.calendar import BANGKOK
from ita.monitoring import jobs
from ita.monitoring.memo import statistics as memo_statistics
from ita.monitoring.statistics.counting import DayCount
from ita.monitoring.statistics.drafting import MonthPage, write_page
from ita.monitoring.statistics.enums import UseKind
from ita.monitoring.statistics.mails import compose, whom
from ita.monitoring.statistics.models import StatisticsDraft
from ita.monitoring.statistics.operations import store
from ita.monitoring.statistics.rules import why_hold
from ita.notifications.daily.parts import Recipient
from ita.workflow import operations
from tests.factories import LawPageFactory, SatisfactionSurveyPageFactory
from tests.ita.conftest import Officers, publish_any

OCTOBER = date(2026, 10, 1)
JOBS = ("count_use",)


@pytest.fixture(autouse=True)
def november() -> Any:
    with time_machine.travel(datetime(2026, 11, 1, 2, tzinfo=BANGKOK), tick=False):
        yield


def use(site: Site, views: int = 7, day: date = OCTOBER) -> None:
    counted = DayCount(visitors=3, robots=2, lost=1)
    counted.uses[(UseKind.PAGE, LawPageFactory(live=True).pk, "law")] = views
    store(site, day, counted)


def fresh(page: Page) -> Any:
    return Page.objects.get(pk=page.pk).specific


def test_the_queue_writes_the_month_before_once(site: Site, officers: Officers) -> None:
    use(site)
    jobs.count_use()
    jobs.count_use()
    page = UsageStatisticsPage.objects.get()
    assert page.title == "สถิติการใช้เว็บไซต์ เดือนตุลาคม 2569"
    assert not page.live
    content = page.get_latest_revision_as_object()
    assert [(f.group, f.count) for f in content.figures.all()][:3] == [
        ("", 7), ("total", 3), ("total", 0),
    ]  # fmt: skip
    assert "ไม่มีบันทึก 30 วัน" in str(content.body)
    reader = Recipient(user_id=officers.requester.pk)
    assert reader in whom(site, date(2026, 11, 1))
    part = compose(site, reader, date(2026, 11, 1))
    assert part and part.lines[0].title == page.title


def test_the_page_goes_through_the_steps_and_the_memo_counts_it_once(
    site: Site, officers: Officers
) -> None:
    use(site)
    page = write_page(site, MonthPage(OCTOBER), officers.requester)
    content = page.get_latest_revision_as_object()
    content.owner_unit = LawPageFactory().owner_unit
    content.save_revision(user=officers.requester)
    assert publish_any(page, officers).live
    stated = memo_statistics.visits(site, OCTOBER, date(2026, 10, 31))
    assert stated and "รวม 7 ครั้ง" in str(stated)


def test_figures_that_were_typed_hold_the_request(site: Site, officers: Officers) -> None:
    use(site)
    page = write_page(site, MonthPage(OCTOBER), officers.requester)
    content = page.get_latest_revision_as_object()
    assert why_hold(content) is None
    figures = list(content.figures.all())
    figures[0].count = 7000
    content.figures = figures
    content.save_revision(user=officers.requester, clean=False)
    assert "ตัวเลข" in str(why_hold(fresh(page).get_latest_revision_as_object()))
    write_page(site, MonthPage(OCTOBER), officers.requester)
    assert why_hold(fresh(page).get_latest_revision_as_object()) is None
    assert UsageStatisticsPage.objects.count() == 1


def test_a_page_without_a_month_may_say_what_it_likes(site: Site) -> None:
    page = UsageStatisticsPage(title="ก่อนมีระบบ")
    page.figures = [UsageFigure(label="ตุลาคม 2560", count=5)]
    assert why_hold(page) is None


def test_no_page_of_a_month_that_goes_on_or_of_which_nothing_is_known(
    site: Site, officers: Officers
) -> None:
    use(site, day=date(2026, 11, 1))
    for month in (date(2026, 11, 1), date(2026, 9, 1)):
        with pytest.raises(NotAllowed):
            write_page(site, MonthPage(month), officers.requester)
    assert not StatisticsDraft.objects.exists()


def test_while_a_request_is_open_nothing_is_written_over(site: Site, officers: Officers) -> None:
    use(site)
    page = write_page(site, MonthPage(OCTOBER), officers.requester)
    content = page.get_latest_revision_as_object()
    content.owner_unit = LawPageFactory().owner_unit
    content.save_revision(user=officers.requester)
    operations.request_publication(fresh(page), officers.requester)
    with pytest.raises(NotAllowed):
        write_page(site, MonthPage(OCTOBER), officers.requester)


@pytest.mark.parametrize("role", ["checker", "approver", "webmaster"])
def test_who_writes_no_pages_has_none_written(site: Site, officers: Officers, role: str) -> None:
    use(site)
    with pytest.raises(NotAllowed):
        write_page(site, MonthPage(OCTOBER), getattr(officers, role))


def test_satisfaction_is_computed_with_n_for_each_topic(
    site: Site, officers: Officers, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    survey = SatisfactionSurveyPageFactory(live=True)
    first, second = survey.topics.all()
    for level in (5, 5, 4, 1):
        store_answer(survey, {first.translation_key: level}, "", OCTOBER, AnswerChannel.WEB)
    jobs.count_use()
    page = SatisfactionPage.objects.get().get_latest_revision_as_object()
    [result] = page.results.all()
    assert page.respondents == 4
    assert (result.question, str(result.percent), result.levels.mean) == (
        first.text, "75.00", result.levels.mean,
    )  # fmt: skip
    assert (result.level_5, result.level_1, result.levels.answered) == (2, 1, 4)
    assert second.text in str(page.body)
    result.percent = "99.00"
    page.results = [result]
    assert why_hold(page)
