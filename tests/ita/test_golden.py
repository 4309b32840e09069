"""Seals and rows of the register that were made once, by the code of their day, and hold for ever.

Nothing in ``golden/`` is ever made again: a test that fails here says that what installations have
sealed and chained could no longer be verified. A new rule gets a new version, and golden values
beside the old.
"""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from wagtail.models import Locale, Page

from home.models import AgencyDocument, AgencyImage
from ita.integrity.seal import SEAL_VERSION, seal_of
from ita.models import RegisterEntry
from ita.register.chain import FIRST, row_hash

GOLDEN = Path(__file__).parent / "golden"
MODELS = {"document": AgencyDocument, "image": AgencyImage}


def _read(name: str) -> list[dict[str, Any]]:
    return json.loads((GOLDEN / name).read_text(encoding="utf-8"))


def _row(stored: dict[str, Any]) -> dict[str, Any]:
    return stored | {"occurred_at": datetime.fromisoformat(stored["occurred_at"])}


ROWS = [_row(stored) for stored in _read("rows.json")]
SEALS = _read("seals.json")
row_cases = pytest.mark.parametrize("row", ROWS, ids=[f"{r['id']}-{r['act']}" for r in ROWS])
seal_cases = pytest.mark.parametrize("sealed", SEALS, ids=[sealed["name"] for sealed in SEALS])
versions = pytest.mark.parametrize("version", [1, 2, 3])


@row_cases
def test_the_hash_of_a_row_is_what_it_was(row: dict[str, Any]) -> None:
    assert row_hash(row) == row["sha256"]


@row_cases
def test_the_model_hashes_a_row_as_it_was_hashed(row: dict[str, Any]) -> None:
    assert RegisterEntry(**row).compute_hash() == row["sha256"]


@row_cases
def test_a_moment_is_the_same_in_whatever_zone_it_is_read(row: dict[str, Any]) -> None:
    there = row["occurred_at"].astimezone(ZoneInfo("Asia/Bangkok"))
    assert row_hash(row | {"occurred_at": there}) == row["sha256"]


@row_cases
def test_no_word_of_a_row_can_change_unseen(row: dict[str, Any]) -> None:
    """Whatever the column, save for the hash itself."""
    for column, value in row.items():
        if column not in ("sha256", "chain_version"):
            other = value.replace(year=2020) if isinstance(value, datetime) else f"{value}x"
            assert row_hash(row | {column: other}) != row["sha256"], column


def test_each_row_names_the_one_before() -> None:
    by_id = {row["id"]: row for row in ROWS}
    followed = [(row, by_id[row["id"] - 1]) for row in ROWS if row["id"] - 1 in by_id]
    assert len(followed) > 5
    for row, before in followed:
        assert row["previous_sha256"] == before["sha256"]
    assert ROWS[0]["previous_sha256"] == FIRST == ""


def test_the_rows_show_what_the_register_holds() -> None:
    """Thai, answers, an approval by word of mouth, and a row of the system are among them."""
    acts = {row["act"]: row for row in ROWS}
    assert set(acts["checked"]["details"]["answers"].values()) == {False}
    assert acts["oral_approved"]["details"]["channel"] == "phone"
    assert (acts["drift_found"]["actor_id"], acts["drift_found"]["actor_name"]) == (0, "ระบบ")


@versions
@seal_cases
def test_the_text_of_a_seal_has_its_hash(sealed: dict[str, Any], version: int) -> None:
    seal = sealed["seals"][str(version)]
    assert hashlib.sha256(seal["text"].encode()).hexdigest() == seal["sha256"]


@versions
@seal_cases
def test_the_page_is_sealed_with_the_very_same_text(
    site: Any, sealed: dict[str, Any], version: int
) -> None:
    golden = sealed["seals"][str(version)]
    _store_files(json.loads(golden["text"])["files"])

    seal = seal_of(_page(sealed), version)

    assert seal.text == golden["text"]
    assert (seal.version, seal.sha256) == (version, golden["sha256"])


def _page(sealed: dict[str, Any]) -> Page:
    """The page as a revision gives it, without the numbers that the database would choose."""
    page = apps.get_model(sealed["type"]).from_serializable_data(sealed["content"], check_fks=False)
    page.locale = Locale.objects.get(language_code=sealed["language"])
    return page


def _store_files(files: dict[str, dict[str, str]]) -> None:
    """The rows of the files under the numbers that the seal names; what is gone has no facts."""
    for name, facts in files.items():
        kind, number = name.split(":")
        if facts:
            size = {"width": 4, "height": 3} if kind == "image" else {}
            MODELS[kind]._default_manager.bulk_create(
                [MODELS[kind](pk=number, file=f"{number}.bin", **facts, **size)]
            )


def test_what_is_sealed_today_is_sealed_by_the_newest_rule() -> None:
    assert SEAL_VERSION == 3
    assert {tuple(sealed["seals"]) for sealed in SEALS} == {("1", "2", "3")}


def test_the_third_rule_knows_what_is_shown_of_a_file_and_no_keys_of_paragraphs() -> None:
    texts = [sealed["seals"]["3"]["text"] for sealed in SEALS]
    files = [facts for text in texts for facts in json.loads(text)["files"].values()]
    assert any("focal_point_x" in facts and facts["description"] for facts in files)
    assert any("original_filename" in facts for facts in files)
    assert not any("data-block-key" in text for text in texts)
    assert any("data-block-key" in sealed["seals"]["2"]["text"] for sealed in SEALS)


def test_blank_facts_and_bookkeeping_are_not_in_the_text() -> None:
    """The page by hand has a comment, a lock, a message and dates of its publication."""
    sealed = next(sealed for sealed in SEALS if "everything at once" in sealed["name"])
    first, second = (json.loads(sealed["seals"][version]["text"])["fields"] for version in "12")
    assert sealed["content"]["wagtail_admin_comments"] and sealed["content"]["locked"]
    assert set(first) - set(second) == {"publication_end_date", "request_note"}
    assert not {"source", "period_to", "archived_on", "taken_down_on", "locked"} & set(first)
