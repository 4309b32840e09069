"""The end of a publication period archives the page, by the system, on the minute."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from home.models import ContentPage, LawPage
from ita.monitoring import jobs
from ita.notifications.models import Notice
from ita.register.enums import Act
from ita.register.history import page_status
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.dates import Dates
from ita.workflow.removal import period_end
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers, fresh, publish, step
from tests.officers import ALL_CONFIRMED, pass_step

LAST_DAY = date(2026, 9, 30)
Ending = Callable[..., LawPage]


@pytest.fixture
def ending(officers: Officers) -> Ending:
    """``ending(day)`` is a page that the officers published until that day."""

    def make(day: date = LAST_DAY, **values: Any) -> LawPage:
        with time_machine.travel(at("2026-01-05 03:00"), tick=False):
            page = LawPageFactory(
                owner=officers.requester, publication_end_date=day, next_review_date=None, **values
            )
            return publish(page, officers)

    return make


def at(utc: str) -> datetime:
    return datetime.fromisoformat(utc).replace(tzinfo=UTC)


def run_at(utc: str) -> int:
    with time_machine.travel(at(utc), tick=False):
        return jobs.end_periods()


def acts(page: Page) -> list[str]:
    return list(RegisterEntry.objects.of_page(page).values_list("act", flat=True))


@pytest.mark.parametrize(
    ("day", "before", "after", "archived_on"),
    [
        # Midnight in Bangkok, at which the fiscal year turns; both on 30 September in UTC.
        (LAST_DAY, "2026-09-30 16:59:59", "2026-09-30 17:00", date(2026, 10, 1)),
        (date(2028, 2, 28), "2028-02-28 16:59", "2028-02-28 17:00", date(2028, 2, 29)),
        (date(2028, 2, 29), "2028-02-29 16:59", "2028-02-29 17:00", date(2028, 3, 1)),
        (date(2026, 12, 31), "2026-12-31 16:59", "2026-12-31 17:00", date(2027, 1, 1)),
    ],
)
def test_a_page_is_archived_at_midnight_after_its_last_day(
    ending: Ending, day: date, before: str, after: str, archived_on: date
) -> None:
    page = ending(day)

    assert run_at(before) == 0 and fresh(page).archived_on is None
    assert run_at(after) == 1
    assert fresh(page).live and fresh(page).archived_on == archived_on


def test_the_system_says_why_on_the_register(ending: Ending) -> None:
    page = ending()
    run_at("2026-09-30 17:00")

    row = RegisterEntry.objects.of_page(page).last()
    assert row and (row.act, row.actor_id, row.actor_name) == (Act.ARCHIVED, 0, "ระบบ")
    assert row.details == {"period_end": "2026-09-30"}
    assert row.reason == "ครบกำหนดเผยแพร่เมื่อวันที่ 30 กันยายน 2569"
    assert row.label.endswith("/2570")
    assert page_status(page.pk).archived == row
    call_command("verify_register")


def test_a_second_run_finds_nothing_more_to_do(ending: Ending) -> None:
    page = ending()

    assert [run_at("2026-10-01 03:00"), run_at("2026-10-02 03:00")] == [1, 0]
    assert acts(page).count(Act.ARCHIVED) == 1
    assert fresh(page).archived_on == date(2026, 10, 1)


def test_after_a_week_without_the_queue_all_that_is_past_is_archived(ending: Ending) -> None:
    pages = [ending(date(2026, 9, day)) for day in (24, 27, 30)]
    still = ending(date(2026, 10, 8))

    assert run_at("2026-10-08 02:00") == 3
    assert all(fresh(page).archived_on == date(2026, 10, 8) for page in pages)
    assert fresh(still).archived_on is None


def test_drafts_and_pages_without_an_end_are_left_alone(officers: Officers) -> None:
    draft = LawPageFactory(publication_end_date=LAST_DAY)
    endless = LawPageFactory(live=True)

    assert run_at("2026-10-08 02:00") == 0
    assert not ContentPage.objects.filter(pk__in=[draft.pk, endless.pk]).exclude(archived_on=None)


def test_one_page_that_fails_stops_no_other(
    ending: Ending, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = ending(), ending()
    append = period_end.append

    def fail(act: Act, page: Page, *args: Any, **extra: Any) -> Any:
        if page.pk == first.pk:
            raise OSError("the disk is full")
        return append(act, page, *args, **extra)

    monkeypatch.setattr(period_end, "append", fail)

    assert run_at("2026-10-01 00:00") == 1
    assert fresh(second).archived_on
    assert fresh(first).archived_on is None, "half done: no row says why"


def test_a_request_under_review_is_no_obstacle_and_brings_the_page_back(
    ending: Ending, officers: Officers
) -> None:
    page = ending()
    with time_machine.travel(at("2026-09-29 03:00"), tick=False):
        draft = fresh(page).get_latest_revision_as_object()
        draft.publication_end_date = date(2027, 9, 30)
        draft.save_revision(user=officers.requester)
        operations.request_publication(fresh(page), officers.requester)
        pass_step(step(page), officers.checker)

    assert run_at("2026-09-30 17:00") == 1
    with time_machine.travel(at("2026-10-02 03:00"), tick=False):
        pass_step(step(page), officers.approver)
        pass_step(step(page), officers.webmaster)
        assert jobs.end_periods() == 0

    page = fresh(page)
    assert (page.archived_on, page.publication_end_date) == (None, date(2027, 9, 30))
    assert page_status(page.pk).archived is None


def test_what_was_approved_until_a_day_that_is_over_is_not_published(
    officers: Officers,
) -> None:
    with time_machine.travel(at("2026-09-28 03:00"), tick=False):
        page = LawPageFactory(owner=officers.requester, publication_end_date=LAST_DAY)
        operations.request_publication(page, officers.requester)
        pass_step(step(page), officers.checker)
        pass_step(step(page), officers.approver)

    with time_machine.travel(at("2026-10-01 03:00"), tick=False):
        with pytest.raises(Exception, match=r"วันสิ้นสุดการเผยแพร่ที่เสนอไว้ 30 ก\.ย\. 2569"):
            pass_step(step(page), officers.webmaster)
        later = Dates(end_date=date(2026, 12, 31))
        operations.pass_step(step(page), officers.webmaster, "", ALL_CONFIRMED, later)

    assert fresh(page).live and fresh(page).publication_end_date == date(2026, 12, 31)


def test_owner_and_webmasters_are_told_and_nobody_twice(
    ending: Ending, officers: Officers, django_capture_on_commit_callbacks: Any
) -> None:
    page = ending()
    second = officers.webmaster2
    before = set(Notice.objects.values_list("pk", flat=True))
    run_at("2026-09-30 17:00")

    told = Notice.objects.exclude(pk__in=before)
    assert sorted(told.values_list("recipient", flat=True)) == sorted(
        [officers.requester.pk, officers.webmaster.pk, second.pk]
    )
    with time_machine.travel(at("2026-10-01 03:00")):
        jobs.send_due()
    texts = [each.body for each in mail.outbox if page.title in each.body]
    assert any("ระบบ" in text and "ครบกำหนดเผยแพร่เมื่อวันที่ 30 กันยายน 2569" in text for text in texts)


def test_the_page_says_at_its_address_that_it_is_past(ending: Ending, client: Client) -> None:
    page = ending()
    run_at("2026-09-30 17:00")

    response = client.get(page.url)
    assert response.status_code == 200
    assert "notice-past" in response.content.decode()


def test_two_agencies_whose_periods_end_at_the_same_minute(
    ending: Ending, other_agency: Any
) -> None:
    ours = ending()
    section = other_agency.root_page.get_children().get(slug="law")
    theirs = LawPageFactory(parent=section, live=True, publication_end_date=LAST_DAY)

    assert run_at("2026-09-30 17:00") == 2
    rows = RegisterEntry.objects.filter(page_id__in=[ours.pk, theirs.pk], act=Act.ARCHIVED)
    assert {row.page_id: row.site_id for row in rows} == {
        ours.pk: ours.get_site().pk,
        theirs.pk: other_agency.pk,
    }


def test_looking_for_past_pages_is_one_query(
    ending: Ending, django_assert_num_queries: Any
) -> None:
    ending()
    with time_machine.travel(at("2026-09-01")), django_assert_num_queries(1):
        jobs.end_periods()
