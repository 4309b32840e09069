from datetime import date
from typing import Any

from wagtail.models import Site

from home.core.duties import Duty, Group
from ita.people.selectors import agencies_of, duties_of, holders
from tests.factories import OfficerProfileFactory, UserFactory


def test_an_officer_works_for_the_agencies_of_their_posts(
    site: Site, other_agency: Site, checker: Any, superuser: Any
) -> None:
    assert list(agencies_of(checker)) == [site]
    OfficerProfileFactory(user=checker, site=other_agency)
    assert set(agencies_of(checker)) == set(agencies_of(superuser)) == {site, other_agency}
    checker.posts.filter(site=site).update(valid_until=date(2025, 6, 1))
    assert list(agencies_of(checker)) == [other_agency]
    assert not agencies_of(UserFactory(admin=True)).exists()


def test_the_holders_of_a_duty_are_those_of_one_agency(site: Site, other_agency: Site) -> None:
    here = UserFactory(checker=True)
    there = UserFactory(checker=True, site=other_agency)
    UserFactory(checker=True, is_active=False)
    UserFactory(approver=True)
    assert list(holders(Duty.CHECK, site.pk)) == [here]
    assert list(holders(Group.CHECKERS, other_agency.pk)) == [there]


def test_the_duties_of_an_officer_are_those_of_today(site: Site, other_agency: Site) -> None:
    user = UserFactory(checker=True, webmaster=True)
    assert duties_of(user, site) == {"checkers", "webmasters"}
    assert duties_of(user, other_agency) == set()
    user.is_active = False
    assert duties_of(user, site) == set()
