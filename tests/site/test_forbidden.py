"""Who is refused reads why, and not only that."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ita.register.enums import Risk
from ita.workflow import operations
from tests.factories import LawPageFactory

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Any], Client]
FIXED = "ขั้นตอนการเผยแพร่กำหนดไว้แน่นอน"


def test_the_403_page_says_which_rule_forbade_it(superuser: Any, client_of: ClientOf) -> None:
    response = client_of(superuser).post("/admin/workflows/add/")
    assert response.status_code == 403
    assert FIXED in response.content.decode()


def test_other_refusals_keep_the_general_words(superuser: Any, client_of: ClientOf) -> None:
    """Words of an exception that is not ours may be for developers."""
    url = reverse("wagtailadmin_pages:unpublish", args=[LawPageFactory(live=True).pk])
    response = client_of(superuser).post(url, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 403
    assert "บัญชีผู้ใช้ของท่านไม่มีสิทธิ์" in response.content.decode()


@pytest.mark.parametrize(
    ("who", "action", "reason"),
    [
        ("approver", "pass", "ผู้ตรวจสอบ"),  # whose step it is
        ("checker", "pass", str(Risk.UNTRUE.label)),  # what was not answered
        ("checker", "nonsense", "ไม่มีการดำเนินการนี้ในขั้นตอนนี้"),
    ],
)
def test_wagtails_own_address_of_a_decision_leads_to_the_review_screen_with_the_reason(
    request: pytest.FixtureRequest,
    requester: Any,
    client_of: ClientOf,
    who: str,
    action: str,
    reason: str,
) -> None:
    page = LawPageFactory(owner=requester)
    state = operations.request_publication(page, requester).current_task_state
    client = client_of(request.getfixturevalue(who))
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    response = client.post(url, follow=True)
    assert response.redirect_chain == [(reverse("ita_review", args=[page.pk]), 302)]
    assert reason in response.content.decode()


def test_who_has_no_duty_reads_neither_the_reason_nor_the_page(
    client: Client, requester: Any
) -> None:
    page = LawPageFactory(owner=requester, title="ยังไม่เผยแพร่")
    state = operations.request_publication(page, requester).current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "pass", state.pk])
    response = client.post(url, follow=True)
    assert reverse("wagtailadmin_login") in response.redirect_chain[0][0]
    assert page.title not in response.content.decode()
