"""What the mail of the morning tells of rounds, and the first screen."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from ita.monitoring.rounds import mails, operations
from ita.monitoring.rounds.enums import Outcome
from ita.monitoring.rounds.models import Round
from ita.notifications.daily.parts import Recipient
from tests.factories import UserFactory
from tests.ita.conftest import Officers
from tests.ita.monitoring.rounds.conftest import at, mark_all


@pytest.fixture
def ended(site: Site, officers: Officers, live: Any) -> Round:
    """A round that found the requester's page outdated, on the evening of 30 November."""
    with time_machine.travel(at("2099-11-30T20:00"), tick=False):
        officers.webmaster.posts.update(valid_until=None)
        made = operations.begin(site, officers.webmaster)
        mark_all(made, officers.webmaster, Outcome.OUTDATED)
        return operations.end(made, officers.webmaster)


def test_the_owner_is_told_on_the_next_morning_and_never_again(
    site: Site, ended: Round, officers: Officers, live: Any
) -> None:
    owner = Recipient(user_id=officers.requester.pk)
    assert mails.whom_found(site, date(2099, 11, 30)) == set()
    for _again in range(2):
        assert mails.whom_found(site, date(2099, 12, 1)) == {owner}
    part = mails.compose_found(site, owner, date(2099, 12, 1))
    assert part and [(line.title, line.note) for line in part.lines] == [(live.title, "แก้")]
    assert reverse("wagtailadmin_pages:edit", args=[live.pk]) in part.lines[0].url
    assert mails.whom_found(site, date(2099, 12, 2)) == set()
    assert mails.compose_found(site, owner, date(2099, 12, 2)) is None


def test_a_queue_that_was_off_for_a_week_tells_when_it_is_back(
    site: Site, ended: Round, officers: Officers
) -> None:
    assert mails.whom_found(site, date(2099, 12, 8)) == {Recipient(user_id=officers.requester.pk)}


def test_who_left_is_not_told_and_the_unit_is(
    site: Site, ended: Round, officers: Officers, live: Any
) -> None:
    colleague = UserFactory(requester=True)
    colleague.posts.update(unit=live.owner_unit)
    officers.requester.posts.update(valid_until=date(2020, 1, 1), valid_from=date(2019, 1, 1))
    assert mails.whom_found(site, date(2099, 12, 1)) == {Recipient(user_id=colleague.pk)}


def test_what_is_mended_before_the_mail_goes_out_is_not_told(
    site: Site, ended: Round, officers: Officers, live: Any
) -> None:
    mails.whom_found(site, date(2099, 12, 1))
    type(live).objects.filter(pk=live.pk).update(last_published_at=at("2099-12-01T01:00"))
    owner = Recipient(user_id=officers.requester.pk)
    assert mails.compose_found(site, owner, date(2099, 12, 1)) is None


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2026, 10, 1), True), (date(2026, 10, 2), False), (date(2026, 10, 8), True)],
)
def test_webmasters_are_told_that_a_round_is_due_once_a_week(
    site: Site, webmaster: Any, checker: Any, day: date, told: bool
) -> None:
    assert mails.whom_due(site, day) == ({Recipient(user_id=webmaster.pk)} if told else set())


def test_a_round_under_way_is_reminded_of_what_is_left(begun: Round, webmaster: Any) -> None:
    first = begun.first_day
    reader = Recipient(user_id=webmaster.pk)
    part = mails.compose_due(begun.site, reader, first)
    assert part and "เหลือ 3 รายการ" in part.lines[0].note
    mark_all(begun, webmaster)
    operations.end(begun, webmaster)
    assert mails.whom_due(begun.site, first) == set()
    assert mails.compose_due(begun.site, reader, first) is None


def test_only_webmasters_read_that_a_round_is_due(site: Site, webmaster: Any, checker: Any) -> None:
    day = date(2026, 10, 1)
    assert mails.compose_due(site, Recipient(user_id=webmaster.pk), day)
    assert mails.compose_due(site, Recipient(user_id=checker.pk), day) is None


def test_the_first_screen_tells_owner_and_webmaster(
    site: Site, officers: Officers, live: Any, client_of: Any
) -> None:
    def screen(user: Any) -> str:
        client: Client = client_of(user)
        return client.get(reverse("wagtailadmin_home")).content.decode()

    assert "ถึงกำหนดตรวจสอบรอบ" in screen(officers.webmaster)
    assert "ถึงกำหนดตรวจสอบรอบ" not in screen(officers.requester)
    made = operations.begin(site, officers.webmaster)
    mark_all(made, officers.webmaster, Outcome.OUTDATED)
    assert "จากทั้งหมด 1 รายการ" in screen(officers.webmaster)
    operations.end(made, officers.webmaster)
    assert live.title in screen(officers.requester)
    assert live.title not in screen(officers.requester2)
