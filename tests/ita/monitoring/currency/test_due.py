"""When a page is due, and how current it is."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.models import ContentPage, LawPage
from home.thai.calendar import add_months
from ita.monitoring.currency.due import review_of, reviews_of
from ita.monitoring.currency.enums import Currency
from ita.monitoring.currency.models import ReviewIntervals
from ita.monitoring.currency.operations import confirm_current
from ita.workflow.removal.operations import archive
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers, fresh, publish
from tests.ita.monitoring.currency.conftest import at


def due(site: Site, page: LawPage, today: date) -> tuple[date | None, Currency]:
    [review] = [each for each in reviews_of(site, today) if each.page_id == page.pk]
    return review.due_on, review.state


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2027, 1, 15), -1, date(2026, 12, 15)),
    ],
)
def test_months_over_short_months_and_years(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


def test_the_interval_of_the_kind_counts_from_going_live(site: Site, officers: Officers) -> None:
    ReviewIntervals.objects.create(site=site, months={"law": 3})
    page = LawPageFactory(owner=officers.requester, content_kind="law")
    with time_machine.travel(at(2026, 11, 30, 23)):
        publish(page, officers)
    assert due(site, page, date(2026, 12, 1)) == (date(2027, 2, 28), Currency.NEVER_CONFIRMED)
    assert due(site, page, date(2027, 1, 28))[1] == Currency.NEVER_CONFIRMED
    assert due(site, page, date(2027, 1, 29))[1] == Currency.DUE
    assert due(site, page, date(2027, 2, 28))[1] == Currency.DUE
    assert due(site, page, date(2027, 3, 1))[1] == Currency.OVERDUE


def test_the_pages_own_day_goes_first_and_what_the_owner_said_before_it(
    site: Site, officers: Officers
) -> None:
    page = LawPageFactory(owner=officers.requester, next_review_date=date(2027, 5, 1))
    with time_machine.travel(at(2026, 12, 1)):
        publish(page, officers)
        assert due(site, page, date(2026, 12, 1))[0] == date(2027, 5, 1)
        confirm_current(fresh(page), officers.requester, date(2027, 3, 1))
    assert due(site, page, date(2026, 12, 2)) == (date(2027, 3, 1), Currency.FRESH)


def test_other_content_begins_anew(site: Site, officers: Officers) -> None:
    page = LawPageFactory(owner=officers.requester, content_kind="law")
    with time_machine.travel(at(2026, 12, 1)):
        publish(page, officers)
        confirm_current(fresh(page), officers.requester, date(2031, 3, 1))
    with time_machine.travel(at(2027, 2, 1)):
        changed = fresh(page).get_latest_revision_as_object()
        changed.summary = "ปรับปรุงใหม่"
        changed.save_revision(user=officers.requester)
        publish(fresh(page), officers)
    assert due(site, page, date(2027, 2, 1)) == (date(2027, 8, 1), Currency.NEVER_CONFIRMED)


def test_what_is_archived_or_a_draft_or_anothers_is_never_due(
    site: Site, other_agency: Site, live: LawPage, draft: LawPage, officers: Officers
) -> None:
    assert [each.page_id for each in reviews_of(site)] == [live.pk]
    assert reviews_of(other_agency) == []
    archive(live, officers.webmaster, "หมดอายุ")
    assert reviews_of(site) == []
    assert review_of(fresh(live), site) is None and review_of(draft, site) is None


def test_live_without_a_row_is_not_known(site: Site, draft: LawPage) -> None:
    ContentPage.objects.filter(pk=draft.pk).update(live=True)
    [review] = reviews_of(site)
    assert (review.due_on, review.state) == (None, Currency.NEVER_CONFIRMED)
    assert review.due_in_words == "ไม่ทราบวันครบกำหนด"


def test_one_page_and_all_pages_say_the_same(site: Site, live: LawPage) -> None:
    [review] = reviews_of(site)
    assert review_of(live, site) == review


def test_a_fixed_number_of_queries(site: Site, officers: Officers, live: LawPage) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            reviews_of(site)
        return len(asked)

    few = count()
    for _n in range(3):
        publish(LawPageFactory(owner=officers.requester), officers)
    assert count() == few <= 8
    assert len(reviews_of(site)) == 4
