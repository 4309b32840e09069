import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import LawPage
from ita.register.enums import Act, Risk
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import LawPageFactory, UserFactory
from tests.forms import form_data
from tests.ita.conftest import Officers, fresh, step
from tests.officers import NO_RISK, pass_step, return_for_correction

EDIT_FORM = "page-edit-form"


def client_of(user: User, **kwargs: Any) -> Client:
    client = Client(**kwargs)
    client.force_login(user)
    return client


@pytest.fixture
def under_review(draft: LawPage, officers: Officers) -> LawPage:
    operations.request_publication(draft, officers.requester)
    return draft


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


def test_the_editor_is_locked_under_review_and_leads_to_the_review_screen(
    under_review: LawPage, officers: Officers
) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[under_review.pk])
    client = client_of(officers.requester)
    html = client.get(url).content.decode()
    assert reverse("ita_review", args=[under_review.pk]) in html
    client.post(url, form_data(html, EDIT_FORM) | {"title": "แก้ไขระหว่างตรวจสอบ"})
    assert fresh(under_review).get_latest_revision_as_object().title == under_review.title


@pytest.mark.parametrize("who", ["requester", "superuser"])
def test_nobody_publishes_from_the_editor(draft: LawPage, officers: Officers, who: str) -> None:
    user = officers.requester if who == "requester" else UserFactory(is_superuser=True)
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    client = client_of(user)
    data = form_data(client.get(url).content.decode(), EDIT_FORM)

    response = client.post(url, data | {"action-publish": "1", "title": "ลัดขั้นตอน"})

    assert response.status_code == 302  # saved as a draft
    assert fresh(draft).get_latest_revision_as_object().title == "ลัดขั้นตอน"
    assert not fresh(draft).live


def test_the_requester_requests_from_the_editor(draft: LawPage, officers: Officers) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    client = client_of(officers.requester)
    data = form_data(client.get(url).content.decode(), EDIT_FORM)

    client.post(url, data | {"action-submit": "1"})

    assert fresh(draft).workflow_in_progress
    assert RegisterEntry.objects.get().act == Act.REQUESTED


def test_the_editor_asks_by_the_same_rule_as_the_operation(
    under_review: LawPage, officers: Officers
) -> None:
    return_for_correction(step(under_review), officers.checker, "แนบไฟล์ไม่ครบ")
    url = reverse("wagtailadmin_pages:edit", args=[under_review.pk])
    client = client_of(officers.requester)
    data = form_data(client.get(url).content.decode(), EDIT_FORM)

    for button in ("action-submit", "action-restart-workflow"):
        html = client.post(url, data | {button: "1"}, follow=True).content.decode()
        assert "ถูกส่งคืนและยังไม่ได้แก้ไข" in html
        assert not fresh(under_review).workflow_in_progress
    saved = fresh(under_review).latest_revision
    html = client.post(
        url, data | {"action-submit": "1", "title": "แก้ไขแล้ว"}, follow=True
    ).content.decode()

    assert "ขอเผยแพร่แล้ว" in html
    assert fresh(under_review).workflow_in_progress
    assert fresh(under_review).latest_revision != saved
    acts = RegisterEntry.objects.values_list("act", flat=True)
    assert list(acts) == [Act.REQUESTED, Act.RETURNED, Act.REQUESTED]


def test_who_may_not_ask_is_told_why_and_loses_nothing(draft: LawPage, officers: Officers) -> None:
    officers.requester.posts.all().delete()
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    client = client_of(officers.requester)
    data = form_data(client.get(url).content.decode(), EDIT_FORM)

    response = client.post(url, data | {"action-submit": "1", "title": "ชื่อใหม่"}, follow=True)

    assert "ไม่พบตำแหน่งที่ท่านดำรงอยู่" in response.content.decode()
    assert fresh(draft).get_latest_revision_as_object().title == "ชื่อใหม่"
    assert not RegisterEntry.objects.exists()


def test_the_owner_of_a_returned_page_reads_why_in_the_editor(
    under_review: LawPage, officers: Officers
) -> None:
    return_for_correction(step(under_review), officers.checker, "แนบไฟล์ไม่ครบ")
    url = reverse("wagtailadmin_pages:edit", args=[under_review.pk])
    html = client_of(officers.requester).get(url).content.decode()
    assert html.count("แนบไฟล์ไม่ครบ") >= 3  # the message, the panel, the history


def test_a_request_that_lacks_something_says_what_and_keeps_what_was_typed(
    officers: Officers,
) -> None:
    page = LawPageFactory(owner=officers.requester)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client = client_of(officers.requester)
    data = form_data(client.get(url).content.decode(), EDIT_FORM)

    response = client.post(url, data | {"action-submit": "1", "source": "", "title": "ชื่อใหม่"})

    html = response.content.decode()
    assert "ยังไม่ครบถ้วน" in html
    assert "ชื่อใหม่" in html
    assert not fresh(page).workflow_in_progress


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
