"""Who holds a duty, who gives one, and who may not act today."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group as AuthGroup
from wagtail.models import Site

from home.core.duties import Duty, Group
from ita.people.rules import holds, why_not_manage_people, why_not_on_duty, why_without_post
from tests.factories import UserFactory


def test_a_duty_comes_with_the_post(site: Site, checker: Any) -> None:
    assert holds(checker, Group.CHECKERS, site) and holds(checker, Duty.CHECK, site)
    for other in (Group.REQUESTERS, Group.APPROVERS, Duty.APPROVE, Duty.PUBLISH):
        assert not holds(checker, other, site)
    checker.posts.update(valid_until=date(2025, 6, 1))
    assert not holds(checker, Group.CHECKERS, site)


def test_a_duty_is_held_in_the_posts_agency_alone(site: Site, other_agency: Site) -> None:
    officer = UserFactory(approver=True, site=other_agency)
    assert holds(officer, Group.APPROVERS, other_agency)
    assert not holds(officer, Group.APPROVERS, site)
    assert not holds(officer, Group.APPROVERS, None)


def test_a_group_alone_is_no_duty(site: Site, superuser: Any) -> None:
    """Groups mirror the posts; whoever put somebody into one gave them nothing."""
    member = UserFactory()
    member.groups.set(AuthGroup.objects.all())
    for user in (member, superuser):
        assert not any(holds(user, duty, site) for duty in Group)


@pytest.mark.parametrize("trait", ["requester", "checker", "approver", "webmaster", "ita_officer"])
def test_who_left_the_office_holds_no_duty(site: Site, trait: str) -> None:
    """The account is closed, and its post is still there."""
    user = UserFactory(is_active=False, **{trait: True})
    assert not any(holds(user, duty, site) for duty in Group)


def test_an_administrator_whose_account_is_closed_gives_no_duties(
    superuser: Any, approver: Any
) -> None:
    assert why_not_manage_people(superuser) is None
    assert why_not_manage_people(approver)
    assert why_not_manage_people(UserFactory(is_superuser=True, is_active=False))


def test_who_holds_no_post_today_reads_why(site: Site, other_agency: Site, checker: Any) -> None:
    assert why_without_post(checker, site) is None
    assert why_not_on_duty(checker, Group.CHECKERS, site, "x") is None
    assert why_not_on_duty(checker, Group.APPROVERS, site, "x") == "x"
    assert "คำสั่ง" in (why_not_on_duty(checker, Group.CHECKERS, other_agency, "x") or "")
    assert "คำสั่ง" in (why_without_post(checker, None) or "")
    checker.posts.update(valid_until=date(2025, 6, 1))
    assert "คำสั่ง" in (why_without_post(checker, site) or "")
