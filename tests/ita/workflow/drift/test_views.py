from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.models import LawPage
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers, fresh

CANNOT_END = ["requester", "checker", "webmaster"]


@pytest.fixture
def drifted(officers: Officers) -> LawPage:
    page = LawPageFactory(title="หน้าที่ลัดขั้นตอน", owner=officers.requester)
    page.get_latest_revision().publish(skip_permission_checks=True)
    return page


def url(page: LawPage) -> str:
    return reverse("ita_drift", args=[page.pk])


@pytest.mark.parametrize("role", ["approver", "webmaster"])
def test_it_stands_on_the_desk_of_approvers_and_webmasters(
    drifted: LawPage, officers: Officers, client_of: Callable[[Any], Client], role: str
) -> None:
    client = client_of(getattr(officers, role))
    for address in (reverse("wagtailadmin_home"), reverse("ita_work")):
        assert url(drifted) in client.get(address).content.decode()


def test_it_does_not_stand_on_other_desks(
    drifted: LawPage, officers: Officers, client_of: Callable[[Any], Client]
) -> None:
    html = client_of(officers.requester).get(reverse("ita_work")).content.decode()
    assert url(drifted) not in html


@pytest.mark.parametrize("action", ["confirm", "withdraw"])
def test_the_approver_answers_with_a_reason(
    drifted: LawPage, officers: Officers, client_of: Callable[[Any], Client], action: str
) -> None:
    client = client_of(officers.approver)
    assert drifted.title in client.get(url(drifted)).content.decode()
    assert client.post(url(drifted), {"action": action}).status_code == 409
    response = client.post(url(drifted), {"action": action, "reason": "ตรวจสอบแล้ว"})
    assert response.status_code == 302
    assert fresh(drifted).live == (action == "confirm")
    rows = RegisterEntry.objects.count()
    again = client.post(url(drifted), {"action": action, "reason": "ตรวจสอบแล้ว"})
    assert (again.status_code, RegisterEntry.objects.count()) == (302, rows)
    other = client.post(url(drifted), {"action": action, "reason": "เหตุผลอื่น"})
    assert other.status_code == 409


@pytest.mark.parametrize("role", CANNOT_END)
def test_another_duty_reads_and_cannot_answer(
    drifted: LawPage, officers: Officers, client_of: Callable[[Any], Client], role: str
) -> None:
    client = client_of(getattr(officers, role))
    assert "<textarea" not in client.get(url(drifted)).content.decode()
    data = {"action": "confirm", "reason": "เหตุผล"}
    assert client.post(url(drifted), data).status_code == 409
    assert RegisterEntry.objects.last().act == Act.DRIFT_FOUND


def test_an_anonymous_visitor_and_a_forged_post_change_nothing(
    drifted: LawPage, officers: Officers, client: Client
) -> None:
    data = {"action": "withdraw", "reason": "เหตุผล"}
    assert client.post(url(drifted), data).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officers.approver)
    assert strict.post(url(drifted), data).status_code == 403
    assert fresh(drifted).live
