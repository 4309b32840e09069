"""Archiving and taking down are offered where the officer sees the page, to those who may."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.models import LawPage
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.removal.operations import archive, take_down
from tests.ita.conftest import Officers, correct, fresh

ClientOf = Callable[[Any], Client]
OFFERED = {"webmaster": {"archive", "take-down"}, "approver": {"take-down"}, "checker": set()}


def screens(page: LawPage) -> list[str]:
    row = RegisterEntry.objects.of_page(page).last()
    assert row
    return [
        reverse("ita_review", args=[page.pk]),
        reverse("ita_timeline", args=[page.pk]),
        reverse("ita_register_entry", args=[row.pk]),
        page.url,
    ]


def offered(client: Client, url: str, page: LawPage) -> set[str]:
    html = client.get(url).content.decode()
    return {act for act in ("archive", "take-down") if f"/{act}/{page.pk}/" in html}


@pytest.mark.parametrize("role", OFFERED)
def test_a_live_page_offers_them_on_its_screens_and_on_itself(
    live: LawPage, officers: Officers, client_of: ClientOf, role: str
) -> None:
    client = client_of(getattr(officers, role))
    for url in screens(live):
        assert offered(client, url, live) == OFFERED[role], url


def test_who_may_not_reads_who_may(live: LawPage, officers: Officers, client_of: ClientOf) -> None:
    html = client_of(officers.checker).get(reverse("ita_review", args=[live.pk])).content.decode()
    assert "เฉพาะผู้อนุมัติหรือผู้นำข้อมูลขึ้นเผยแพร่" in html


def test_during_a_request_the_page_is_taken_down_only(
    live: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    correct(live, officers.requester)
    operations.request_publication(fresh(live), officers.requester)
    client = client_of(officers.webmaster)
    for url in screens(fresh(live)):
        assert offered(client, url, live) == {"take-down"}


def test_what_is_archived_can_still_be_taken_down_and_what_is_gone_offers_nothing(
    live: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.webmaster)
    archive(live, officers.webmaster, "ครบระยะเวลา")
    for url in screens(fresh(live)):
        assert offered(client, url, live) == {"take-down"}
    take_down(fresh(live), officers.webmaster, "มีข้อมูลส่วนบุคคล")
    for url in screens(fresh(live)):
        assert offered(client, url, live) == set()


def test_the_bar_is_for_officers_on_live_pages(
    live: LawPage, officers: Officers, client: Client, client_of: ClientOf
) -> None:
    assert "wagtail-userbar" not in client.get(live.url).content.decode()
    requester = client_of(officers.requester)
    assert "wagtail-userbar" in requester.get(live.url).content.decode()
    preview = reverse("wagtailadmin_pages:view_draft", args=[live.pk])
    assert "wagtail-userbar" not in requester.get(preview).content.decode()
