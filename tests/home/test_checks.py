"""Each house rule of the pages is noticed by ``manage.py check`` when it is broken."""

from typing import Any

import pytest
from wagtail.models import Orderable, Page

from home import checks
from home.models import ContentPage, LawPage
from home.readers import ocr


def ids(messages: list[Any]) -> set[str]:
    return {message.id for message in messages}


def test_nothing_is_wrong_today() -> None:
    assert checks.check_pages() == []
    assert checks.check_settings() == []
    assert {LawPage, ContentPage} <= set(checks.page_types())


def test_a_type_that_can_be_published_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "page_types", lambda: [Page])
    assert ids(checks.check_pages()) == {"home.E001"}


def test_a_row_that_cannot_be_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    class Row(Orderable):
        class Meta:
            app_label = "home"
            abstract = True

    relation = type("Relation", (), {"related_model": Row})
    monkeypatch.setattr(checks, "get_all_child_relations", lambda model: [relation])
    monkeypatch.setattr(checks, "page_types", lambda: [LawPage])
    assert ids(checks.check_pages()) == {"home.E002"}


@pytest.mark.parametrize("name", checks.SETTINGS)
def test_a_setting_that_would_open_a_way(settings: Any, name: str) -> None:
    setattr(settings, name, "another value")
    (message,) = checks.check_settings()
    assert name in message.msg and message.id == "home.E003"


@pytest.mark.parametrize(
    ("enabled", "installed", "said"),
    [(True, False, {"home.W004"}), (True, True, set()), (False, False, set())],
)
def test_scans_that_nobody_reads(
    settings: Any, monkeypatch: pytest.MonkeyPatch, enabled: bool, installed: bool, said: set[str]
) -> None:
    settings.OCR_ENABLED = enabled
    monkeypatch.setattr(ocr, "is_installed", lambda: installed)
    assert ids(checks.check_ocr()) == said
