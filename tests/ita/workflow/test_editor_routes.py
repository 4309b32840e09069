"""What a POST to Wagtail's editor does, and what it cannot."""

import pytest
from django.urls import reverse

from home.models import LawPage
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import LawPageFactory, UserFactory
from tests.forms import form_data
from tests.ita.conftest import Officers, fresh, step
from tests.ita.workflow.conftest import client_of
from tests.officers import return_for_correction

EDIT_FORM = "page-edit-form"


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
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    client = client_of(UserFactory(is_superuser=True))
    data = form_data(client.get(url).content.decode(), EDIT_FORM)

    response = client.post(url, data | {"action-submit": "1", "title": "ชื่อใหม่"}, follow=True)

    assert "ไม่พบตำแหน่งที่ท่านดำรงอยู่" in response.content.decode()
    assert fresh(draft).get_latest_revision_as_object().title == "ชื่อใหม่"
    assert not RegisterEntry.objects.filter(act=Act.REQUESTED).exists()


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
