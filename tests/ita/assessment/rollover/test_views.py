"""The wizard: what it shows, what its buttons do, and who reaches it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from ita.assessment.models import Framework
from ita.assessment.rollover.models import OpenedYear
from ita.assessment.rollover.operations import open_year
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ROLES = ["requester", "checker", "approver", "webmaster", "case_officer"]


def url(framework: Framework) -> str:
    return reverse("ita_next_year", args=[framework.pk])


@pytest.fixture
def officer(client_of: Callable[[Any], Client], ita_officer: Any) -> Client:
    return client_of(ita_officer)


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_the_way_from_board_and_list_to_an_opened_year(officer: Client, before: Framework) -> None:
    for address in (f"{reverse('ita_board')}?framework={before.pk}", "/admin/ita/frameworks/"):
        assert url(before) in text(officer, address)
    shown = text(officer, url(before))
    for words in ("OIT 2570", "กองคลัง", "27 ก.พ. 2570", "ยังไม่ยืนยัน", "แผน ปีงบประมาณ พ.ศ. 2570"):
        assert words in shown
    assert not OpenedYear.objects.exists()

    response = officer.post(url(before), {"action": "open"}, follow=True)
    assert response.redirect_chain == [(url(before), 302)]
    opened = OpenedYear.objects.get()
    assert opened.name in response.content.decode()
    draft = text(officer, reverse("ita_framework", args=[opened.framework.pk]))
    assert url(before) in draft and draft.count("ita-unconfirmed") == 3

    again = officer.post(url(before), {"action": "open"})
    assert again.status_code == 409 and OpenedYear.objects.count() == 1
    assert "OIT 2570" in again.content.decode()


def test_its_other_buttons(officer: Client, before: Framework, site: Site) -> None:
    for action in ("carry", "years"):
        assert officer.post(url(before), {"action": action}).status_code == 409
    open_year(before, site, UserFactory(ita_officer=True))
    for action in ("carry", "years", "", "burn"):
        assert officer.post(url(before), {"action": action}).status_code == 302
    assert officer.post(url(before), {"action": "years", "text": "0"}).status_code == 409


@pytest.mark.parametrize("role", [None, *ROLES])
def test_nobody_else(
    before: Framework, client_of: Callable[[Any], Client], role: str | None
) -> None:
    client = client_of(UserFactory(**{role: True})) if role else Client()
    for response in (client.get(url(before)), client.post(url(before), {"action": "open"})):
        assert response.status_code in (302, 403)
        assert "กองคลัง" not in response.content.decode()
    assert not OpenedYear.objects.exists()


def test_another_agencys_list_is_not_there(
    client_of: Callable[[Any], Client], before: Framework, site: Site, other_agency: Site
) -> None:
    own = Framework.objects.create(site=site, scheme="LPA", fiscal_year=2026, issuer="-")
    stranger = client_of(UserFactory(ita_officer=True, site=other_agency))
    for address in (url(own), reverse("ita_next_year", args=[99999])):
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, {"action": "open"}).status_code == 404
    # of all agencies: each opens its own year of it, and sees nothing of the other's
    assert "กองคลัง" not in text(stranger, url(before))
    stranger.post(url(before), {"action": "open"})
    assert OpenedYear.objects.get().site == other_agency


def test_who_may_not_is_offered_nothing(
    client_of: Callable[[Any], Client], before: Framework
) -> None:
    client = client_of(UserFactory(checker=True))
    for address in (
        f"{reverse('ita_board')}?framework={before.pk}",
        reverse("ita_frameworks:index"),
        reverse("ita_framework", args=[before.pk]),
    ):
        assert url(before) not in client.get(address).content.decode()
