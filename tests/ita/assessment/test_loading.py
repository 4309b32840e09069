"""Loading keeps what evidence stands on, and what officers have confirmed."""

import copy
import json
from typing import Any

import pytest

from ita.assessment.frameworks.data import FrameworkData, from_dict
from ita.assessment.frameworks.faults import LoadRefused
from ita.assessment.frameworks.loading import changes, load, load_shipped_frameworks, read_framework
from ita.assessment.models import Element, Evidence, Framework, Item
from tests.factories import EvidenceFactory

pytestmark = pytest.mark.django_db


def data_of(content: dict[str, Any]) -> FrameworkData:
    return read_framework(json.dumps(content).encode(), "x.json")


@pytest.fixture
def evidence(content: dict[str, Any]) -> Evidence:
    """Evidence of O1 that covers its first element, in the framework of ``content``."""
    load(data_of(content))
    item = Item.objects.get(code="O1")
    return EvidenceFactory(item=item, elements=[item.elements.first()])


def test_loading_twice_changes_nothing(content: dict[str, Any]) -> None:
    load(data_of(content))
    ids = list(Element.objects.values_list("pk", flat=True))
    assert changes(data_of(content)).changes == ()
    load(data_of(content))
    assert list(Element.objects.values_list("pk", flat=True)) == ids


def test_everything_that_differs_is_shown_and_loaded(content: dict[str, Any]) -> None:
    load(data_of(content))
    changed = copy.deepcopy(content)
    changed["issuer"] = "ผู้ประเมินใหม่"
    changed["sub_indicators"] = []
    changed["items"] = [
        {"code": "O3", "indicator": "9", "title": "ใหม่", "title_confirmed": True},
        {**changed["items"][0], "sub_indicator": "", "data_year": "previous"},
    ]
    changed["items"][1]["elements"] = [
        {"no": "2", "text": "หน้าที่", "kind": "content"},
        {"no": "3", "text": "เพิ่ม"},
    ]
    shown = [(change.kind, change.what) for change in changes(data_of(changed)).changes]
    assert ("removed", "O2") in shown and ("added", "O3") in shown and ("removed", "9.1") in shown
    assert shown.count(("changed", "O1")) == 3  # sub-indicator, data year, one element
    load(data_of(changed))
    framework = Framework.objects.get()
    assert framework.issuer == "ผู้ประเมินใหม่"
    assert [item.code for item in framework.items.order_by("sort_order")] == ["O3", "O1"]
    elements = Element.objects.filter(item__code="O1").order_by("sort_order")
    assert [(row.text, row.kind) for row in elements] == [("หน้าที่", "content"), ("เพิ่ม", "")]


def test_another_order_is_a_change(content: dict[str, Any]) -> None:
    load(data_of(content))
    content["items"].reverse()
    assert len(changes(data_of(content)).changes) == 1
    load(data_of(content))
    assert [item.code for item in Framework.objects.get().items.all()] == ["O2", "O1"]


def test_evidence_keeps_its_item_and_elements(content: dict[str, Any], evidence: Evidence) -> None:
    content["items"][0]["elements"].insert(0, {"no": "0", "text": "ก่อน"})
    content["items"][0]["elements"][1]["kind"] = "memo"
    load(data_of(content))
    assert evidence.elements.get().text == "แผนผัง"
    assert evidence.elements.get().sort_order == 1


def test_an_item_with_evidence_is_not_dropped(content: dict[str, Any], evidence: Evidence) -> None:
    content["items"].pop(0)
    refused(content, "O1")


def test_an_item_with_evidence_is_not_given_another_code(
    content: dict[str, Any], evidence: Evidence
) -> None:
    content["items"][0]["code"] = "O9"
    refused(content, "O9")


def test_codes_are_not_swapped_under_evidence(content: dict[str, Any], evidence: Evidence) -> None:
    first, second = content["items"]
    first["code"], second["code"] = second["code"], first["code"]
    refused(content, "O2")


def test_an_element_that_evidence_covers_is_not_dropped(
    content: dict[str, Any], evidence: Evidence
) -> None:
    content["items"][0]["elements"].pop(0)
    refused(content, "แผนผัง")


def refused(content: dict[str, Any], word: str) -> None:
    """Loading ``content`` is refused with ``word`` in the reason, and nothing changes."""
    content["issuer"] = "ผู้ประเมินใหม่"
    with pytest.raises(LoadRefused) as caught:
        load(data_of(content))
    assert any(word in reason for reason in caught.value.reasons)
    assert Framework.objects.get().issuer == "หน่วยงานผู้ประเมิน"
    assert Item.objects.filter(code="O1").exists()


def test_confirmed_wording_outlives_a_file_that_has_none(content: dict[str, Any]) -> None:
    load(data_of(content))
    Item.objects.filter(code="O2").update(title="ตามคู่มือ", title_confirmed=True)
    assert changes(data_of(content)).changes == ()
    content["issuer"] = "อื่น"
    load(data_of(content))
    item = Item.objects.get(code="O2")
    assert (item.title, item.title_confirmed) == ("ตามคู่มือ", True)


def test_a_file_can_name_the_item_of_the_year_before(content: dict[str, Any]) -> None:
    before = {**copy.deepcopy(content), "fiscal_year": 2568}
    content["items"][0]["succeeds"] = "O2"
    assert changes(data_of(content)).refusals
    load(data_of(before))
    load(data_of(content))
    item = Item.objects.get(code="O1", framework__fiscal_year=2026)
    assert item.succeeds == Item.objects.get(code="O2", framework__fiscal_year=2025)
    del content["items"][0]["succeeds"]
    load(data_of(content))
    item.refresh_from_db()
    assert item.succeeds is not None


def test_the_shipped_frameworks_come_once_and_stay_as_officers_made_them() -> None:
    assert len(load_shipped_frameworks()) == 5
    Item.objects.filter(framework__scheme="OIT", code="O1").update(title="แก้โดยเจ้าหน้าที่")
    assert load_shipped_frameworks() == []
    assert Item.objects.filter(title="แก้โดยเจ้าหน้าที่").count() == 3
    assert Framework.objects.get_named("OIT", 2569).items.count() == 26


def test_data_survives_a_way_through_a_form(content: dict[str, Any]) -> None:
    from dataclasses import asdict

    data = data_of(content)
    assert from_dict(json.loads(json.dumps(asdict(data)))) == data
