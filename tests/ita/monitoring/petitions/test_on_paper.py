"""A request that came on paper stands on the same register, with the same clock."""

import io
from datetime import date, timedelta
from typing import Any

import docx
import pytest
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import Case, CaseKind
from home.thai.calendar import fiscal_year, format_date, local_date
from home.thai.numerals import to_thai_digits
from ita.monitoring.petitions import operations
from ita.monitoring.petitions.enums import Channel, Decision
from ita.monitoring.petitions.models import Petition
from ita.monitoring.petitions.on_paper import AskedOnPaper
from ita.monitoring.petitions.selectors import figures_of
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import UserFactory
from tests.ita.conftest import every_role

pytestmark = pytest.mark.django_db
SENT = {
    "channel": "post",
    "name": "นางขอ ข้อมูล",
    "contact": "1 หมู่ 2",
    "text": "สำเนาสัญญาจ้างที่ 5/2568",
}


def day(ago: int) -> date:
    return local_date(timezone.now()) - timedelta(days=ago)


def asked(ago: int = 10, **other: Any) -> AskedOnPaper:
    return AskedOnPaper(**{"received_on": day(ago), **SENT, **other})


def test_the_days_count_from_the_day_on_which_it_came(site: Site) -> None:
    officer = UserFactory(case_officer=True)
    petition = operations.enter(site, officer, asked())
    assert (petition.received_on, petition.due_on) == (day(10), day(-5))
    assert petition.channel == Channel.POST and not petition.is_late
    assert petition.case.opens_with(petition.case.secret or "")
    (row,) = RegisterEntry.objects.filter(act=Act.PETITION_RECEIVED)
    assert row.actor_id == officer.pk
    assert row.details["came_by"] == "ทางไปรษณีย์"
    assert row.details["came_on"] == day(10).isoformat()
    assert "นางขอ" not in str(row.details) + row.subject_label
    late = operations.enter(site, officer, asked(ago=16))
    assert late.is_late
    figures = next(each for each in figures_of(site, fiscal_year(day(16)))
                   if each.kind == CaseKind.INFORMATION)  # fmt: skip
    assert figures.overdue == 1
    operations.decide(
        petition, officer, decision=Decision.DISCLOSED, ground="", answer="ส่งสำเนาแล้ว"
    )


@pytest.mark.parametrize(
    "other",
    [
        {"received_on": day(-1)},
        {"received_on": day(367)},
        {"channel": "online"},
        {"channel": "pigeon"},
        {"name": " "},
        {"text": ""},
    ],
)
def test_what_cannot_be_entered(site: Site, other: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        operations.enter(site, UserFactory(case_officer=True), asked(**other))
    assert not Case.objects.exists()


def test_who_enters(site: Site, other_agency: Site) -> None:
    def attempt(client: Client) -> None:
        if getattr(get_user(client), "is_superuser", False):
            return  # the next test
        client.raise_request_exception = False
        url = reverse("ita_petition_new")
        assert client.get(url).status_code != 200
        client.post(url, {**SENT, "received_on": "1/10/2569"})
        assert not Case.objects.exists()

    every_role(attempt)
    for user in (
        UserFactory(is_superuser=True),  # holds no post, so no position can be recorded
        UserFactory(case_officer=True, site=other_agency),
        UserFactory(webmaster=True),
    ):
        with pytest.raises(NotAllowed):
            operations.enter(site, user, asked())


def test_an_officer_enters_prints_and_the_person_follows(site: Site, client: Client) -> None:
    client.force_login(UserFactory(case_officer=True))
    assert reverse("ita_petition_new") in client.get(reverse("ita_petitions")).content.decode()
    form = client.get(reverse("ita_petition_new")).content.decode()
    assert 'name="received_on"' in form
    url = reverse("ita_petition_new")
    wrong = client.post(url, {**SENT, "received_on": "32/1/2569"})
    assert wrong.status_code == 422 and "สำเนาสัญญาจ้าง" in wrong.content.decode()
    today = local_date(timezone.now())
    typed = f"{today.day}/{today.month}/{today.year + 543}"
    answer = client.post(url, {**SENT, "received_on": typed, "channel": "counter"})
    petition = Petition.objects.get()
    assert answer.url == reverse("ita_petition", args=[petition.pk])
    screen = client.get(answer.url).content.decode()
    receipt = reverse("ita_petition_receipt", args=[petition.pk, "docx"])
    assert receipt in screen and "นางขอ" in screen

    paper = _words(client.get(receipt).getvalue())
    secret = paper.partition("รหัสลับ ")[2][:10]
    assert petition.case.opens_with(secret) and petition.case.number in paper
    assert to_thai_digits(format_date(petition.due_on)) in paper
    assert "นางขอ" not in paper and "สัญญาจ้าง" not in paper
    followed = Client().post(reverse("case"), {"number": petition.case.number, "secret": secret})
    assert "สำเนาสัญญาจ้าง" in followed.content.decode()

    client.force_login(UserFactory(case_officer=True))  # another officer, later
    assert secret not in _words(client.get(receipt).getvalue())
    assert "no-store" in client.get(receipt.replace("docx", "pdf"))["Cache-Control"]
    assert client.get(receipt.replace("docx", "exe")).status_code == 404


def test_another_agency_prints_nothing(site: Site, other_agency: Site, client: Client) -> None:
    petition = operations.enter(site, UserFactory(case_officer=True), asked())
    client.force_login(UserFactory(case_officer=True, site=other_agency))
    client.raise_request_exception = False
    for name in ("pdf", "docx"):
        url = reverse("ita_petition_receipt", args=[petition.pk, name])
        assert client.get(url).status_code == 404


def _words(content: bytes) -> str:
    return "\n".join(each.text for each in docx.Document(io.BytesIO(content)).paragraphs)
