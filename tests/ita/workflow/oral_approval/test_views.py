from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.models import LawPage
from home.thai.calendar import BANGKOK, to_be
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import UserFactory
from tests.ita.conftest import Officers, fresh, step
from tests.ita.workflow.oral_approval.conftest import WHY

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
    client = client_of(officers.webmaster)
    url = record_url(checked)
    assert url in client.get(reverse("ita_review", args=[checked.pk])).content.decode()
    assert "ผู้อนุมัติ" in client.get(url).content.decode()
    assert client.post(url, typed(officers.approver)).status_code == 302
    assert RegisterEntry.objects.last().act == Act.ORAL_APPROVED
    assert client.post(url, typed(officers.approver)).status_code == 409  # a double click


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
