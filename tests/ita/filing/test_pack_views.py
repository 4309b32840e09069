"""Packs: asked for, watched, fetched; for the officer who asked, and asked anew each time."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import LawPage
from ita.filing.models import Filing, Pack
from ita.workflow.removal.operations import take_down
from tests.factories import UserFactory
from tests.ita.conftest import Officers

ClientOf = Callable[[Any], Client]


def order(client: Client, filing: Filing, code: str = "") -> Pack:
    answer = client.post(reverse("ita_pack_order", args=[filing.pk]), {"code": code})
    pack = Pack.objects.get()
    assert answer["Location"] == reverse("ita_pack", args=[pack.pk])
    return pack


def test_an_officer_has_it_made_and_fetches_it(
    filing: Filing, ita_officer: Any, client_of: ClientOf
) -> None:
    client = client_of(ita_officer)
    pack = order(client, filing, "O12")
    download = reverse("ita_pack_download", args=[pack.pk])
    assert download in client.get(reverse("ita_pack", args=[pack.pk])).content.decode()
    assert client.get(reverse("ita_pack_state", args=[pack.pk])).json()["state"] == "done"
    file = client.get(download)
    assert b"".join(file.streaming_content).startswith(b"PK")
    assert "ชุดอุทธรณ์-OIT-2569-O12.zip" in unquote(file["Content-Disposition"])
    pack.path.unlink()
    assert client.get(download)["Location"] == reverse("ita_filing", args=[filing.pk])


def test_it_is_anothers(filing: Filing, ita_officer: Any, client_of: ClientOf) -> None:
    pack = order(client_of(ita_officer), filing)
    other = client_of(UserFactory(ita_officer=True))
    for name in ("ita_pack", "ita_pack_state", "ita_pack_download"):
        assert other.get(reverse(name, args=[pack.pk])).status_code == 404


def test_who_may_not_have_one_is_told_why(
    filing: Filing, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.requester)
    answer = client.post(reverse("ita_pack_order", args=[filing.pk]), follow=True)
    assert answer.status_code == 200 and not Pack.objects.exists()
    assert client.get(reverse("ita_pack_order", args=[filing.pk])).status_code == 405


def test_after_a_take_down_an_approver_or_webmaster_answers_for_it(
    filing: Filing, page: LawPage, officers: Officers, ita_officer: Any, client_of: ClientOf
) -> None:
    client = client_of(ita_officer)
    pack = order(client, filing)
    take_down(Page.objects.get(pk=page.pk).specific, officers.approver, "ข้อมูลส่วนบุคคล")
    refused = client.get(reverse("ita_pack_download", args=[pack.pk]), follow=True)
    assert "ถูกนำลง" in refused.content.decode()
    client.post(reverse("ita_pack_order", args=[filing.pk]))
    assert Pack.objects.count() == 1
    client_of(officers.webmaster).post(reverse("ita_pack_order", args=[filing.pk]))
    assert Pack.objects.count() == 2


def test_a_forged_post_orders_nothing(filing: Filing, ita_officer: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ita_officer)
    assert client.post(reverse("ita_pack_order", args=[filing.pk])).status_code == 403
    assert not Pack.objects.exists()
