"""A chat tool is told, signed; whatever it does, no act is disturbed."""

import hashlib
import hmac
import json
import re
import shutil
import ssl
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.core.outbox import MAX_TRIES, SendState
from home.models import LawPage
from ita.notifications.jobs import create_notices, send_due
from ita.notifications.models import Webhook, WebhookCall
from ita.notifications.webhook import post_to
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.removal.operations import take_down
from tests.ita.conftest import Officers, correct, fresh, step
from tests.ita.notifications.receiver import HANG, receiving
from tests.officers import pass_step, return_for_correction

SECRET = "ความลับ-0123456789"


@pytest.fixture(autouse=True)
def _own_machine(settings: Any) -> None:
    settings.WEBHOOK_INSIDE_ALLOWED = True
    settings.WEBHOOK_TIMEOUT = 0.3


def tell(url: str, **values: Any) -> Webhook:
    site = Site.objects.get(is_default_site=True)
    return Webhook.objects.create(site=site, enabled=True, url=url, secret=SECRET, **values)


def wait_and_call() -> None:
    WebhookCall.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    send_due()


def test_a_draft_is_told_without_title_or_reason_and_a_public_page_with(
    draft: LawPage, officers: Officers
) -> None:
    with receiving() as server:
        tell(server.url)
        operations.request_publication(draft, officers.requester)
        return_for_correction(step(draft), officers.checker, "เลขประจำตัวประชาชนยังอยู่")
        correct(draft, officers.requester)
        operations.request_publication(fresh(draft), officers.requester)
        for officer in (officers.checker, officers.approver, officers.webmaster):
            pass_step(step(draft), officer)
        take_down(fresh(draft), officers.approver, "มีข้อมูลส่วนบุคคล")

    told = [json.loads(body) for _headers, body in server.calls]
    assert [call["event"] for call in told] == [
        f"publication.{act}" for act in RegisterEntry.objects.values_list("act", flat=True)
    ]
    published = next(call for call in told if call["event"] == "publication.published")
    assert published["title"] == draft.title
    assert published["url"] == fresh(draft).full_url
    for call in told:
        if call is not published:
            assert "title" not in call
            assert draft.title not in json.dumps(call, ensure_ascii=False)
            assert call["url"].endswith(f"/admin/ita/review/{draft.pk}/")
        assert "ประชาชน" not in call["text"] and "ส่วนบุคคล" not in call["text"]
        assert not re.search("[A-Za-z]", re.sub(r"http\S+", "", call["text"]))


def test_the_call_names_the_act_and_is_signed(draft: LawPage, officers: Officers) -> None:
    with receiving() as server:
        tell(server.url)
        operations.request_publication(draft, officers.requester)

    [(headers, body)] = server.calls
    entry = RegisterEntry.objects.get()
    told = json.loads(body)
    assert told["agency"] == "เทศบาลเมืองตัวอย่าง"
    assert told["act"] == entry.get_act_display()
    assert told["register_number"] == entry.label
    assert told["at"] == entry.occurred_at.isoformat()
    # As the manual tells the chat tool to verify it:
    signed = headers["X-ITA-Timestamp"].encode() + b"." + body
    expected = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
    assert headers["X-ITA-Signature"] == f"sha256={expected}"
    assert abs(int(headers["X-ITA-Timestamp"]) - timezone.now().timestamp()) < 60
    assert server.paths == ["/hook?room=1"]
    assert headers["Host"] == f"127.0.0.1:{server.server_port}"


def test_a_server_that_fails_once_is_called_again(draft: LawPage, officers: Officers) -> None:
    with receiving(500, 200) as server:
        tell(server.url)
        operations.request_publication(draft, officers.requester)
        call = WebhookCall.objects.get()
        assert (call.state, call.attempts) == (SendState.WAITING, 1)
        assert "500" in call.error
        send_due()  # not before it is due
        assert len(server.calls) == 1
        wait_and_call()

    call.refresh_from_db()
    assert (call.state, call.error) == (SendState.SENT, "")
    first, second = (headers["X-ITA-Delivery"] for headers, _body in server.calls)
    assert first == second


