"""Owners are told of dead links once a week, each address once."""

from datetime import date, timedelta
from typing import Any

import pytest
from wagtail.models import Site

from ita.monitoring.links.enums import LinkVerdict
from ita.monitoring.links.gathering import read_all
from ita.monitoring.links.mails import NAME, compose, whom
from ita.monitoring.links.models import LinkAddress
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.parts import Recipient
from ita.notifications.daily.readers import daily_parts
from tests.factories import UnitFactory, UserFactory
from tests.ita.monitoring.links.conftest import linking

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)
OLD = "https://old.example.go.th/"


@pytest.fixture
def owner(site: Site) -> Any:
    unit = UnitFactory(mailbox="unit@agency.go.th")
    user = UserFactory(requester=True)
    user.posts.update(unit=unit)
    linking(OLD, "https://works.example.go.th/", title="ก ประวัติ", owner_unit=unit)
    linking(OLD, title="ข ภารกิจ", owner_unit=unit)
    linking(OLD, title="ค ของหน่วยอื่น", owner_unit=UnitFactory())
    read_all(site)
    return user


def reader(owner: Any) -> Recipient:
    return Recipient(user_id=owner.pk)


def test_nobody_is_told_of_what_is_not_dead(owner: Any, site: Site) -> None:
    assert whom(site, TODAY) == set()
    assert compose(site, reader(owner), TODAY) is None


def test_owners_and_their_mailbox_are_told_once_a_week(
    owner: Any, site: Site, webmaster: Any
) -> None:
    LinkAddress.objects.filter(address=OLD).update(verdict=LinkVerdict.DEAD)
    named = whom(site, TODAY)
    assert {reader(owner), Recipient(user_id=webmaster.pk)} <= named  # nobody owns the third page
    assert len([each for each in named if each.unit_id]) == 2
    DailyMail.objects.create(
        site=site, recipient=owner, day=TODAY, parts=[NAME], due_at="2026-11-30T01:00Z"
    )
    for days, expected in ((1, False), (6, False), (7, True)):
        assert (reader(owner) in whom(site, TODAY + timedelta(days=days))) is expected


def test_each_address_is_told_once_with_the_readers_pages(owner: Any, site: Site) -> None:
    LinkAddress.objects.filter(address=OLD).update(verdict=LinkVerdict.DEAD)
    part = compose(site, reader(owner), TODAY)
    assert part and part.count == 1
    [line] = part.lines
    number = LinkAddress.objects.get(address=OLD).pk
    assert (line.title, line.note) == (OLD, "ในหน้า “ก ประวัติ” และอีก 1 หน้า")
    assert line.url.endswith(f"/admin/ita/links/{number}/")
    assert NAME in [each.name for each in daily_parts()]
    assert compose(site, Recipient(user_id=owner.pk + 999), TODAY) is None
