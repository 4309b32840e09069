"""Wagtail's groups follow the posts, whatever was done to them by hand."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group as AuthGroup
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site

from home.core.duties import Group, group_name
from ita.people.groups import is_duty, mirror_duties
from tests.factories import OfficerProfileFactory, UserFactory


def names(user: Any) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def test_the_first_agencys_groups_bear_the_duties_names(site: Site, other_agency: Site) -> None:
    assert group_name(Group.CHECKERS, site) == "checkers"
    assert group_name(Group.CHECKERS, other_agency) == f"checkers-{other_agency.pk}"
    assert all(is_duty(name) for name in ("checkers", "checkers-2", "ita_officers"))
    assert not any(is_duty(name) for name in ("ผู้ช่วย", "checkers-", "checkers-x", "my checkers"))


def test_groups_follow_the_posts_of_today(site: Site, other_agency: Site) -> None:
    user = UserFactory()
    helpers = AuthGroup.objects.create(name="ผู้ช่วย")
    user.groups.add(helpers, AuthGroup.objects.get(name="approvers"))
    OfficerProfileFactory(user=user, duties=[Group.CHECKERS, Group.WEBMASTERS])
    OfficerProfileFactory(user=user, site=other_agency, duties=[Group.APPROVERS])
    OfficerProfileFactory(user=user, valid_until=date(2025, 6, 1), duties=[Group.ITA_OFFICERS])
    mirror_duties(user)
    there = f"approvers-{other_agency.pk}"
    assert names(user) == {"checkers", "webmasters", there, "ผู้ช่วย"}

    user.posts.all().update(valid_until=date(2025, 6, 1))
    mirror_duties(user)
    assert names(user) == {"ผู้ช่วย"}


@pytest.mark.parametrize("posts", [1, 5])
def test_what_is_right_costs_two_queries(
    site: Site, posts: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = UserFactory()
    for _n in range(posts):
        OfficerProfileFactory(user=user, duties=[Group.CHECKERS, Group.WEBMASTERS])
    mirror_duties(user)
    with django_assert_num_queries(2):
        mirror_duties(user)
