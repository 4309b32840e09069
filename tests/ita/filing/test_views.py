"""The screens of filing × roles, and a forged post."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.models import LawPage
from ita.assessment.models import Framework, Item
from ita.filing.models import Filing
from tests.factories import UserFactory
from tests.ita.conftest import ROLES, Officers, browser_of
from tests.stranger import Stranger

ClientOf = Callable[[Any], Client]
SEE = ("requester", "checker", "approver", "webmaster", "ita_officer", "two duties", "superuser")


def test_the_approver_files_from_the_board(
    page: LawPage,
    framework: Framework,
    officers: Officers,
    client_of: ClientOf,
    stranger: Stranger,
) -> None:
    client = client_of(officers.approver)
    url = reverse("ita_file", args=[framework.pk])
    assert url in client.get(f"{reverse('ita_board')}?framework={framework.pk}").content.decode()
    screen = client.get(url).content.decode()
    assert "O12" in screen and 'name="confirmed"' in screen
    refused = client.post(url, {"note": "รอบแรก"})
    assert refused.status_code == 409 and "รอบแรก" in refused.content.decode()
    assert not Filing.objects.exists()
    done = client.post(url, {"note": "รอบแรก", "confirmed": "1"})
    filing = Filing.objects.get()
    assert done["Location"] == reverse("ita_filing", args=[filing.pk])
    shown = client.get(done["Location"]).content.decode()
    assert filing.manifest_sha256 in shown and "รอบแรก" in shown
    state = client.get(reverse("ita_filing_state", args=[filing.pk])).json()
    assert state["finished"] and state["percent"] == 100


def test_others_see_why_they_cannot_file(
    page: LawPage, framework: Framework, stranger: Stranger
) -> None:
    url = reverse("ita_file", args=[framework.pk])
    for role in ROLES:
        if role == "approver":
            continue
        browser = browser_of(role)
        screen, done = browser.get(url), browser.post(url, {"confirmed": "1"})
        assert screen.status_code in ((200,) if role in SEE else (302, 403)), role
        assert done.status_code in ((409,) if role in SEE else (302, 403)), role
        assert 'name="confirmed"' not in screen.content.decode()
    assert not Filing.objects.exists()


def test_a_forged_post_is_refused(
    page: LawPage, framework: Framework, officers: Officers, stranger: Stranger
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officers.approver)
    url = reverse("ita_file", args=[framework.pk])
    assert client.post(url, {"confirmed": "1"}).status_code == 403
    assert not Filing.objects.exists()


def test_who_reads_a_filing(filing: Filing) -> None:
    for role in ROLES:
        browser = browser_of(role)
        for name in ("ita_filing", "ita_filing_state"):
            answer = browser.get(reverse(name, args=[filing.pk]))
            assert (answer.status_code == 200) == (role in SEE), (name, role)


def test_anothers_filing_is_not_there(
    filing: Filing, item: Item, other_agency: Site, client_of: ClientOf
) -> None:
    client = client_of(UserFactory(approver=True, site=other_agency))
    capture = filing.captures.first()
    assert capture
    numbers = {
        "ita_filing": filing.pk,
        "ita_filing_state": filing.pk,
        "ita_frozen_item": filing.items.get().pk,
        "ita_frozen": capture.pk,
        "ita_frozen_erase": capture.pk,
    }
    for name, number in numbers.items():
        missing = client.get(reverse(name, args=[999999]))
        found = client.get(reverse(name, args=[number]))
        assert (found.status_code, missing.status_code) == (404, 404), name
    assert client.post(reverse("ita_pack_order", args=[filing.pk])).status_code == 404


def test_a_filing_that_failed_says_why_and_how_to_go_on(
    page: LawPage,
    framework: Framework,
    officers: Officers,
    client_of: ClientOf,
    stranger: Stranger,
) -> None:
    stranger.dead.add("http://localhost/")
    client = client_of(officers.approver)
    url = reverse("ita_file", args=[framework.pk])
    client.post(url, {"confirmed": "1"})
    filing = Filing.objects.get()
    shown = client.get(reverse("ita_filing", args=[filing.pk])).content.decode()
    assert filing.error in shown and url in shown
    assert filing.error in client.get(url).content.decode()
