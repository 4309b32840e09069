from datetime import date, timedelta
from typing import Any

import pytest
from wagtail import hooks
from wagtail.models import Site

from ita.monitoring.yearly.mailing import PART, compose, whom
from ita.monitoring.yearly.models import DutyPage, YearlyDuty
from ita.monitoring.yearly.occasions import Occasion
from ita.notifications.daily.parts import HOOK, Recipient
from tests.factories import PlanPageFactory, UnitFactory
from tests.ita.conftest import Officers

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 30)


@pytest.fixture
def owner(site: Site, officers: Officers, plan: Occasion) -> Recipient:
    YearlyDuty.objects.create(site=site, code=plan.duty.code, officer=officers.requester)
    return Recipient(user_id=officers.requester.pk)


def test_the_owner_is_told_30_7_and_1_days_before_and_weekly_after(
    site: Site, owner: Recipient
) -> None:
    days = [DUE + timedelta(days=number) for number in range(-60, 22)]
    told = [(day - DUE).days for day in days if owner in whom(site, day)]
    assert told == [-30, -7, -1, 7, 14, 21]


def test_the_mail_says_what_and_until_when(site: Site, owner: Recipient) -> None:
    part = compose(site, owner, date(2026, 11, 23))
    assert part and part.count == 1
    assert "แผนปฏิบัติการป้องกันการทุจริต" in part.lines[0].title
    assert "30 พ.ย. 2569" in part.lines[0].note


def test_what_is_done_is_not_told(site: Site, owner: Recipient, plan: Occasion) -> None:
    page = PlanPageFactory(live=True)
    DutyPage.objects.create(site=site, code=plan.duty.code, fiscal_year=2027, page=page)
    day = date(2026, 11, 23)
    assert whom(site, day) == [] and compose(site, owner, day) is None


def test_who_left_and_who_was_never_named_is_not_told(
    site: Site, owner: Recipient, officers: Officers
) -> None:
    day = date(2026, 11, 23)
    assert whom(site, day) == [owner]
    officers.requester.posts.update(valid_until=date(2025, 6, 1))
    assert whom(site, day) == [] and compose(site, owner, day) is None


def test_a_unit_is_told_at_its_mailbox(site: Site, plan: Occasion) -> None:
    unit = UnitFactory()
    YearlyDuty.objects.create(site=site, code=plan.duty.code, unit=unit)
    assert whom(site, date(2026, 11, 23)) == [Recipient(unit_id=unit.pk)]


def test_in_september_what_falls_due_in_october_is_told_and_last_year_no_more_after(
    site: Site, officers: Officers
) -> None:
    YearlyDuty.objects.create(
        site=site, code="no-gift-policy", officer=officers.checker, due_month=10, due_day=12
    )
    to = Recipient(user_id=officers.checker.pk)
    part = compose(site, to, date(2027, 9, 12))
    assert part and "2571" in part.lines[0].title
    missed = date(2026, 10, 12) + timedelta(weeks=51)  # of the year before
    assert compose(site, to, missed) is None


def test_agencies_are_told_apart(site: Site, other_agency: Site, owner: Recipient) -> None:
    assert whom(other_agency, date(2026, 11, 23)) == []


def test_the_part_is_offered_to_the_mail(site: Site) -> None:
    parts: list[Any] = [contribute() for contribute in hooks.get_hooks(HOOK)]
    assert PART in parts
