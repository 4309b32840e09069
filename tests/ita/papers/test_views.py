"""Who may have the papers, and how they arrive."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from home.models import LawPage
from ita.workflow import operations
from tests.factories import UserFactory
from tests.ita.conftest import Officers, latest_request_of, publish, step
from tests.officers import return_for_correction

ClientOf = Callable[[Any], Client]
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@pytest.fixture
def addresses(draft: LawPage, officers: Officers) -> list[str]:
    """Every download, of a request that was returned."""
    operations.request_publication(draft, officers.requester)
    return_for_correction(step(draft), officers.checker, "แก้ไข")
    number = latest_request_of(draft)
    papers = [
        reverse("ita_paper", args=[number, kind, extension])
        for kind in ("form", "memo", "slip")
        for extension in ("pdf", "docx")
    ]
    return [*papers, *(reverse("ita_blank_form", args=[extension]) for extension in CONTENT_TYPES)]


def test_officers_get_every_paper_under_its_thai_name(
    addresses: list[str], officers: Officers, client_of: ClientOf
) -> None:
    client = client_of(officers.requester)
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200
        extension = address.rpartition(".")[2]
        assert response["Content-Type"] == CONTENT_TYPES[extension]
        assert "no-store" in response["Cache-Control"]
        assert f".{extension}" in response["Content-Disposition"]
        assert any(
            quote(word) in response["Content-Disposition"] for word in ("แบบ", "บันทึก", "ใบแจ้ง")
        )


def test_nobody_else_gets_any(addresses: list[str], client: Client, client_of: ClientOf) -> None:
    stranger = client_of(UserFactory())
    for address in [*addresses, reverse("ita_papers"), reverse("ita_papers_month", args=[2569, 1])]:
        assert client.get(address).status_code == 302
        assert stranger.get(address).status_code in (302, 403)


def test_what_does_not_exist_is_not_found(
    draft: LawPage, officers: Officers, client_of: ClientOf
) -> None:
    operations.request_publication(draft, officers.requester)
    number = latest_request_of(draft)
    client = client_of(officers.checker)
    for args in ([number, "slip", "pdf"], [987654, "form", "pdf"]):
        assert client.get(reverse("ita_paper", args=args)).status_code == 404


@pytest.mark.parametrize("screen", ["ita_review", "wagtailadmin_pages:edit"])
def test_the_screens_of_a_page_lead_to_its_papers(
    draft: LawPage, officers: Officers, client_of: ClientOf, screen: str
) -> None:
    client = client_of(officers.requester)
    url = reverse(screen, args=[draft.pk])
    assert "ita-paper__files" not in client.get(url).content.decode()
    publish(draft, officers)
    number = latest_request_of(draft)
    html = client.get(url).content.decode()
    for kind in ("form", "memo"):
        for extension in CONTENT_TYPES:
            assert reverse("ita_paper", args=[number, kind, extension]) in html
    assert reverse("ita_paper", args=[number, "slip", "pdf"]) not in html


def test_the_blank_form_is_offered_with_the_work(officers: Officers, client_of: ClientOf) -> None:
    html = client_of(officers.requester).get(reverse("ita_work")).content.decode()
    assert reverse("ita_blank_form", args=["pdf"]) in html


@pytest.mark.parametrize(("role", "allowed"), [("webmaster", True), ("checker", False)])
def test_webmasters_keep_the_settings_of_the_papers(
    officers: Officers, client_of: ClientOf, role: str, allowed: bool
) -> None:
    response = client_of(getattr(officers, role)).get("/admin/settings/ita/papersettings/1/")
    assert (response.status_code == 200) == allowed
