"""Who holds a duty, who gives one, and who may not act today."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.models import Group as AuthGroup

from home.core.duties import Duty, Group
from ita.people.rules import holds, why_not_lose_group, why_not_manage_people, why_without_post
from tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("site")


def test_a_duty_is_held_by_the_members_of_its_group(checker: Any) -> None:
    assert holds(checker, Group.CHECKERS) and holds(checker, Duty.CHECK)
    for other in (Group.REQUESTERS, Group.APPROVERS, Duty.APPROVE, Duty.PUBLISH):
        assert not holds(checker, other)


@pytest.mark.parametrize("duty", list(Group))
def test_who_left_the_office_holds_no_duty(duty: Group) -> None:
    """The account is closed, and its groups are still there."""
    user = UserFactory(is_active=False)
    user.groups.add(AuthGroup.objects.get(name=duty))
    assert not holds(user, duty)


def test_nobody_holds_a_duty_without_its_group(superuser: Any) -> None:
    for user in (superuser, AnonymousUser()):
        assert not any(holds(user, duty) for duty in Group)


def test_an_administrator_whose_account_is_closed_gives_no_duties(
    superuser: Any, approver: Any
) -> None:
    assert why_not_manage_people(superuser) is None
    assert why_not_manage_people(approver)
    assert why_not_manage_people(UserFactory(is_superuser=True, is_active=False))


def test_a_group_is_kept_if_it_is_a_duty(db: None) -> None:
    assert all(why_not_lose_group(AuthGroup(name=name)) for name in Group.values)
    assert why_not_lose_group(AuthGroup(name="ผู้ช่วย")) is None


def test_who_holds_no_post_today_reads_why(checker: Any) -> None:
    assert why_without_post(checker) is None
    checker.posts.update(valid_until=date(2025, 6, 1))
    assert "คำสั่ง" in (why_without_post(checker) or "")