def test_a_server_that_hangs_is_tried_a_few_times_then_shown(
    draft: LawPage, officers: Officers, superuser: Any, client_of: Any
) -> None:
    with receiving(*[HANG] * 9) as server:
        hook = tell(server.url)
        operations.request_publication(draft, officers.requester)
        for _n in range(MAX_TRIES + 2):
            wait_and_call()

    assert fresh(draft).workflow_in_progress
    call = WebhookCall.objects.get()
    assert (call.state, call.attempts) == (SendState.FAILED, MAX_TRIES)
    assert len(server.calls) == MAX_TRIES
    url = reverse("wagtailsettings:edit", args=["ita", "webhook", hook.site_id])
    html = client_of(superuser).get(url).content.decode()
    assert "ส่งไม่สำเร็จ" in html
    assert call.error in html


def test_redirects_are_not_followed(draft: LawPage, officers: Officers) -> None:
    with receiving(302) as server:
        tell(server.url)
        operations.request_publication(draft, officers.requester)

    assert server.paths == ["/hook?room=1"]
    assert "302" in WebhookCall.objects.get().error


def test_the_own_machine_is_not_called(draft: LawPage, officers: Officers, settings: Any) -> None:
    settings.WEBHOOK_INSIDE_ALLOWED = False
    with receiving() as server:
        tell(server.url)
        operations.request_publication(draft, officers.requester)

    assert server.calls == []
    assert WebhookCall.objects.get().error


def test_after_a_failure_the_others_wait(draft: LawPage, officers: Officers) -> None:
    with receiving(500, 500) as server:
        hook = tell(server.url)
        operations.request_publication(draft, officers.requester)
        pass_step(step(draft), officers.checker)
        WebhookCall.objects.update(due_at=timezone.now())
        server.calls.clear()
        server.answers[:] = [500]

        assert post_to(hook.pk) == 0

    assert len(server.calls) == 1


def test_a_job_that_is_delivered_twice_calls_once(draft: LawPage, officers: Officers) -> None:
    with receiving() as server:
        hook = tell(server.url)
        operations.request_publication(draft, officers.requester)
        create_notices(RegisterEntry.objects.get().pk)
        assert post_to(hook.pk) == 0

    assert len(server.calls) == 1
    assert post_to(0) == 0


def test_a_webhook_that_was_switched_off_is_not_called(draft: LawPage, officers: Officers) -> None:
    with receiving(500) as server:
        hook = tell(server.url)
        operations.request_publication(draft, officers.requester)
        Webhook.objects.filter(pk=hook.pk).update(enabled=False)
        pass_step(step(draft), officers.checker)
        wait_and_call()

    assert len(server.calls) == 1
    assert WebhookCall.objects.get().state == SendState.DROPPED


@pytest.mark.parametrize(("role", "allowed"), [("webmaster", True), ("approver", False)])
def test_webmasters_set_it_up(officers: Officers, client_of: Any, role: str, allowed: bool) -> None:
    client: Client = client_of(getattr(officers, role))
    site = Site.objects.get(is_default_site=True)
    url = reverse("wagtailsettings:edit", args=["ita", "webhook", site.pk])
    good = {"enabled": "on", "url": "https://chat.example.com/hook", "secret": SECRET}

    for bad in ({"url": ""}, {"url": "ftp://chat.example.com"}, {"secret": "short"}):
        client.post(url, good | bad)
        assert not Webhook.objects.filter(enabled=True).exists()
    client.post(url, good)

    assert Webhook.objects.filter(enabled=True, url=good["url"]).exists() == allowed


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """For "localhost", with its key; nobody vouches for it."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("openssl is not installed")
    path = tmp_path / "certificate.pem"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(path), "-out", str(tmp_path / "public.pem")]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", *names, *files]
    subprocess.run(command, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + (tmp_path / "public.pem").read_bytes())
    return path


@pytest.mark.parametrize("trusted", [True, False])
def test_only_a_server_with_a_trusted_certificate_is_told(
    draft: LawPage,
    officers: Officers,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    trusted: bool,
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with receiving() as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        tell(server.url.replace("http://127.0.0.1", "https://localhost"))
        operations.request_publication(draft, officers.requester)

    assert bool(server.calls) == trusted
    assert WebhookCall.objects.get().state == (SendState.SENT if trusted else SendState.WAITING)
