"""A signed paper is part of the record, and never public."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import LawPage
from ita.papers.content import request_record
from ita.papers.models import SignedScan
from ita.papers.operations import attach_scan
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import UserFactory, pdf_bytes, png_bytes
from tests.ita.conftest import Officers, latest_request_of, publish

ClientOf = Callable[[Any], Client]
NAME = "แบบฟอร์มลงนาม.pdf"


def scan_file(name: str = NAME, content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or pdf_bytes("signed"))


@pytest.fixture
def published(draft: LawPage, officers: Officers) -> LawPage:
    return publish(draft, officers)


def address(page: Page) -> str:
    return reverse("ita_attach_scan", args=[latest_request_of(page)])


@pytest.mark.parametrize("role", ["requester", "checker", "approver", "webmaster"])
def test_who_asked_and_who_decides_attach_it_with_a_row(
    published: LawPage, officers: Officers, client_of: ClientOf, role: str
) -> None:
    client = client_of(getattr(officers, role))

    assert client.post(address(published), {"file": scan_file()}).status_code == 302

    document = SignedScan.objects.get().document
    row = RegisterEntry.objects.order_by("pk").last()
    assert row and row.act == Act.SCAN_ATTACHED
    assert row.details == {"file": NAME, "sha256": document.sha256}
    assert row.request_id == latest_request_of(published)
    html = client.get(reverse("ita_review", args=[published.pk])).content.decode()
    assert document.url in html and html.count(NAME) == 3  # the message, the panel, the history


def test_the_scan_is_for_officers_only(
    published: LawPage, officers: Officers, client: Client, client_of: ClientOf
) -> None:
    client_of(officers.checker).post(address(published), {"file": scan_file()})
    url = SignedScan.objects.get().document.url
    assert client.get(url).status_code == 404
    assert client_of(officers.requester2).get(url).status_code == 200


def test_nobody_else_attaches(
    published: LawPage, officers: Officers, client: Client, client_of: ClientOf
) -> None:
    before = RegisterEntry.objects.count()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officers.checker)
    for browser in (client, client_of(UserFactory()), client_of(officers.requester2), strict):
        browser.post(address(published), {"file": scan_file()})
    assert not SignedScan.objects.exists()
    assert RegisterEntry.objects.count() == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ลงนาม.pdf", b"<html>"),
        ("ลงนาม.docx", b"PK"),
        ("ลงนาม.txt", "ข้อความ".encode()),
        ("x.exe", b"MZ"),
    ],
)
def test_another_kind_of_file_is_refused_in_words(
    published: LawPage, officers: Officers, client_of: ClientOf, name: str, content: bytes
) -> None:
    client = client_of(officers.checker)
    response = client.post(address(published), {"file": scan_file(name, content)}, follow=True)
    assert "messages" in response.content.decode()
    assert not SignedScan.objects.exists()
    assert not RegisterEntry.objects.filter(act=Act.SCAN_ATTACHED).exists()


def test_no_file_or_the_same_again_is_told(
    published: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.checker)
    assert client.post(address(published), {}).status_code == 302
    for _twice in range(2):
        client.post(address(published), {"file": scan_file()})
    client.post(address(published), {"file": scan_file("ภาพ.png", png_bytes())})
    assert SignedScan.objects.count() == 2


def test_a_scan_can_follow_when_the_page_is_gone(published: LawPage, officers: Officers) -> None:
    record = request_record(latest_request_of(published))
    assert record
    Page.objects.get(pk=published.pk).delete()
    attach_scan(record, scan_file(), officers.checker)
    row = RegisterEntry.objects.order_by("pk").last()
    assert row and (row.page_id, row.site_id) == (
        record.status.first.page_id,
        record.status.first.site_id,
    )


def test_a_scan_is_neither_deleted_nor_chosen_for_a_page(
    published: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    client_of(officers.checker).post(address(published), {"file": scan_file()})
    document = SignedScan.objects.get().document
    with pytest.raises(ProtectedError):
        document.delete()
    chooser = reverse("wagtaildocs_chooser:choose_results")
    for query in ({}, {"q": document.title}):
        response = client_of(officers.requester).get(chooser, query)
        assert response.status_code == 200
        assert document not in response.context["results"].object_list
