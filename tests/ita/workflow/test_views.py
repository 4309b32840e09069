import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import LawPage
from ita.register.enums import Act, Risk
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import LawPageFactory, UserFactory
from tests.ita.conftest import Officers, fresh, step
from tests.ita.workflow.conftest import client_of
from tests.officers import NO_RISK, pass_step

EDIT_FORM = "page-edit-form"


def decide(client: Client, page: Page, action: str, **data: str) -> Any:
    data.setdefault("task_state", str(step(page).pk))
    data = {f"answer_{name}": "no" for name in NO_RISK} | {"code": "incorrect"} | data
    return client.post(reverse("ita_review", args=[page.pk]), {"action": action, **data})


SCREENS = ["ita_work", "ita_register", "ita_review"]


def address(name: str, page: Page) -> str:
    return reverse(name, args=[page.pk] if name == "ita_review" else [])


@pytest.mark.parametrize("name", SCREENS)
def test_an_anonymous_visitor_is_sent_to_login(
    client: Client, under_review: LawPage, name: str
) -> None:
    response = client.get(address(name, under_review))
    assert response.status_code == 302
    assert reverse("wagtailadmin_login") in response.url


@pytest.mark.parametrize("name", SCREENS)
def test_a_user_without_duty_is_turned_away(under_review: LawPage, name: str) -> None:
    response = client_of(UserFactory()).get(address(name, under_review))
    assert response.status_code in (302, 403)
    assert under_review.title not in response.content.decode()


@pytest.mark.parametrize("name", SCREENS)
def test_an_officer_with_the_duty_sees_the_screen(
    under_review: LawPage, officers: Officers, name: str
) -> None:
    response = client_of(officers.checker).get(address(name, under_review))
    assert response.status_code == 200
    assert under_review.title in response.content.decode()


def test_a_post_without_csrf_token_changes_nothing(
    under_review: LawPage, officers: Officers
) -> None:
    client = client_of(officers.checker, enforce_csrf_checks=True)
    assert decide(client, under_review, "pass").status_code == 403
    assert RegisterEntry.objects.count() == 1


def test_the_checker_passes_the_page_on(under_review: LawPage, officers: Officers) -> None:
    response = decide(client_of(officers.checker), under_review, "pass")
    assert response.status_code == 302
    assert RegisterEntry.objects.last().act == Act.CHECKED


@pytest.mark.parametrize("action", ["pass", "return", "refuse", "approve", "publish", ""])
@pytest.mark.parametrize("role", ["requester", "approver", "webmaster"])
def test_another_duty_cannot_act_by_a_forged_post(
    under_review: LawPage, officers: Officers, role: str, action: str
) -> None:
    response = decide(client_of(getattr(officers, role)), under_review, action, comment="เหตุผล")
    assert response.status_code == 409
    assert RegisterEntry.objects.count() == 1


def test_a_return_without_reason_keeps_the_screen_and_says_what_to_do(
    under_review: LawPage, officers: Officers
) -> None:
    response = decide(client_of(officers.checker), under_review, "return", comment=" ")
    assert response.status_code == 409
    assert RegisterEntry.objects.count() == 1


def test_a_stale_screen_loses_nothing_and_says_so(
    under_review: LawPage, officers: Officers
) -> None:
    stale = str(step(under_review).pk)
    pass_step(step(under_review), officers.checker)
    response = decide(
        client_of(officers.checker), under_review, "return", task_state=stale, comment="ข้อความยาว"
    )
    assert response.status_code == 409
    assert "ข้อความยาว" in response.content.decode()


def test_the_step_of_another_page_is_not_accepted(
    under_review: LawPage, officers: Officers
) -> None:
    other = LawPageFactory(owner=officers.requester)
    operations.request_publication(other, officers.requester)
    response = decide(
        client_of(officers.checker), under_review, "pass", task_state=str(step(other).pk)
    )
    assert response.status_code == 404


def test_wagtails_own_route_obeys_the_same_rules(under_review: LawPage, officers: Officers) -> None:
    state = step(under_review)
    url = reverse("wagtailadmin_pages:workflow_action", args=[under_review.pk, "pass", state.pk])
    client_of(officers.approver).post(url)
    assert RegisterEntry.objects.count() == 1
    client_of(officers.checker).post(url)
    assert RegisterEntry.objects.count() == 1  # the questions are asked there, too
    client_of(officers.checker).post(url, {f"answer_{name}": "no" for name in NO_RISK})
    assert RegisterEntry.objects.last().act == Act.CHECKED


def test_a_superuser_cannot_publish_by_the_bulk_action(draft: LawPage) -> None:
    superuser = UserFactory(is_superuser=True)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client_of(superuser).post(f"{url}?id={draft.pk}&next=/admin/")
    assert not fresh(draft).live


def test_lists_of_work_cost_the_same_however_long(
    officers: Officers, django_assert_max_num_queries: Any
) -> None:
    client = client_of(officers.checker)
    for _n in range(2):
        operations.request_publication(LawPageFactory(owner=officers.requester), officers.requester)
    client.get(reverse("ita_work"))
    with django_assert_max_num_queries(100) as few:
        client.get(reverse("ita_work"))
    for _n in range(8):
        operations.request_publication(LawPageFactory(owner=officers.requester), officers.requester)
    with django_assert_max_num_queries(len(few)) as many:
        client.get(reverse("ita_work"))
    assert len(many) <= len(few)


def test_the_checker_must_answer_every_risk_and_keeps_the_answers(
    under_review: LawPage, officers: Officers
) -> None:
    response = decide(client_of(officers.checker), under_review, "pass", answer_untrue="")
    assert response.status_code == 409
    assert RegisterEntry.objects.count() == 1
    html = response.content.decode()
    assert re.search(r'value="no"[^>]*id="id_answer_legal_1"[^>]* checked', html)


def test_a_risk_that_was_found_stops_the_request(under_review: LawPage, officers: Officers) -> None:
    response = decide(client_of(officers.checker), under_review, "pass", answer_legal="yes")
    assert response.status_code == 409
    assert RegisterEntry.objects.count() == 1


def test_the_approver_reads_what_the_checker_answered(
    under_review: LawPage, officers: Officers
) -> None:
    pass_step(step(under_review), officers.checker)
    url = reverse("ita_review", args=[under_review.pk])
    html = client_of(officers.approver).get(url).content.decode()
    assert str(Risk.DEFAMATION.label) in html
    assert RegisterEntry.objects.last().details["answers"]["defamation"] is False


def test_a_return_keeps_its_kind_of_reason(under_review: LawPage, officers: Officers) -> None:
    client = client_of(officers.checker)
    lacking = decide(client, under_review, "return", comment="แก้ไขชื่อ", code="")
    assert lacking.status_code == 409
    assert "แก้ไขชื่อ" in lacking.content.decode()
    decide(client, under_review, "return", comment="แก้ไขชื่อ", code="outdated")
    details = RegisterEntry.objects.last().details
    assert details == {"reason_code": "outdated", "reason_text": "ไม่เป็นปัจจุบัน"}


@pytest.mark.parametrize(
    ("role", "allowed"), [("webmaster", True), ("checker", False), ("requester", False)]
)
def test_the_webmaster_keeps_the_list_of_reasons(
    officers: Officers, role: str, allowed: bool
) -> None:
    response = client_of(getattr(officers, role)).get(reverse("return_reasons:index"))
    assert (response.status_code == 200) == allowed
