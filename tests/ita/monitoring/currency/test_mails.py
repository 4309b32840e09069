"""On which days an owner is told."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from wagtail.models import Site

from home.core.outbox import SendState
from home.models import LawPage, Unit
from home.thai.calendar import local_date
from ita.monitoring.currency.due import Review
from ita.monitoring.currency.mails import NAME, compose, told_by, whom
from ita.monitoring.currency.operations import confirm_current
from ita.notifications.daily import sending
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.operations import plan
from ita.notifications.daily.parts import Recipient
from tests.ita.conftest import Officers, fresh
from tests.ita.monitoring.currency.conftest import at, end_post

DUE = date(2028, 3, 1)  # the day after a leap day
SINCE = date(2027, 12, 1)


def review(today: date, due_on: date | None = DUE, since: date | None = SINCE) -> Review:
    return Review(1, "หน้า", "/x/", "law", None, "", (7,), None, since, due_on, today)


def told_days(first: date, days: int, **facts: Any) -> list[date]:
    """The days on which a reader is told, who is asked for every night."""
    told, last = [], date.min
    for count in range(days):
        day = first + timedelta(days=count)
        by = told_by(replace(review(day, **facts)))
        if by and last < by:
            told.append(day)
            last = day
    return told


def test_30_7_1_days_before_on_the_day_and_weekly() -> None:
    assert told_days(SINCE, 115) == [
        date(2028, 1, 31),
        date(2028, 2, 23),
        date(2028, 2, 29),
        date(2028, 3, 1),
        date(2028, 3, 8),
        date(2028, 3, 15),
        date(2028, 3, 22),
    ]


def test_a_day_that_was_missed_is_made_up_for_once() -> None:
    assert told_days(date(2028, 2, 2), 22) == [date(2028, 2, 2), date(2028, 2, 23)]
    assert told_days(date(2028, 6, 1), 8) == [date(2028, 6, 1), date(2028, 6, 8)]


def test_days_before_the_confirmation_count_no_more() -> None:
    assert told_days(date(2028, 2, 20), 12, since=date(2028, 2, 20)) == [
        date(2028, 2, 23),
        date(2028, 2, 29),
        date(2028, 3, 1),
    ]
    assert told_days(DUE, 3, since=DUE) == []
    assert told_by(review(DUE, due_on=None)) is None


@pytest.mark.parametrize(("hour", "told"), [(23, False), (24, True)])
def test_the_day_begins_at_midnight_in_bangkok(
    site: Site, live: LawPage, officers: Officers, hour: int, told: bool
) -> None:
    with time_machine.travel(at(2026, 12, 1)):
        confirm_current(live, officers.requester, date(2027, 6, 30))
    begin = at(2027, 5, 30, 0) + timedelta(hours=hour)
    with time_machine.travel(begin):
        assert bool(whom(site, local_date(timezone.now()))) == told


def test_the_owner_and_the_mailbox_of_the_unit_are_told_until_it_is_confirmed(
    site: Site, live: LawPage, officers: Officers, unit: Unit
) -> None:
    Unit.objects.filter(pk=unit.pk).update(mailbox="unit@example.go.th")
    mail.outbox.clear()
    with time_machine.travel(at(2028, 6, 1, 2)):
        plan(site)
    with time_machine.travel(at(2028, 6, 1, 9)):
        sending.send_due()
    reviews = [each for each in mail.outbox if live.title in each.body]
    assert sorted(each.to[0] for each in reviews) == sorted(
        [officers.requester.email, "unit@example.go.th"]
    )
    assert "/admin/ita/reviews/" in reviews[0].body and "เกินกำหนด" in reviews[0].body
    mail.outbox.clear()
    with time_machine.travel(at(2028, 6, 8, 2)):
        assert plan(site) == 2
        confirm_current(fresh(live), officers.requester)
    with time_machine.travel(at(2028, 6, 8, 9)):
        sending.send_due()
    assert mail.outbox == []
    assert set(DailyMail.objects.filter(day=date(2028, 6, 8)).values_list("state", flat=True)) == {
        SendState.DROPPED
    }


def test_a_mail_of_a_day_to_come_told_nobody(site: Site, live: LawPage, officers: Officers) -> None:
    """The clock was wrong for a night."""
    with time_machine.travel(at(2031, 1, 1, 2)):
        plan(site)
    assert Recipient(user_id=officers.requester.pk) in whom(site, date(2028, 6, 1))


def test_who_left_is_followed_by_the_next_owner(
    site: Site, live: LawPage, officers: Officers
) -> None:
    end_post(officers.requester)
    with time_machine.travel(at(2028, 6, 1, 9)):
        assert Recipient(user_id=officers.webmaster.pk) in whom(site, date(2028, 6, 1))
        assert Recipient(user_id=officers.requester.pk) not in whom(site, date(2028, 6, 1))
        assert compose(site, Recipient(user_id=officers.requester.pk), date(2028, 6, 1)) is None


def test_nothing_is_told_of_another_agency(site: Site, other_agency: Site, live: LawPage) -> None:
    assert whom(other_agency, date(2028, 6, 1)) == set()
    assert NAME == "reviews"
