from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.models import LawPage, PageAttachment
from home.thai.calendar import BANGKOK, to_be
from ita.people.enums import DutyConflict
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.oral_approval.operations import record_oral_approval
from ita.workflow.oral_approval.rules import why_not_confirm
from ita.workflow.rules import why_not_record
from tests.factories import DocumentFactory, UserFactory
from tests.factories.users import PASSWORD, DutyFactory
from tests.ita.conftest import Officers, fresh, step
from tests.ita.workflow.oral_approval.conftest import WHY, word_of
from tests.officers import pass_step

ClientOf = Callable[[Any], Client]


def record_url(page: LawPage) -> str:
    return reverse("ita_oral_approval", args=[step(page).pk])


def typed(approver: Any) -> dict[str, str]:
    now = timezone.now().astimezone(BANGKOK)
    at = f"{now.day}/{now.month}/{to_be(now.year)} {now:%H.%M}"
    return {"approver": str(approver.pk), "given_at": at, "channel": "phone", "reason": WHY}


def test_the_webmaster_finds_it_on_the_review_screen_and_records_it(
    checked: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.webmaster2)
    url = record_url(checked)
    assert url in client.get(reverse("ita_review", args=[checked.pk])).content.decode()
    assert "ผู้อนุมัติ" in client.get(url).content.decode()
    assert client.post(url, typed(officers.approver)).status_code == 302
    assert RegisterEntry.objects.last().act == Act.ORAL_APPROVED
    assert client.post(url, typed(officers.approver)).status_code == 302  # a double click
    assert RegisterEntry.objects.filter(act=Act.ORAL_APPROVED).count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"given_at": "31/2/2570 10.00"},
        {"approver": "999999"},
        {"channel": "pigeon"},
        {"reason": " "},
    ],
)
def test_wrong_entries_are_kept_and_explained(
    checked: LawPage, officers: Officers, client_of: ClientOf, wrong: dict[str, str]
) -> None:
    data = typed(officers.approver) | wrong
    response = client_of(officers.webmaster).post(record_url(checked), data)
    assert response.status_code == 400
    if "reason" not in wrong:
        assert WHY in response.content.decode()
    assert RegisterEntry.objects.last().act == Act.CHECKED


@pytest.mark.parametrize("role", [None, "requester", "approver"])
def test_others_cannot_record_it(
    checked: LawPage, officers: Officers, client: Client, role: str | None
) -> None:
    if role:
        client.force_login(getattr(officers, role))
    response = client.post(record_url(checked), typed(officers.approver))
    assert response.status_code in (302, 403, 409)
    assert RegisterEntry.objects.last().act == Act.CHECKED


def test_a_forged_post_records_and_confirms_nothing(
    spoken: RegisterEntry, checked: LawPage, officers: Officers
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officers.approver)
    url = reverse("ita_confirmation", args=[spoken.pk])
    assert client.post(url, {"action": "confirm"}).status_code == 403
    assert RegisterEntry.objects.last() == spoken


def test_the_approver_finds_it_on_the_first_screen_and_confirms(
    published: RegisterEntry, checked: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.approver)
    url = reverse("ita_confirmation", args=[published.pk])
    for screen in (reverse("wagtailadmin_home"), reverse("ita_work")):
        assert url in client.get(screen).content.decode()
    shown = client.get(url).content.decode()
    assert WHY in shown and "โทรศัพท์" in shown
    assert client.post(url, {"action": "nonsense"}).status_code == 409
    assert client.post(url, {"action": "deny", "reason": ""}).status_code == 409
    assert client.post(url, {"action": "confirm"}).status_code == 302
    assert RegisterEntry.objects.last().act == Act.ORAL_CONFIRMED
    assert url not in client.get(reverse("ita_work")).content.decode()
    assert client.post(url, {"action": "deny", "reason": "เปลี่ยนใจ"}).status_code == 409
    assert fresh(checked).live


@pytest.mark.parametrize("role", ["requester", "checker", "webmaster", "nobody", None])
def test_only_an_approver_confirms(
    published: RegisterEntry, officers: Officers, client: Client, role: str | None
) -> None:
    if role:
        client.force_login(UserFactory() if role == "nobody" else getattr(officers, role))
    url = reverse("ita_confirmation", args=[published.pk])
    assert client.post(url, {"action": "confirm"}).status_code in (302, 403, 409)
    assert RegisterEntry.objects.last().act == Act.PUBLISHED


@pytest.mark.parametrize("action", ["confirm", "deny"])
def test_the_word_about_a_page_that_was_deleted_is_still_answered(
    published: RegisterEntry, officers: Officers, client_of: ClientOf, action: str
) -> None:
    LawPage.objects.get(pk=published.page_id).delete()  # as a shell would
    client, url = client_of(officers.approver), reverse("ita_confirmation", args=[published.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"action": action, "reason": "ทราบ"}).status_code == 302
    assert url not in client.get(reverse("ita_work")).content.decode()


def content_url(word: RegisterEntry) -> str:
    return reverse("ita_allowed_content", args=[word.pk])


