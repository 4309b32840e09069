"""Each house rule of accountability is noticed by ``manage.py check`` when it is broken."""

from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from ita import checks
from ita.integrity.lives import Life
from ita.notifications.audiences import Audience
from ita.register.enums import Act


def ids(messages: list[Any]) -> list[str]:
    return [message.id for message in messages]


def test_nothing_is_wrong_today() -> None:
    assert [message for check in checks.CHECKS for message in check()] == []


def test_an_act_of_which_nobody_decided_who_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(checks.EVENTS, Act.SCAN_ATTACHED)
    assert ids(checks.check_acts()) == ["ita.E001"]


def test_an_audience_without_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(checks.AUDIENCE_RULES, Audience.WATCHERS)
    assert ids(checks.check_acts()) == ["ita.E002"]


def test_a_table_without_its_triggers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks.triggers, "TABLES", ("ita_registerentry",))
    assert set(ids(checks.check_append_only())) == {"ita.E003"}


def test_another_last_step(settings: Any) -> None:
    settings.WAGTAIL_FINISH_WORKFLOW_ACTION = "wagtail.workflows.publish_workflow_state"
    assert ids(checks.check_last_step()) == ["ita.E004"]


def test_a_model_of_another_app(monkeypatch: pytest.MonkeyPatch) -> None:
    stray = type("Stray", (), {"__module__": "ita.people.models"})
    stray._meta = type("Meta", (), {"app_label": "people"})  # type: ignore[attr-defined]
    monkeypatch.setattr(checks.apps, "get_models", lambda: [stray])
    assert ids(checks.check_labels()) == ["ita.E005"]


def test_a_field_of_which_nobody_decided_how_it_becomes_public(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lives = {Life.TWO_HANDS: "site name", Life.INTERNAL: "mailbox"}
    monkeypatch.setitem(checks.field_lives.LIVES, "home.Unit", lives)
    assert ids(checks.check_field_lives()) == ["ita.E006"]


def test_a_life_of_a_field_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    lives = {Life.TWO_HANDS: "site name sort_order motto", Life.INTERNAL: "mailbox"}
    monkeypatch.setitem(checks.field_lives.LIVES, "home.Unit", lives)
    assert ids(checks.check_field_lives()) == ["ita.E007"]


def test_manage_check_runs_them(settings: Any) -> None:
    settings.WAGTAIL_FINISH_WORKFLOW_ACTION = ""
    with pytest.raises(SystemCheckError, match="WAGTAIL_FINISH_WORKFLOW_ACTION"):
        call_command("check")
