from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.models import ContentPage
from tests.factories import UserFactory
from tests.ita.conftest import Officers

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


def test_what_the_posts_lack_is_said(officers: Officers, client_of: ClientOf, site: Site) -> None:
    client = client_of(officers.requester)
    shown = client.get(reverse("ita_appointment")).content.decode()
    assert "ผู้นำข้อมูลขึ้นเผยแพร่ไม่ถึงสองคน" in shown and "ไม่มีผู้อนุมัติ" not in shown
    assert officers.webmaster2
    officers.approver.posts.update(valid_until="2025-06-01")
    shown = client.get(reverse("ita_appointment")).content.decode()
    assert "ไม่ถึงสองคน" not in shown and "ไม่มีผู้อนุมัติ" in shown


def test_the_list_of_posts_says_it_and_leads_to_the_order(
    superuser: User, client_of: ClientOf, officers: Officers
) -> None:
    shown = client_of(superuser).get(reverse("officer_posts:index")).content.decode()
    assert "ไม่ถึงสองคน" in shown and reverse("ita_appointment") in shown


@pytest.mark.parametrize("extension", ["pdf", "docx"])
def test_who_prints_the_order(
    browser: Client, extension: str, request: pytest.FixtureRequest
) -> None:
    role = request.node.callspec.params["browser"]
    answer = browser.get(reverse("ita_order_paper", args=[extension]))
    may = role not in {"anonymous", "admin without duty"}
    assert (answer.status_code == 200) is may
    if may:
        assert "no-store" in answer["Cache-Control"]


def test_who_makes_a_draft(browser: Client, request: pytest.FixtureRequest) -> None:
    role = request.node.callspec.params["browser"]
    answer = browser.post(reverse("ita_appointment"), {"make": "announcement"})
    assert ContentPage.objects.exists() is (role == "requester")
    if role == "requester":
        page = ContentPage.objects.get()
        assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert browser.get(answer.url).status_code == 200


@pytest.mark.parametrize(
    "typed", [{"make": "order", "day": "31/2/2569"}, {"make": ""}, {"make": "x"}, {}]
)
def test_bad_input_makes_nothing(
    typed: dict[str, Any], officers: Officers, client_of: ClientOf
) -> None:
    answer = client_of(officers.requester).post(reverse("ita_appointment"), typed)
    assert answer.status_code in (409, 422)
    assert not ContentPage.objects.exists()


def test_a_wrong_day_prints_nothing(officers: Officers, client_of: ClientOf) -> None:
    url = reverse("ita_order_paper", args=["pdf"])
    assert client_of(officers.requester).get(url, {"day": "31/2/2569"}).status_code == 302


def test_an_order_is_of_the_officers_own_agency(
    officers: Officers, other_agency: Site, client_of: ClientOf
) -> None:
    stranger = client_of(UserFactory(requester=True, site=other_agency))
    shown = stranger.get(reverse("ita_appointment")).content.decode()
    assert officers.approver.posts.get().full_name not in shown
