"""For which agency an officer works in a request, and what they are told who hold no post."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.core.duties import Group
from ita.people.models import OfficerProfile
from ita.people.rules import holds
from ita.people.selectors import REMEMBERED, remember_duties
from tests.factories import DutyFactory, LawPageFactory, UserFactory
from tests.site.test_census import admin_routes

ClientOf = Callable[[Any], Client]
HOME, WORK = "/admin/", "/admin/ita/work/"


def agency(client: Client, **headers: Any) -> str:
    """The agency whose name the admin shows."""
    response = client.get(WORK, **headers)
    return str(response.wsgi_request.agency)


@pytest.fixture
def both(site: Site, other_agency: Site) -> User:
    """An officer with a post in each agency."""
    user = UserFactory(checker=True)
    DutyFactory(user=user, duty=Group.APPROVERS, site=other_agency)
    return user


def test_the_agency_is_the_posts_whatever_the_host(
    site: Site, other_agency: Site, client_of: ClientOf
) -> None:
    client = client_of(UserFactory(checker=True, site=other_agency))
    assert agency(client) == str(other_agency)
    assert agency(client, HTTP_HOST="health.localhost") == str(other_agency)
    html = client.get(WORK).content.decode()
    assert other_agency.site_name in html and site.site_name not in html


def test_with_two_posts_the_host_decides_until_the_officer_chooses(
    site: Site, other_agency: Site, both: User, client_of: ClientOf
) -> None:
    client = client_of(both)
    assert agency(client) == str(site)
    assert agency(client, HTTP_HOST="health.localhost") == str(other_agency)
    client.post(reverse("ita_agency"), {"agency": other_agency.pk})
    assert agency(client) == str(other_agency)
    assert reverse("ita_agency") in client.get(HOME).content.decode()


@pytest.mark.parametrize("number", ["", "x", "987654", "theirs"])
def test_nobody_chooses_an_agency_in_which_they_hold_no_post(
    other_agency: Site, checker: User, client_of: ClientOf, number: str
) -> None:
    client = client_of(checker)
    wanted = str(other_agency.pk) if number == "theirs" else number
    assert client.post(reverse("ita_agency"), {"agency": wanted}).status_code == 404
    assert agency(client) != str(other_agency)
    assert reverse("ita_agency") not in client.get(HOME).content.decode()


def test_an_address_of_the_other_agency_is_opened_for_that_agency(
    site: Site, other_agency: Site, both: User, client_of: ClientOf
) -> None:
    page = LawPageFactory()
    client = client_of(both)
    client.post(reverse("ita_agency"), {"agency": other_agency.pk})
    response = client.get(reverse("ita_review", args=[page.pk]))
    assert response.status_code == 200 and response.wsgi_request.agency == site


def test_what_is_nobodys_is_not_there(checker: User, client_of: ClientOf) -> None:
    client = client_of(checker)
    for name in ("ita_review", "ita_timeline", "wagtailadmin_pages:edit"):
        assert client.get(reverse(name, args=[987654])).status_code == 404


def test_who_holds_no_post_any_more_is_told_so(checker: User, client_of: ClientOf) -> None:
    page, client = LawPageFactory(), client_of(checker)
    checker.posts.update(valid_until=date(2025, 6, 1))
    review = reverse("ita_review", args=[page.pk])
    assert "คำสั่ง" in client.get(review, follow=True).content.decode()
    assert client.get(review, HTTP_X_REQUESTED_WITH="XMLHttpRequest").status_code == 403


def test_a_post_that_begins_or_ends_at_midnight_needs_no_job(
    site: Site, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = UserFactory(checker=True)
    client = client_of(user)
    assert client.get(WORK).status_code == 200
    user.posts.update(valid_until=date(2025, 6, 1))
    client.get(WORK)
    assert not user.groups.exists() and not holds(user, Group.CHECKERS, site)
    user.posts.update(valid_until=None)
    client.get(WORK)
    assert user.groups.get().name == Group.CHECKERS


def test_a_duty_taken_by_hand_is_gone_with_the_next_request(
    checker: User, client_of: ClientOf
) -> None:
    client = client_of(checker)
    checker.groups.add(AuthGroup.objects.get(name=Group.WEBMASTERS))
    client.get(HOME)
    assert [group.name for group in checker.groups.all()] == [Group.CHECKERS]


def test_the_public_is_not_asked_who_they_are(site: Site, client: Client) -> None:
    response = client.get("/")
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not hasattr(response.wsgi_request, "agency")


def opened_by(client: Client) -> set[str]:
    """The routes of the admin without a number that do more than say no."""
    client.raise_request_exception = False
    found = set()
    for route in admin_routes():
        if "<" in route or "^" in route:
            continue
        with transaction.atomic():
            if client.get(f"/{route}").status_code not in (302, 403):
                found.add(route)
            transaction.set_rollback(True)
    return found


def test_an_account_without_a_duty_has_its_first_screen_and_its_account_alone(
    site: Site, client_of: ClientOf
) -> None:
    user = UserFactory(admin=True)
    everybodys = {
        "admin/",
        "admin/account/",
        "admin/dismissibles/",
        "admin/jsi18n/",
        "admin/logout/",
        "admin/sprite/",
        "admin/password_reset/",
        "admin/password_reset/complete/",
        "admin/password_reset/done/",
    }
    assert opened_by(client_of(user)) == everybodys
    DutyFactory(user=user, duty=Group.CASE_OFFICERS, site=site)
    cases = {"admin/case/", "admin/case/results/", "admin/forms/", "admin/forms/results/"}
    cases |= {"admin/ita/petitions/", "admin/ita/petitions/new/"}
    more = opened_by(client_of(user)) - everybodys
    assert more == {*cases, "admin/ita/agency/", "admin/ita/training/"}  # their own record


def test_the_menu_knows_who_is_an_officer_in_one_question(
    site: Site, checker: User, client_of: ClientOf
) -> None:
    account = UserFactory(admin=True)
    DutyFactory(user=account, duty=Group.CASE_OFFICERS, site=site)
    for user, is_officer in ((checker, True), (account, False)):
        with CaptureQueriesContext(connection) as queries:
            response = client_of(user).get(reverse("wagtailadmin_home"))
        assert response.wsgi_request.is_officer == is_officer
        assert sum("REGEXP" in each["sql"] or " ~ " in each["sql"] for each in queries) == 1


def test_the_first_screen_asks_for_duties_once(site: Site, client_of: ClientOf) -> None:
    """Menu, panels and lists ask some thirty times. The database is asked by the mirror of the
    posts, by the middleware, and by two lists that join them."""
    several = {"requester": True, "approver": True, "case_officer": True}
    for duties in ({"webmaster": True}, several):
        client = client_of(UserFactory(**duties))
        client.get(HOME)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(HOME).status_code == 200
        of_one = [q for q in asked if "ita_postduty" in q["sql"] and '"user_id" = ' in q["sql"]]
        assert len(of_one) <= 4, [q["sql"] for q in of_one]


def test_who_acts_is_asked_anew(checker: User, site: Site) -> None:
    remember_duties(checker)
    OfficerProfile.objects.filter(user=checker).delete()
    assert holds(checker, Group.CHECKERS, site)  # what is only shown
    again = User.objects.get(pk=checker.pk)
    assert not holds(again, Group.CHECKERS, site)


@pytest.mark.parametrize(("method", "is_remembered"), [("get", True), ("post", False)])
def test_duties_are_remembered_for_what_is_only_shown(
    checker: User, client_of: ClientOf, method: str, is_remembered: bool
) -> None:
    request = getattr(client_of(checker), method)(WORK).wsgi_request
    assert hasattr(request.user, REMEMBERED) is is_remembered


def test_who_receives_cases_in_two_agencies_chooses(
    site: Site, other_agency: Site, client_of: ClientOf
) -> None:
    user = UserFactory()
    for each in (site, other_agency):
        DutyFactory(user=user, duty=Group.CASE_OFFICERS, site=each)
    client = client_of(user)
    assert reverse("ita_agency") in client.get(HOME).content.decode()
    assert client.get(reverse("ita_agency")).status_code == 200
    response = client.post(reverse("ita_agency"), {"agency": other_agency.pk}, follow=True)
    assert other_agency.site_name in response.content.decode()


def test_an_administrator_needs_no_post(site: Site, superuser: User, client_of: ClientOf) -> None:
    assert client_of(superuser).get(reverse("wagtailadmin_explore_root")).status_code == 200
