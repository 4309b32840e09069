"""The screens by role, the readings that are recorded, and the form that anybody may send."""

import pytest
from django.contrib.auth import get_user
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, Site

from home.cases.viewset import CASE_READ
from home.models import Case
from ita.monitoring.petitions.models import Petition
from tests.factories import LawPageFactory, UserFactory
from tests.ita.conftest import every_role

pytestmark = pytest.mark.django_db
SENT = {"harm": "personal_data", "text": "เลขบัตรของฉัน", "name": "นางเสียหาย", "contact": "081"}
DECIDE = {"action": "decide", "decision": "refused", "ground": "15(5)", "answer": "เพราะ"}


def of(petition: Petition, name: str = "ita_petition", *more: str) -> str:
    return reverse(name, args=[petition.pk, *more])


def test_only_case_officers_read_what_was_sent(petition: Petition) -> None:
    def attempt(client: Client) -> None:
        if getattr(get_user(client), "is_superuser", False):
            return  # who looks after the installation reads cases, which is recorded
        client.raise_request_exception = False
        page = client.get(of(petition))
        assert "นางขอ" not in page.content.decode() and page.status_code != 200
        client.post(of(petition), DECIDE)
        assert client.get(of(petition, "ita_petition_letter", "pdf")).status_code != 200
        assert not Petition.objects.exclude(decision="").exists()
        assert not ModelLogEntry.objects.filter(action=CASE_READ).exists()

    every_role(attempt)


def test_an_officer_reads_decides_and_prints_and_each_reading_is_recorded(
    petition: Petition, client: Client
) -> None:
    officer = UserFactory(case_officer=True)
    client.force_login(officer)
    page = client.get(of(petition))
    assert "นางขอ" in page.content.decode()
    assert client.get(of(petition, "ita_petition_letter", "pdf")).status_code == 404
    refused = client.post(of(petition), {**DECIDE, "ground": ""})
    assert refused.status_code == 409 and "เพราะ" in refused.content.decode()
    assert client.post(of(petition), DECIDE).status_code == 302
    letter = client.get(of(petition, "ita_petition_letter", "docx"))
    assert letter.status_code == 200 and "no-store" in letter["Cache-Control"]
    assert client.get(of(petition, "ita_petition_letter", "exe")).status_code == 404
    readings = ModelLogEntry.objects.filter(action=CASE_READ, user=officer)
    assert readings.count() == 2
    assert client.get(reverse("case:edit", args=[petition.case_id])).status_code != 200


def test_the_register_shows_no_words_and_a_requester_prepares_pages(
    petition: Petition, client: Client
) -> None:
    client.force_login(UserFactory(requester=True))
    html = client.get(reverse("ita_petitions")).content.decode()
    assert petition.case.number in html and "นางขอ" not in html and of(petition) not in html
    assert client.post(reverse("ita_petitions"), {"action": "centre"}).status_code == 302
    assert client.post(reverse("ita_petitions"), {"action": "figures"}).status_code == 302
    client.force_login(UserFactory(case_officer=True))
    assert of(petition) in client.get(reverse("ita_petitions")).content.decode()
    assert client.post(reverse("ita_petitions"), {"action": "centre"}).status_code == 409


def test_a_person_reports_a_page_and_follows_it(client: Client) -> None:
    page = LawPageFactory(live=True)
    address = reverse("ita_report", args=[page.pk])
    assert address in client.get(page.url).content.decode()
    assert "no-store" in client.get(address)["Cache-Control"]
    assert client.post(address, {**SENT, "text": ""}).status_code == 422
    response = client.post(address, SENT)
    receipt = client.get(response.url)
    case = Case.objects.get()
    assert case.number in receipt.content.decode()
    assert case.opens_with(receipt.context["secret"])
    assert Client().get(response.url).url == reverse("case")
    shown = client.post(
        reverse("case"), {"number": case.number, "secret": receipt.context["secret"]}
    )
    assert "เลขบัตรของฉัน" in shown.content.decode()


def test_too_many_reports_from_one_address_are_held_up(client: Client) -> None:
    address = reverse("ita_report", args=[LawPageFactory(live=True).pk])
    codes = [client.post(address, SENT, REMOTE_ADDR="203.0.113.9").status_code for _n in range(6)]
    assert codes == [302] * 5 + [429]
    assert client.post(address, SENT, REMOTE_ADDR="203.0.113.10").status_code == 302
    cache.clear()


def test_only_what_the_public_of_this_agency_reads_is_reported(
    client: Client, other_agency: Site
) -> None:
    theirs = other_agency.root_page.get_children().first()
    for number in (LawPageFactory().pk, theirs.pk, 10**9):
        assert client.post(reverse("ita_report", args=[number]), SENT).status_code == 404
    assert not Case.objects.exists()
