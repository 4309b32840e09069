from datetime import date
from typing import Any

import pytest
from wagtail.models import Site

from ita.monitoring.yearly.enums import DutyState
from ita.monitoring.yearly.models import DutyPage, YearlyDuty
from ita.monitoring.yearly.occasions import Occasion
from ita.monitoring.yearly.selectors import Row, rows_of
from tests.factories import DocumentFactory, PlanPageFactory
from tests.ita.conftest import Officers, publish_any

pytestmark = pytest.mark.django_db


def row_of(site: Site, each: Occasion, today: date) -> Row:
    (row,) = (row for row in rows_of(site, 2027, today) if row.occasion.key == each.key)
    return row


def choose(site: Site, each: Occasion, page: Any, year: int = 2027) -> None:
    DutyPage.objects.create(site=site, code=each.duty.code, fiscal_year=year, page=page)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 10, 1), DutyState.LATER),
        (date(2026, 10, 30), DutyState.LATER),
        (date(2026, 10, 31), DutyState.DUE_SOON),
        (date(2026, 11, 30), DutyState.DUE_SOON),
        (date(2026, 12, 1), DutyState.OVERDUE),
        (date(2028, 1, 1), DutyState.OVERDUE),
    ],
)
def test_how_a_duty_stands_without_a_page(
    site: Site, plan: Occasion, today: date, state: DutyState
) -> None:
    assert row_of(site, plan, today).state == state


def test_only_a_public_page_makes_it_done(site: Site, plan: Occasion, officers: Officers) -> None:
    page = PlanPageFactory(owner=officers.requester)
    choose(site, plan, page)
    today = date(2027, 1, 1)
    assert row_of(site, plan, today).state == DutyState.OVERDUE
    page.live = True
    page.save()
    assert row_of(site, plan, today).state == DutyState.DONE
    page.live = False  # taken down
    page.save()
    row = row_of(site, plan, today)
    assert row.state == DutyState.OVERDUE and row.page


def test_a_page_that_is_deleted_did_nothing(site: Site, plan: Occasion) -> None:
    page = PlanPageFactory(live=True)
    choose(site, plan, page)
    page.delete()
    assert row_of(site, plan, date(2027, 1, 1)).page is None


def test_last_years_public_page_is_the_example(site: Site, plan: Occasion) -> None:
    page = PlanPageFactory(live=True)
    choose(site, plan, page, year=2026)
    row = row_of(site, plan, date(2026, 11, 1))
    assert row.example == page.page_ptr and row.state == DutyState.DUE_SOON
    page.live = False
    page.save()
    assert row_of(site, plan, date(2026, 11, 1)).example is None


def test_who_left_owns_it_no_more(site: Site, plan: Occasion, officers: Officers) -> None:
    YearlyDuty.objects.create(site=site, code=plan.duty.code, officer=officers.requester)
    today = date(2026, 11, 1)
    assert row_of(site, plan, today).officer == officers.requester.posts.get().full_name
    officers.requester.posts.update(valid_until=date(2025, 6, 1))
    row = row_of(site, plan, today)
    assert row.officer == "" and row.officer_left


def test_it_takes_as_many_queries_as_ever(
    site: Site, plan: Occasion, django_assert_num_queries: Any
) -> None:
    choose(site, plan, PlanPageFactory(live=True))
    for number in range(5):
        YearlyDuty.objects.create(
            site=site, code=f"own-{number}", title="งาน", recurrence="monthly", page_type="PlanPage"
        )
    with django_assert_num_queries(5):
        rows_of(site, 2027, date(2026, 11, 1))


def test_a_page_by_the_ordinary_steps_makes_it_done(
    site: Site, plan: Occasion, officers: Officers
) -> None:
    page = publish_any(
        PlanPageFactory(owner=officers.requester, files=[DocumentFactory()]), officers
    )
    choose(site, plan, page)
    assert row_of(site, plan, date(2026, 11, 1)).state == DutyState.DONE
