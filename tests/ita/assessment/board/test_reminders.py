"""Who is mailed what they lack, and how often: a part of the mail of the morning."""

from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.core import mail
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import Unit
from home.thai.calendar import BANGKOK
from ita.assessment.board import reminders
from ita.assessment.board.models import Assignment
from ita.assessment.board.reminders import (
    NAME,
    Post,
    compose,
    is_near,
    lacks,
    owners,
    remind,
    whom,
)
from ita.assessment.models import Deadline, Framework
from ita.notifications.daily import sending
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.operations import Told, plan
from ita.notifications.daily.parts import Recipient
from tests.factories import FrameworkFactory, ItemFactory
from tests.ita.assessment.board.conftest import in_days, prove


def to(user: Any) -> Recipient:
    return Recipient(user_id=user.pk)


def night_and_morning(site: Site, day: date) -> None:
    """What the queue does on ``day``."""
    for hour, act in ((2, lambda: plan(site)), (9, sending.send_due)):
        with time_machine.travel(datetime(day.year, day.month, day.day, hour, tzinfo=BANGKOK)):
            act()


@pytest.mark.parametrize(
    ("days", "near"), [(15, False), (14, True), (0, True), (-30, True), (-31, False)]
)
def test_the_weekly_mail_has_its_time(days: int, near: bool) -> None:
    assert is_near(in_days(days), in_days(0)) == near
    assert not is_near(None, in_days(0))


def test_the_officer_answers_or_else_the_unit() -> None:
    posts = [Post(1, 7), Post(2, 7), Post(3, None)]
    assert owners(Assignment(officer_id=1, unit_id=7), posts) == [1]
    assert owners(Assignment(officer_id=9, unit_id=7), posts) == [1, 2]  # 9 has left
    assert owners(Assignment(unit_id=7), posts) == [1, 2]
    assert owners(Assignment(officer_id=9), posts) == []
    assert owners(Assignment(), posts) == []


def test_only_what_is_not_complete_is_lacking(
    framework: Framework, site: Site, owner: Any, assigned: Any
) -> None:
    assigned(ItemFactory(framework=framework), officer=owner)
    done = prove(ItemFactory(framework=framework))
    assigned(done, officer=owner)
    Deadline.objects.create(framework=framework, what="ส่ง", due_on=in_days(9))
    [lack] = lacks(framework, site)[to(owner)]
    assert lack.covered.item != done
    assert lack.due_on == in_days(9)  # its own would go first


def test_the_button_mails_each_owner_at_once(
    framework: Framework, site: Site, ita_officer: Any, owner: Any, unit: Unit, assigned: Any
) -> None:
    first, second = ItemFactory.create_batch(2, framework=framework)
    assigned(first, officer=owner)
    assigned(second, unit=unit, due_on=in_days(3))
    assert remind(framework, site, ita_officer) == Told(1, 0)
    [message] = mail.outbox
    assert message.to == [owner.email]
    for part in (first.code, second.code, f"/admin/ita/item/{first.pk}/", "mine=1"):
        assert part in message.body
    assert str(in_days(3).year + 543) in message.body
    assert remind(framework, site, ita_officer) == Told(0, 1)  # today's is sent already
    assert len(mail.outbox) == 1
    night_and_morning(site, in_days(1))
    assert len(mail.outbox) == 2


def test_the_mailbox_of_the_unit_is_told_too(
    framework: Framework, site: Site, ita_officer: Any, owner: Any, unit: Unit, assigned: Any
) -> None:
    Unit.objects.filter(pk=unit.pk).update(mailbox="klang@example.go.th")
    assigned(ItemFactory(framework=framework), unit=unit)
    remind(framework, site, ita_officer)
    assert {each.to[0] for each in mail.outbox} == {owner.email, "klang@example.go.th"}


def test_several_lists_are_one_mail(
    framework: Framework, site: Site, owner: Any, assigned: Any
) -> None:
    for each in (framework, FrameworkFactory(scheme="LPA")):
        assigned(ItemFactory(framework=each), officer=owner, due_on=in_days(2))
    night_and_morning(site, in_days(1))
    [message] = mail.outbox
    assert "OIT 2569" in message.body and "LPA 2569" in message.body


def test_once_a_week_until_nothing_is_lacking(
    framework: Framework, site: Site, owner: Any, assigned: Any
) -> None:
    item = ItemFactory(framework=framework)
    assigned(item, officer=owner, due_on=in_days(10))
    assert whom(site, in_days(1)) == [to(owner)]
    night_and_morning(site, in_days(1))
    assert len(mail.outbox) == 1
    assert whom(site, in_days(7)) == []
    assert whom(site, in_days(8)) == [to(owner)]
    prove(item)
    assert compose(site, to(owner), in_days(8)) is None
    assert whom(site, in_days(8)) == []


@pytest.mark.parametrize("days", [None, 20, -40])
def test_the_calendar_is_silent_far_from_the_day(
    framework: Framework, site: Site, owner: Any, assigned: Any, days: int | None
) -> None:
    assigned(ItemFactory(framework=framework), officer=owner, due_on=days and in_days(days))
    assert whom(site, in_days(0)) == []


def test_another_agency_is_told_nothing(
    framework: Framework, site: Site, other_agency: Site, stranger: Any, owner: Any, assigned: Any
) -> None:
    assigned(ItemFactory(framework=framework), officer=owner, due_on=in_days(1))
    with pytest.raises(NotAllowed):
        remind(framework, site, stranger)
    assert remind(framework, other_agency, stranger) == Told(0, 0)
    assert whom(other_agency, in_days(0)) == []
    assert not DailyMail.objects.exists()


def test_a_mail_lists_fifty(framework: Framework, site: Site, owner: Any, assigned: Any) -> None:
    for item in ItemFactory.create_batch(reminders.LISTED + 2, framework=framework):
        assigned(item, officer=owner, due_on=in_days(1))
    part = compose(site, to(owner), in_days(0))
    assert part and (len(part.lines), part.unlisted, part.count) == (50, 2, 52)


def test_an_old_list_is_told_only_near_its_day(
    framework: Framework, site: Site, owner: Any, assigned: Any
) -> None:
    old = FrameworkFactory(scheme="LPA", fiscal_year=framework.fiscal_year - 1)
    for each in (framework, old):
        assigned(ItemFactory(framework=each), officer=owner)
    part = compose(site, to(owner), in_days(0))
    assert part and part.count == 1
    Assignment.objects.filter(item__framework=old).update(due_on=in_days(3))
    part = compose(site, to(owner), in_days(0))
    assert part and part.count == 2
    assert NAME == "gaps"
