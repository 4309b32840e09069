"""Names that stand in rows, or that leave the house, are frozen, whatever the code calls them.

``golden/names.json`` is added to and never changed: the old rows are on every register.
"""

import json
from collections import defaultdict
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from home.core.duties import Duty, Group
from home.core.jobs import JobState
from home.core.outbox import SendState
from home.enums import AnswerChannel, FigureGroup
from ita.assessment.agency.enums import AgencyKind
from ita.assessment.board.enums import WorkStatus
from ita.assessment.enums import DataYear, Recurrence, Requirement, Scope, Wording
from ita.filing.enums import CaptureKind
from ita.models import RegisterEntry
from ita.monitoring.rounds.enums import Outcome, RoundKind
from ita.monitoring.statistics.enums import DraftKind, Elsewhere, UseKind
from ita.monitoring.training.enums import TrainingKind
from ita.monitoring.yearly import enums as yearly_enums
from ita.monitoring.yearly.duties import shipped
from ita.notifications.audiences import Audience
from ita.notifications.webhook import payload
from ita.people.enums import DutyConflict
from ita.register.enums import Act, Channel, Risk, SecondCheck
from ita.setup import RETURN_REASONS
from tests.ita.every_act import do_every_act

NAMES = json.loads((Path(__file__).parent / "golden" / "names.json").read_text(encoding="utf-8"))
ENUMS: dict[str, type[Enum]] = {
    "agency_kinds": AgencyKind,
    "acts": Act,
    "answer_channels": AnswerChannel,
    "audiences": Audience,
    "captures": CaptureKind,
    "channels": Channel,
    "figure_groups": FigureGroup,
    "data_years": DataYear,
    "duties": Duty,
    "duty_recurrences": yearly_enums.Recurrence,
    "exports": JobState,
    "groups": Group,
    "notices": SendState,
    "outcomes": Outcome,
    "overlaps": DutyConflict,
    "recurrences": Recurrence,
    "requirements": Requirement,
    "risks": Risk,
    "round_kinds": RoundKind,
    "scopes": Scope,
    "second_checks": SecondCheck,
    "training_kinds": TrainingKind,
    "wordings": Wording,
    "work_statuses": WorkStatus,
    "kinds_of_use": UseKind,
    "places_of_use": Elsewhere,
    "statistics_drafts": DraftKind,
}


@pytest.mark.parametrize("name", ENUMS)
def test_values_are_what_they_were(name: str) -> None:
    assert sorted(each.value for each in ENUMS[name]) == NAMES[name]


def test_codes_of_reasons_are_what_they_were() -> None:
    assert sorted(code for code, _text in RETURN_REASONS) == NAMES["return_reasons"]


def test_codes_of_duties_are_what_they_were() -> None:
    """The pages of past years are kept by them."""
    assert set(NAMES["duty_codes"]) == set(shipped())


@pytest.mark.django_db
def test_what_a_webhook_sends_is_called_what_it_was() -> None:
    facts = {"fiscal_year": 2026, "number": 1, "page_id": 0, "occurred_at": timezone.now()}
    sent = {act.value: payload(RegisterEntry(act=act.value, **facts)) for act in Act}
    assert {act: told["event"] for act, told in sent.items()} == NAMES["webhook_events"]
    assert {tuple(sorted(told)) for told in sent.values()} == {tuple(NAMES["webhook_payload"])}


@pytest.fixture
def every_act(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    do_every_act(site, monkeypatch)


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
