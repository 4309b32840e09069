"""The command ``load_framework``, as an administrator uses it."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from ita.assessment.frameworks.loading import SHIPPED
from ita.assessment.models import Framework
from tests.factories import EvidenceFactory

pytestmark = pytest.mark.django_db
OIT = SHIPPED / "oit_2569.json"


def test_it_shows_what_changes_and_loads(capsys: Any, site: Site) -> None:
    call_command("load_framework", OIT, "--yes")
    assert "OIT 2569" in capsys.readouterr().out
    assert Framework.objects.get_named("oit", 2569, site).items.count() == 26
    call_command("load_framework", OIT)
    assert Framework.objects.count() == 1


def test_a_dry_run_loads_nothing(capsys: Any) -> None:
    call_command("load_framework", OIT, "--dry-run")
    assert "26" in capsys.readouterr().out
    assert not Framework.objects.exists()


@pytest.mark.parametrize("answer", ["", "n", "y"])
def test_at_a_terminal_it_asks(monkeypatch: Any, answer: str) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: answer)
    call_command("load_framework", OIT)
    assert Framework.objects.exists() == (answer == "y")


def test_every_fault_is_told_and_nothing_loaded(tmp_path: Path) -> None:
    content = json.loads(OIT.read_text())
    content["items"][1]["code"] = "O1"
    content["items"][2]["title"] = ""
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps(content, indent=1))
    with pytest.raises(CommandError) as caught:
        call_command("load_framework", file)
    assert len(str(caught.value).splitlines()) == 3
    assert not Framework.objects.exists()


def test_loss_of_evidence_is_refused(tmp_path: Path) -> None:
    call_command("load_framework", OIT)
    EvidenceFactory(item=Framework.objects.get().items.get(code="O12"))
    content = json.loads(OIT.read_text())
    content["items"] = [item for item in content["items"] if item["code"] != "O12"]
    file = tmp_path / "less.json"
    file.write_text(json.dumps(content))
    with pytest.raises(CommandError, match="O12"):
        call_command("load_framework", file, "--yes")
    assert Framework.objects.get().items.count() == 26


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.json"):
        call_command("load_framework", tmp_path / "none.json")