@pytest.mark.parametrize("is_live", [False, True])
def test_one_screen_shows_what_was_allowed_and_both_answers(
    spoken: RegisterEntry, checked: LawPage, officers: Officers, client_of: ClientOf, is_live: bool
) -> None:
    if is_live:
        pass_step(step(checked), officers.webmaster)
    html = client_of(officers.approver).get(reverse("ita_confirmation", args=[spoken.pk]))
    words = html.content.decode()
    assert WHY in words and "เป็นหน้าใหม่" in words and content_url(spoken) in words
    assert 'value="confirm"' in words and 'value="deny"' in words


@pytest.mark.parametrize("is_live", [False, True])
def test_the_screen_shows_the_difference_from_what_was_live_before(
    live: LawPage, officers: Officers, client_of: ClientOf, is_live: bool
) -> None:
    draft = fresh(live).get_latest_revision_as_object()
    draft.summary = "สรุปด่วนพิเศษ"
    draft.attachments.add(PageAttachment(document=DocumentFactory(title="ประกาศด่วน")))
    draft.save_revision(user=officers.requester)
    operations.request_publication(fresh(live), officers.requester)
    pass_step(step(live), officers.checker)
    record_oral_approval(step(live), officers.webmaster2, word_of(officers.approver))
    if is_live:
        pass_step(step(live), officers.webmaster)
    word = RegisterEntry.objects.get(act=Act.ORAL_APPROVED)
    words = client_of(officers.approver).get(reverse("ita_confirmation", args=[word.pk]))
    html = words.content.decode()
    assert "ด่วนพิเศษ" in html and "deletion" in html
    assert html.count("ประกาศด่วน") >= 2  # in the difference, and as a file


def test_a_link_from_the_mail_leads_past_the_login_to_the_answer(
    spoken: RegisterEntry, officers: Officers, client: Client
) -> None:
    url = reverse("ita_confirmation", args=[spoken.pk])
    login = client.get(url)
    assert login.status_code == 302
    form = {"username": officers.approver.username, "password": PASSWORD, "next": url}
    response = client.post(login["Location"], form)
    assert (response.status_code, response["Location"]) == (302, url)
    assert 'value="confirm"' in client.get(url).content.decode()


@pytest.mark.parametrize("is_live", [False, True])
def test_the_approver_reads_the_page_that_was_allowed(
    spoken: RegisterEntry, checked: LawPage, officers: Officers, client_of: ClientOf, is_live: bool
) -> None:
    if is_live:
        pass_step(step(checked), officers.webmaster)
    response = client_of(officers.approver).get(content_url(spoken))
    assert checked.title in response.content.decode()
    assert response["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("role", ["checker", "ita_officer", "nobody", None])
def test_others_do_not_read_what_was_allowed(
    spoken: RegisterEntry, checked: LawPage, client: Client, role: str | None
) -> None:
    if role:
        traits = {} if role == "nobody" else {role: True}
        client.force_login(UserFactory(**traits))
    response = client.get(content_url(spoken))
    assert response.status_code in (302, 403)
    assert checked.title not in response.content.decode()


def test_the_number_of_another_act_shows_no_content(
    spoken: RegisterEntry, officers: Officers, client_of: ClientOf
) -> None:
    first = RegisterEntry.objects.first()
    assert first
    assert client_of(officers.approver).get(content_url(first)).status_code == 404


def test_for_another_agencys_approver_there_is_no_such_word(
    spoken: RegisterEntry, other_agency: Site, client: Client
) -> None:
    stranger = UserFactory(approver=True, site=other_agency)
    client.force_login(stranger)
    for url in (reverse("ita_confirmation", args=[spoken.pk]), content_url(spoken)):
        assert client.get(url).status_code == 404
    url = reverse("ita_confirmation", args=[spoken.pk])
    assert client.post(url, {"action": "confirm"}).status_code == 404
    assert why_not_confirm(stranger, spoken)
    assert RegisterEntry.objects.filter(site_id=spoken.site_id).last() == spoken


def test_the_checker_reads_why_another_must_record_it(
    checked: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    review = reverse("ita_review", args=[checked.pk])
    html = client_of(officers.checker).get(review).content.decode()
    assert record_url(checked) not in html
    assert str(DutyConflict.RECORD_CHECK.label) in html
    for other in (officers.requester, officers.approver):
        html = client_of(other).get(review).content.decode()
        assert str(DutyConflict.RECORD_CHECK.label) not in html


def test_who_records_it_is_told_when_nobody_is_left_to_publish_it(
    checked: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    officers.webmaster.posts.update(valid_until="2025-06-30")
    client = client_of(officers.webmaster2)
    html = client.post(record_url(checked), typed(officers.approver), follow=True)
    assert "ไม่มีผู้ดำเนินการคำขอนี้ได้" in html.content.decode()


def test_a_duty_in_another_agency_records_nothing_here(
    checked: LawPage, other_agency: Site
) -> None:
    both = UserFactory(requester=True)
    DutyFactory(user=both, site=other_agency, duty="webmasters")
    assert why_not_record(User.objects.get(pk=both.pk), step(checked))
