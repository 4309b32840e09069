"""A page goes live by itself at the time that the webmaster set, or says why it did not."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.core.exceptions import NotAllowed
from home.models import LawPage
from ita.people.models import OfficerProfile
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import desk, operations
from ita.workflow.dates import Dates
from ita.workflow.schedule import _publish, publish_due, scheduled
from tests.factories import LawPageFactory, default_site
from tests.ita.conftest import Officers, fresh, step
from tests.officers import ALL_CONFIRMED, pass_step, return_for_correction

MORNING = datetime(2026, 12, 1, 1, 30, tzinfo=timezone.get_fixed_timezone(0))  # 08.30 in Bangkok


@pytest.fixture
def approved(draft: LawPage, officers: Officers) -> LawPage:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    pass_step(step(draft), officers.approver)
    return draft


def set_time(page: LawPage, webmaster: Any, at: datetime, end: date | None = None) -> Act:
    return operations.pass_step(step(page), webmaster, "", ALL_CONFIRMED, Dates(at, end))


def clock(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now)


def test_the_page_goes_live_at_its_time_and_not_before(
    approved: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock(monkeypatch, MORNING - timedelta(days=1))
    assert set_time(approved, officers.webmaster, MORNING) == Act.SCHEDULED
    clock(monkeypatch, MORNING - timedelta(minutes=1))
    assert publish_due() == 0
    assert not fresh(approved).live

    clock(monkeypatch, MORNING)
    assert publish_due() == 1
    assert fresh(approved).live
    row = RegisterEntry.objects.last()
    assert (row.act, row.actor_id, row.occurred_at) == (
        Act.PUBLISHED,
        officers.webmaster.pk,
        MORNING,
    )
    assert publish_due() == 0  # the job may run twice


def test_the_end_that_was_set_with_the_time_goes_live_with_the_page(
    approved: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock(monkeypatch, MORNING - timedelta(days=1))
    set_time(approved, officers.webmaster, MORNING, date(2027, 9, 30))
    clock(monkeypatch, MORNING)
    assert publish_due() == 1
    assert fresh(approved).publication_end_date == date(2027, 9, 30)
    assert RegisterEntry.objects.last().details["end_date"] == "2027-09-30"


def test_a_time_that_has_passed_is_refused(approved: LawPage, officers: Officers) -> None:
    for dates in (
        Dates(timezone.now() - timedelta(minutes=1)),
        Dates(None, date(2020, 1, 1)),
        Dates(timezone.now() + timedelta(days=9), date.today() + timedelta(days=3)),
    ):
        with pytest.raises(NotAllowed):
            operations.pass_step(step(approved), officers.webmaster, "", ALL_CONFIRMED, dates)
    assert not scheduled().exists()


def test_a_webmaster_whose_post_ended_meanwhile_publishes_nothing(
    approved: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_time(approved, officers.webmaster, timezone.now() + timedelta(hours=1))
    OfficerProfile.objects.filter(user=officers.webmaster).update(valid_until=date(2025, 6, 1))
    clock(monkeypatch, timezone.now() + timedelta(hours=2))

    assert publish_due() == 0
    assert not fresh(approved).live
    row = RegisterEntry.objects.last()
    assert row.act == Act.SCHEDULE_MISSED and "ตำแหน่ง" in row.reason
    assert publish_due() == 0
    assert RegisterEntry.objects.last().pk == row.pk  # said once, not every minute
    OfficerProfile.objects.filter(user=officers.webmaster).update(valid_until=None)
    pass_step(step(approved), officers.webmaster)  # the step still waits for a webmaster
    assert fresh(approved).live


def test_content_that_changed_meanwhile_goes_back_to_the_checker(
    approved: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_time(approved, officers.webmaster, timezone.now() + timedelta(hours=1))
    revision = fresh(approved).get_latest_revision()
    revision.content["summary"] = "แก้หลังอนุมัติ"
    revision.save()
    clock(monkeypatch, timezone.now() + timedelta(hours=2))

    assert publish_due() == 0
    assert not fresh(approved).live
    assert RegisterEntry.objects.last().act == Act.CHANGED


def test_returning_it_ends_the_waiting(approved: LawPage, officers: Officers) -> None:
    set_time(approved, officers.webmaster, timezone.now() + timedelta(hours=1))
    return_for_correction(step(approved), officers.webmaster, "ขอแก้ไข")
    assert not scheduled().exists()


def test_the_webmasters_list_says_when(approved: LawPage, officers: Officers) -> None:
    at = timezone.now() + timedelta(hours=1)
    set_time(approved, officers.webmaster, at)
    (item,) = desk.waiting_for(officers.webmaster, default_site())
    assert item.goes_live_at == at


def test_the_end_that_the_webmaster_sets_is_live_and_on_the_register(
    approved: LawPage, officers: Officers, client_of: Callable[[Any], Client]
) -> None:
    url = reverse("ita_review", args=[approved.pk])
    client = client_of(officers.webmaster)
    assert "วันสิ้นสุดการเผยแพร่" in client.get(url).content.decode()
    answers = {f"answer_{name}": "yes" for name in ALL_CONFIRMED}
    data = answers | {"action": "pass", "task_state": str(step(approved).pk)}

    wrong = client.post(url, data | {"end_date": "31/2/2570"})
    assert wrong.status_code == 409 and "31/2/2570" in wrong.content.decode()
    assert client.post(url, data | {"end_date": "30/9/2599"}).status_code == 302

    assert fresh(approved).live
    assert fresh(approved).publication_end_date == date(2056, 9, 30)
    assert RegisterEntry.objects.last().details["end_date"] == "2056-09-30"
    assert fresh(approved).get_latest_revision_as_object().publication_end_date == date(2056, 9, 30)


def test_the_requesters_message_reaches_the_officers_and_not_the_public(
    officers: Officers, client_of: Callable[[Any], Client], draft: LawPage
) -> None:
    words = "ขอให้เผยแพร่ก่อนวันประชุมสภา"
    draft.request_note = words
    draft.save_revision(user=officers.requester)
    operations.request_publication(draft, officers.requester)
    url = reverse("ita_review", args=[draft.pk])
    assert words in client_of(officers.checker).get(url).content.decode()
    assert RegisterEntry.objects.last().reason == words

    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(draft), officer)

    assert words not in Client().get(fresh(draft).url).content.decode()
    assert fresh(draft).request_note == ""
    assert fresh(draft).get_latest_revision_as_object().request_note == ""


def test_a_webmaster_whose_account_is_gone_is_no_silent_end(
    approved: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_time(approved, officers.webmaster, timezone.now() + timedelta(hours=1))
    officers.webmaster.delete()
    clock(monkeypatch, timezone.now() + timedelta(hours=2))
    assert publish_due() == 0
    assert RegisterEntry.objects.last().act == Act.SCHEDULE_MISSED


def test_a_page_that_cannot_be_read_does_not_hold_up_the_next(
    approved: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = LawPageFactory(owner=officers.requester)
    operations.request_publication(other, officers.requester)
    for officer in (officers.checker, officers.approver):
        pass_step(step(other), officer)
    for page in (approved, other):
        set_time(page, officers.webmaster, timezone.now() + timedelta(hours=1))
    broken = fresh(approved).get_latest_revision()
    broken.content["owner_unit"] = 999_999
    broken.save()
    clock(monkeypatch, timezone.now() + timedelta(hours=2))

    assert publish_due() == 1
    assert fresh(other).live and not fresh(approved).live
    assert not scheduled().exists()


def test_what_was_published_by_hand_meanwhile_is_not_reported_missed(
    approved: LawPage, officers: Officers
) -> None:
    set_time(approved, officers.webmaster, timezone.now() + timedelta(hours=1))
    row = scheduled().get()
    pass_step(step(approved), officers.webmaster)
    _publish(row)  # the job had read the row before
    assert RegisterEntry.objects.last().act == Act.PUBLISHED
