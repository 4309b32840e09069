"""Two officers who act on one change, or propose one, in the same moment (PostgreSQL)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.models import AgencySettings
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.changes.finds import record_finds
from ita.workflow.changes.frame import set_frame
from ita.workflow.changes.models import ProposedChange
from tests.factories import UserFactory
from tests.ita.workflow.changes.conftest import Propose
from tests.ita.workflow.test_two_at_once import Job, at_once

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at all"),
    pytest.mark.django_db(transaction=True),
]
TRIALS = 8


def click(user: Any, url: str, data: dict[str, Any]) -> Job:
    client = Client()
    client.force_login(user)
    return lambda: client.post(url, data)


def acts() -> list[str]:
    rows = RegisterEntry.objects.exclude(act=Act.FACTS_SET)
    return list(rows.values_list("act", flat=True))


@pytest.mark.parametrize("second", ["allow", "refuse"])
def test_of_two_approvers_one_decides_and_the_other_is_told(
    frame: Site, phone: Propose, second: str
) -> None:
    webmaster, one, other = (
        UserFactory(webmaster=True),
        UserFactory(approver=True),
        UserFactory(approver=True),
    )
    for trial in range(TRIALS):
        change = phone(webmaster, number=str(trial))
        url = reverse("ita_change", args=[change.pk])
        answers = at_once(
            click(one, url, {"action": "allow"}),
            click(other, url, {"action": second, "reason": "ไม่เห็นชอบ"}),
        )
        assert sorted(answer.status_code for answer in answers) == [302, 409]
        told = next(answer for answer in answers if answer.status_code == 409)
        assert "มีผู้พิจารณาข้อเสนอนี้ไปแล้ว" in told.content.decode()
    assert len(acts()) == 2 * TRIALS


def test_of_two_who_propose_one_is_told(site: Site) -> None:
    set_frame(site)
    one, other = UserFactory(webmaster=True), UserFactory(webmaster=True)
    UserFactory(approver=True)
    agency = AgencySettings.for_site(site)
    facts = {n: getattr(agency, n) for n in ("name", "name_en", "address", "email")}
    url = reverse("ita_thing", args=["agency", site.pk])
    for trial in range(TRIALS):
        data = facts | {"phone": str(trial + 1), "emblem": "", "change_reason": "ทดสอบ"}
        answers = at_once(click(one, url, data), click(other, url, data))
        assert sorted(answer.status_code for answer in answers) == [302, 409]
        ProposedChange.objects.update(state="withdrawn")
    assert acts().count(Act.CHANGE_PROPOSED) == TRIALS


def test_what_is_found_twice_at_once_stands_on_the_register_once(frame: Site) -> None:
    for trial in range(TRIALS):
        AgencySettings.objects.update(phone=f"0 2000 000{trial}")
        at_once(*[lambda: record_finds(frame)] * 2)
    assert acts() == [Act.CHANGE_FOUND] * TRIALS
