"""What an administrator does in an agency stands on its register."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Site

from home.models import LawPage, Unit
from ita.models import RegisterEntry
from ita.register.enums import Act, SubjectKind
from tests.factories import PASSWORD, LawPageFactory, UserFactory

ClientOf = Callable[[Any], Client]


def rows(site: Site) -> list[RegisterEntry]:
    return list(RegisterEntry.objects.of_site(site).filter(act=Act.ADMINISTERED))


def test_a_draft_that_an_administrator_saves(site: Site, superuser: User, checker: User) -> None:
    page: LawPage = LawPageFactory(title="ร่างประกาศ")
    page.save_revision(user=checker, log_action=True)
    assert not rows(site)
    page.save_revision(user=superuser, log_action=True)
    (row,) = rows(site)
    assert (row.page_id, row.actor_id) == (page.pk, superuser.pk)
    assert row.details == {"action": "wagtail.edit"}


def test_what_has_a_row_of_its_own_is_not_told_twice(site: Site, superuser: User) -> None:
    page = LawPageFactory()
    for action in ("wagtail.publish", "wagtail.unpublish", "wagtail.workflow.start"):
        log(instance=page, action=action, user=superuser)
    post = UserFactory(checker=True).posts.get()
    log(instance=post, action="wagtail.edit", user=superuser)
    assert not rows(site)


def test_a_list_of_the_agency(
    site: Site, other_agency: Site, superuser: User, client_of: ClientOf
) -> None:
    client = client_of(superuser)
    data = {"text": "ไม่ชัดเจน", "code": "unclear", "active": "on", "sort_order": "9"}
    client.post(reverse("return_reasons:add"), data)
    (row,) = rows(site)
    assert row.subject_kind == SubjectKind.RECORD and "ไม่ชัดเจน" in row.title
    assert not rows(other_agency)


def test_an_account_is_told_wherever_it_holds_a_post(
    site: Site, other_agency: Site, superuser: User, client_of: ClientOf
) -> None:
    officer = UserFactory(approver=True, site=other_agency)
    data = {
        "username": officer.username,
        "email": officer.email,
        "first_name": "ก",
        "last_name": "ข",
        "password1": PASSWORD + "x",
        "password2": PASSWORD + "x",
        "is_active": "on",
    }
    client_of(superuser).post(reverse("wagtailusers_users:edit", args=[officer.pk]), data)
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD + "x")
    assert len(rows(other_agency)) == 1 and not rows(site)


def test_what_is_the_installations_is_on_no_agencys_register(site: Site, superuser: User) -> None:
    log(instance=UserFactory(is_superuser=True), action="wagtail.edit", user=superuser)
    log(instance=UserFactory(), action="wagtail.edit", user=superuser)
    assert not rows(site)


@pytest.mark.parametrize("user", [None, "checker"])
def test_what_others_do_is_told_by_their_own_acts(
    request: pytest.FixtureRequest, site: Site, user: str | None
) -> None:
    who = request.getfixturevalue(user) if user else None
    unit = Unit.objects.create(site=site, name="กองคลัง")
    log(instance=unit, action="wagtail.edit", user=who)
    assert not rows(site)
