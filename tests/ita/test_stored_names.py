"""Names that stand in rows, or that leave the house, are frozen, whatever the code calls them.

``golden/names.json`` is added to and never changed: the old rows are on every register.
"""

import json
from collections import defaultdict
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from home.core.duties import Duty, Group
from home.core.jobs import JobState
from home.core.outbox import SendState
from ita.assessment.enums import DataYear, Scheme
from ita.models import OfficerProfile, RegisterEntry
from ita.notifications.audiences import Audience
from ita.notifications.webhook import payload
from ita.papers.content import request_record
from ita.papers.operations import attach_scan
from ita.people.enums import DutyConflict
from ita.register.enums import Act, Channel, Risk, SecondCheck
from ita.setup import RETURN_REASONS
from ita.workflow import operations
from ita.workflow.dates import Dates
from ita.workflow.oral_approval.operations import note_overdue
from ita.workflow.removal.operations import delete_draft
from ita.workflow.schedule import publish_due
from tests import officers
from tests.factories import LawPageFactory, UnitFactory, UserFactory, pdf_bytes
from tests.ita.conftest import latest_request_of
from tests.upgrade import in_progress

NAMES = json.loads((Path(__file__).parent / "golden" / "names.json").read_text(encoding="utf-8"))
ENUMS: dict[str, type[Enum]] = {
    "acts": Act,
    "audiences": Audience,
    "channels": Channel,
    "data_years": DataYear,
    "duties": Duty,
    "exports": JobState,
    "groups": Group,
    "notices": SendState,
    "overlaps": DutyConflict,
    "risks": Risk,
    "schemes": Scheme,
    "second_checks": SecondCheck,
}
LATER = timedelta(days=40)


@pytest.mark.parametrize("name", ENUMS)
def test_values_are_what_they_were(name: str) -> None:
    assert sorted(each.value for each in ENUMS[name]) == NAMES[name]


def test_codes_of_reasons_are_what_they_were() -> None:
    assert sorted(code for code, _text in RETURN_REASONS) == NAMES["return_reasons"]


@pytest.mark.django_db
def test_what_a_webhook_sends_is_called_what_it_was() -> None:
    facts = {"fiscal_year": 2026, "number": 1, "page_id": 0, "occurred_at": timezone.now()}
    sent = {act.value: payload(RegisterEntry(act=act.value, **facts)) for act in Act}
    assert {act: told["event"] for act, told in sent.items()} == NAMES["webhook_events"]
    assert {tuple(sorted(told)) for told in sent.values()} == {tuple(NAMES["webhook_payload"])}


@pytest.fixture
def every_act(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A register on which every act stands, by the officers' own operations."""
    UnitFactory()
    for name, duty in (
        ("requester", "requester"),
        ("requester2", "requester"),
        ("checker", "checker"),
        ("approver", "approver"),
        ("webmaster", "webmaster"),
    ):
        UserFactory(username=name, **{duty: True})
    in_progress.change_settings()
    in_progress.tell_stories()
    _two_duties_in_one_hand()
    delete_draft(in_progress.page_of("draft"), in_progress.user("requester"), "ไม่ใช้แล้ว")
    _attach_a_scan()
    _set_a_time_and_an_end()
    OfficerProfile.objects.filter(user__username="webmaster").update(valid_until=date(2025, 6, 1))
    now = timezone.now() + LATER
    monkeypatch.setattr(timezone, "now", lambda: now)
    publish_due()
    note_overdue()


def _two_duties_in_one_hand() -> None:
    both = UserFactory(checker=True, webmaster=True)
    page = LawPageFactory(owner=in_progress.user("requester"))
    in_progress.request(page)
    for user in (both, in_progress.user("approver"), both):
        officers.pass_step(in_progress.step(page), user)


def _attach_a_scan() -> None:
    page = in_progress.page_of("confirmed")
    record = request_record(latest_request_of(page))
    assert record
    scan = SimpleUploadedFile("ลงนาม.pdf", pdf_bytes("signed"))
    attach_scan(record, scan, in_progress.user("checker"))


def _set_a_time_and_an_end() -> None:
    page = LawPageFactory(owner=in_progress.user("requester"))
    in_progress.request(page, 2)
    at = timezone.now() + timedelta(hours=1)
    dates = Dates(at, (at + LATER).date())
    step, user = in_progress.step(page), in_progress.user("webmaster")
    operations.pass_step(step, user, "", officers.ALL_CONFIRMED, dates)


def test_details_of_each_act_are_called_what_they_were(every_act: None) -> None:
    written: dict[str, set[str]] = defaultdict(set)
    for row in RegisterEntry.objects.all():
        written[row.act] |= set(_keys(row.details))
    assert {act: sorted(keys) for act, keys in written.items()} == NAMES["details"]
    assert set(NAMES["details"]) == set(Act.values)


def _keys(details: dict[str, Any]) -> list[str]:
    """``answers.legal`` is a key within ``answers``."""
    keys: list[str] = []
    for name, value in details.items():
        keys += [f"{name}.{key}" for key in value] if isinstance(value, dict) else [name]
    return keys
