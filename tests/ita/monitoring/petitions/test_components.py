"""Who can end a harm by a page is told of it, and sees it on the desk; not what was sent."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.models import LawPage
from ita.monitoring.petitions import operations
from ita.monitoring.petitions.models import Petition
from ita.notifications.models import Notice
from ita.notifications.words import link, sentence
from tests.factories import LawPageFactory, UserFactory
from tests.ita.conftest import fresh

pytestmark = pytest.mark.django_db
WORDS = "คำที่ผู้เสียหายเขียน"


@pytest.fixture
def page(site: Site) -> LawPage:
    made: LawPage = LawPageFactory(title="หน้าที่ถูกแจ้ง", live=True)
    return made


def report(page: LawPage) -> Petition:
    case = operations.report_harm(page, harm="untrue", text=WORDS, name="นางเสียหาย", contact="081")
    return Petition.objects.get(case=case)


def test_webmasters_and_approvers_are_told_of_harm_alone(page: LawPage, form: Any) -> None:
    people = {name: UserFactory(**{name: True}) for name in ("webmaster", "approver", "checker")}
    officer = UserFactory(case_officer=True)
    report(page)
    told = {notice.recipient: notice for notice in Notice.objects.all()}
    assert set(told) == {people["webmaster"], people["approver"], officer}
    notice = told[people["webmaster"]]
    words = sentence(notice.entry, notice.audience)
    assert WORDS not in words and "นางเสียหาย" not in words
    assert link(notice.entry, notice.audience).endswith(reverse("ita_petitions"))
    Notice.objects.all().delete()
    operations.Case.open(form, {"ขอ": "สำเนา"}, "information")
    assert [notice.recipient for notice in Notice.objects.all()] == [officer]


def test_it_stands_on_the_desk_until_it_is_decided(
    page: LawPage, other_agency: Site, client: Client
) -> None:
    petition = report(page)
    home = reverse("wagtailadmin_home")
    for duty in ("webmaster", "approver", "case_officer"):
        client.force_login(UserFactory(**{duty: True}))
        html = client.get(home).content.decode()
        assert "ita-harm" in html and page.title in html and WORDS not in html
        take_down = reverse("ita_take_down", args=[page.pk])
        assert (take_down in html) is (duty != "case_officer")
    client.force_login(UserFactory(webmaster=True))
    listed = client.get(reverse("ita_petitions")).content.decode()
    assert reverse("ita_take_down", args=[page.pk]) in listed and WORDS not in listed
    for user in (UserFactory(checker=True), UserFactory(webmaster=True, site=other_agency)):
        client.force_login(user)
        assert "ita-harm" not in client.get(home).content.decode()
    officer = UserFactory(case_officer=True)
    operations.decide(petition, officer, decision="kept", ground="", answer="ตรวจแล้ว")
    client.force_login(officer)
    assert "ita-harm" not in client.get(home).content.decode()
    assert fresh(page).live


def test_more_reports_ask_no_more(page: LawPage, client: Client) -> None:
    client.force_login(UserFactory(webmaster=True))
    counts = []
    for _round in range(2):
        report(page)
        client.get(reverse("wagtailadmin_home"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("wagtailadmin_home"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
