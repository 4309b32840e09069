"""The list of mails, the button to send again, and the link in the mail."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.core.outbox import SendState
from home.models import LawPage
from ita.notifications.daily.models import DailyMail
from ita.notifications.models import Notice
from ita.workflow import operations
from tests.factories import PASSWORD, LawPageFactory, UserFactory
from tests.ita.conftest import Officers, step
from tests.officers import pass_step

LIST = "/admin/ita/notices/"
MORNING = "/admin/ita/daily-mails/"


@pytest.fixture
def failed(draft: LawPage, officers: Officers, settings: Any) -> Notice:
    """A mail to the checker that was given up."""
    operations.request_publication(draft, officers.requester)
    Notice.objects.update(state=SendState.FAILED, attempts=4, error="เครื่องแม่ข่ายปฏิเสธ")
    mail.outbox.clear()
    return Notice.objects.get()


def again(notice: Notice) -> str:
    return reverse("ita_notice_send_again", args=[notice.pk])


def client_for(role: str, officers: Officers) -> Client:
    client = Client()
    if role == "superuser":
        client.force_login(UserFactory(is_superuser=True))
    elif role != "anonymous":
        client.force_login(getattr(officers, role))
    return client


@pytest.mark.parametrize("role", ["webmaster", "superuser"])
def test_webmasters_and_administrators_see_what_failed_and_send_it_again(
    failed: Notice, officers: Officers, role: str
) -> None:
    client = client_for(role, officers)
    assert f"{LIST}?state=failed" in client.get(reverse("wagtailadmin_home")).content.decode()
    html = client.get(LIST).content.decode()
    assert "เครื่องแม่ข่ายปฏิเสธ" in html
    assert officers.checker.email in html
    assert again(failed) in html

    response = client.post(again(failed))

    assert response.status_code == 302
    assert [message.to for message in mail.outbox] == [[officers.checker.email]]
    failed.refresh_from_db()
    assert failed.state == SendState.SENT
    assert again(failed) not in client.get(LIST).content.decode()


@pytest.mark.parametrize("role", ["anonymous", "requester", "checker", "approver"])
def test_nobody_else_does(failed: Notice, officers: Officers, role: str) -> None:
    client = client_for(role, officers)

    assert client.get(LIST).status_code == 302  # to the login, or to the first screen
    assert client.post(again(failed)).status_code in (302, 403)
    assert LIST not in client.get(reverse("wagtailadmin_home")).content.decode()

    assert mail.outbox == []
    failed.refresh_from_db()
    assert failed.state == SendState.FAILED


def test_a_post_without_csrf_token_or_by_get_sends_nothing(
    failed: Notice, officers: Officers
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officers.webmaster)

    assert client.post(again(failed)).status_code == 403
    assert client.get(again(failed)).status_code == 405
    assert mail.outbox == []


def test_the_button_itself_carries_the_token(failed: Notice, officers: Officers) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officers.webmaster)
    response = client.get(reverse("ita_notices_results"))
    form = response.content.decode().split(again(failed))[1]
    token = form.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    assert client.post(again(failed), {"csrfmiddlewaretoken": token}).status_code == 302
    assert len(mail.outbox) == 1


def test_a_mail_that_went_out_is_not_sent_twice(failed: Notice, officers: Officers) -> None:
    client = client_for("webmaster", officers)
    for _twice in range(2):
        client.post(again(failed))
    assert len(mail.outbox) == 1


def test_what_was_sent_or_is_past_is_not_sent_again(
    failed: Notice, draft: LawPage, officers: Officers
) -> None:
    client = client_for("webmaster", officers)
    pass_step(step(draft), officers.checker)
    mail.outbox.clear()

    client.post(again(failed))
    failed.refresh_from_db()
    assert failed.state == SendState.DROPPED
    client.post(again(failed))

    assert mail.outbox == []


def test_mails_of_the_morning_that_failed_are_seen_and_sent_again(
    failed: Notice, officers: Officers
) -> None:
    mail = DailyMail.objects.create(
        site=Site.objects.get(is_default_site=True),
        recipient=officers.checker,
        day=timezone.localdate(),
        due_at=timezone.now(),
        state=SendState.FAILED,
        error="ไม่มีที่อยู่อีเมล",
    )
    address = reverse("ita_daily_mail_send_again", args=[mail.pk])
    for role in ("anonymous", "requester", "approver"):
        client = client_for(role, officers)
        assert client.get(MORNING).status_code == 302
        assert client.post(address).status_code in (302, 403)
    mail.refresh_from_db()
    assert mail.state == SendState.FAILED

    client = client_for("webmaster", officers)
    assert f"{MORNING}?state=failed" in client.get(reverse("wagtailadmin_home")).content.decode()
    html = client.get(MORNING).content.decode()
    assert "ไม่มีที่อยู่อีเมล" in html and address in html
    client.post(address)
    mail.refresh_from_db()
    assert mail.state == SendState.DROPPED  # no part has anything to tell any more


def test_the_list_asks_the_database_a_fixed_number_of_times(
    failed: Notice, officers: Officers, client_of: Callable[[Any], Client]
) -> None:
    client = client_of(officers.webmaster)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for _n in range(5):
        operations.request_publication(LawPageFactory(owner=officers.requester), officers.requester)
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)


def test_the_link_in_the_mail_leads_to_the_review_after_the_login(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    link = next(line for line in mail.outbox[0].body.splitlines() if "/review/" in line)
    client = Client()

    login = client.get(link)
    assert login.status_code == 302
    sent = {"username": officers.checker.username, "password": PASSWORD}
    page = client.get(login.url).content.decode()
    sent["next"] = page.split('name="next" value="')[1].split('"')[0]
    response = client.post(reverse("wagtailadmin_login"), sent, follow=True)

    assert response.redirect_chain[-1][0] == reverse("ita_review", args=[draft.pk])
    assert response.status_code == 200
    assert draft.title in response.content.decode()
