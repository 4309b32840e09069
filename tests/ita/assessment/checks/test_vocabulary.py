"""What a framework may ask, and what it is told where it asks wrongly."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

from home.models import ContentPage
from ita.assessment.checks.names import page_types
from ita.assessment.checks.notation import ChecksTextError, from_text, to_text
from ita.assessment.checks.results import KINDS
from ita.assessment.checks.vocabulary import faults, vocabulary
from tests.factories import CONTENT_PAGE_FACTORIES

SHIPPED = settings.BASE_DIR / "ita/assessment/frameworks/shipped"

RIGHT: list[tuple[str, dict[str, Any]]] = [
    ("page_type: executives", {"check": "page_type", "type": "executives"}),
    (
        "page_type: plan with plan_kind=action_plan",
        {"check": "page_type", "type": "plan", "with": {"plan_kind": "action_plan"}},
    ),
    ("act_section: 9(3)", {"check": "act_section", "section": "9(3)"}),
    ("listed: operations-manuals", {"check": "listed", "section": "operations-manuals"}),
    (
        "filled: agency_profile powers",
        {"check": "filled", "type": "agency_profile", "fields": ["powers"]},
    ),
    (
        "each: executives photo phone|email unless vacant with side=political",
        {
            "check": "each",
            "rows": "executives",
            "fields": ["photo", "phone|email"],
            "unless": "vacant",
            "with": {"side": "political"},
        },
    ),
    ("contact", {"check": "contact"}),
    ("contact: address map", {"check": "contact", "fields": ["address", "map"]}),
    ("at_least: 3 pages", {"check": "at_least", "count": 3, "of": "pages"}),
    (
        "at_least: 1 divisions with side=political",
        {"check": "at_least", "count": 1, "of": "divisions", "with": {"side": "political"}},
    ),
    (
        "every_month: procurement_result 10 11",
        {"check": "every_month", "type": "procurement_result", "months": [10, 11]},
    ),
    ("every_month", {"check": "every_month"}),
    ("each_quarter: 1 2", {"check": "each_quarter", "quarters": [1, 2]}),
    ("data_year: previous", {"check": "data_year", "rule": "previous"}),
    (
        "file: pdf xlsx text_layer",
        {"check": "file", "types": ["pdf", "xlsx"], "text_layer": True},
    ),
    (
        'wording: "ไม่รับ \\"ของขวัญ\\"" "งดรับ"',
        {"check": "wording", "texts": ['ไม่รับ "ของขวัญ"', "งดรับ"]},
    ),
    ('wording_absent: "ร่าง"', {"check": "wording_absent", "texts": ["ร่าง"]}),
    ("click_depth: 3", {"check": "click_depth", "at_most": 3}),
    ("approval_record: form memo", {"check": "approval_record", "papers": ["form", "memo"]}),
    ("address_alive", {"check": "address_alive"}),
    ("not_whole_law: 10", {"check": "not_whole_law", "pages": 10}),
    ('officer: "โครงการ งบประมาณ"', {"check": "officer", "look_for": "โครงการ งบประมาณ"}),
]


@pytest.mark.parametrize(("line", "check"), RIGHT, ids=lambda value: str(value)[:40])
def test_each_check_goes_from_data_to_text_and_back(line: str, check: dict[str, Any]) -> None:
    assert faults([check]) == []
    assert to_text([check]) == line
    assert from_text(line) == [check]


def test_every_check_of_the_vocabulary_occurs_here_and_is_made() -> None:
    assert {check["check"] for _line, check in RIGHT} == set(vocabulary()) == set(KINDS)


def test_a_text_has_a_check_a_line() -> None:
    text = "\n".join(line for line, _check in RIGHT)
    assert from_text(f"\n{text}\n\n") == [check for _line, check in RIGHT]


def test_what_is_not_of_the_vocabulary_is_written_whole_and_told() -> None:
    """A draft may hold it: nothing is dropped, and reading says what is wrong."""
    strange = {"check": "contact", "fields": ["address"], "colour": "red"}
    assert json.loads(to_text([strange])) == strange
    for line in (to_text([strange]), '{"check": "gone"}', "{not json"):
        with pytest.raises(ChecksTextError):
            from_text(line)
    assert from_text('{"check": "contact"}') == [{"check": "contact"}]


def test_as_officers_type_it() -> None:
    assert from_text(" Click_depth : ๓ ") == [{"check": "click_depth", "at_most": 3}]
    assert from_text("wording: “งดรับ ของขวัญ”") == [{"check": "wording", "texts": ["งดรับ ของขวัญ"]}]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("pagetype: executives", "pagetype"),
        ("page_type", "type"),
        ("page_type: executive", "executive"),
        ("page_type: plan with plan_kind=big", "big"),
        ("page_type: plan with colour=red", "colour"),
        ("each: executives phot", "phot"),
        ("each: executives photo unless away", "away"),
        ("each: executives", "fields"),
        ("at_least: 0 pages", "count"),
        ("at_least: 3 pages with a=b", "with"),
        ("every_month: procurement_result 13", "months"),
        ("each_quarter: 5", "quarters"),
        ("file", "file"),
        ("file: exe", "exe"),
        ("wording: งดรับ", "งดรับ"),
        ('wording: " "', "texts"),
        ("click_depth: many", "many"),
        ("approval_record: letter", "letter"),
        ("contact: address address2", "address2"),
        ("address_alive: soon", "soon"),
        ("each: executives photo unless", ""),
    ],
)
def test_what_is_wrong_is_said_with_its_line(line: str, named: str) -> None:
    with translation.override("th"), pytest.raises(ChecksTextError) as error:
        from_text(f"contact\n{line}")
    (fault,) = error.value.faults
    assert fault.startswith("บรรทัดที่ 2") and named in fault


@pytest.mark.parametrize(
    "checks",
    [
        "contact",
        ["contact"],
        [{}],
        [{"check": "contact", "colour": "red"}],
        [{"check": "file", "types": "pdf"}],
        [{"check": "file", "types": []}],
        [{"check": "file", "text_layer": "yes"}],
        [{"check": "at_least", "count": True, "of": "pages"}],
        [{"check": "page_type", "type": ["plan"]}],
        [{"check": "page_type", "type": "plan", "with": {"plan_kind": 1}}],
        [{"check": "wording", "texts": [1]}],
    ],
)
def test_data_of_another_shape_is_refused(checks: Any) -> None:
    assert faults(checks)


def test_every_type_of_page_has_a_name() -> None:
    models = {factory._meta.model for factory in CONTENT_PAGE_FACTORIES}
    assert models == {m for m in page_types().values() if issubclass(m, ContentPage)}


@pytest.mark.parametrize(
    ("file", "checked"),
    [
        ("oit_2566.json", 89),
        ("oit_2568.json", 65),
        ("oit_2569.json", 68),
        ("moit_2568.json", 168),
        ("moit_2569.json", 164),
    ],
)
def test_the_shipped_lists_ask_rightly(file: str, checked: int) -> None:
    elements = elements_of(SHIPPED / file)
    for element in elements:
        assert faults(element.get("checks", [])) == [], element["text"]
        assert not (element.get("heading") and element.get("checks")), element["text"]
    assert sum(bool(element.get("checks")) for element in elements) == checked


def elements_of(path: Path) -> list[dict[str, Any]]:
    items = json.loads(path.read_text("utf-8"))["items"]
    return [element for item in items for element in item.get("elements", [])]
