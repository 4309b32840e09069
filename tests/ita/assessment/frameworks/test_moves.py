"""Evidence never follows a code to another meaning: it is asked where it goes."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from ita.assessment.evidence.models import Evidence
from ita.assessment.frameworks.data import FrameworkData
from ita.assessment.frameworks.differences import changes
from ita.assessment.frameworks.faults import LoadRefused
from ita.assessment.frameworks.loading import load, read_framework
from ita.assessment.frameworks.meaning import same_meaning
from ita.assessment.frameworks.moves import DROPPED, STAYS, unanswered
from ita.assessment.models import Framework, Item
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import EvidenceFactory

pytestmark = pytest.mark.django_db


def data_of(content: dict[str, Any]) -> FrameworkData:
    return read_framework(json.dumps(content).encode(), "x.json")


@pytest.fixture
def evidence(content: dict[str, Any], site: Site) -> Evidence:
    """Evidence of O1 that covers its first element, in the agency's own list."""
    load(data_of(content), site)
    item = Item.objects.get(code="O1")
    return EvidenceFactory(item=item, elements=[item.elements.first()])


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("รายงานผล ปี 2568", "รายงานผล ปี ๒๕๖๙", True),
        ("ข้อมูลการติดต่อ", "ข้อมูลการติดต่อและช่องทางการสอบถาม", True),
        ("การป้องกัน “สินบน”", 'การป้องกัน "สินบน"', True),
        ("ข้อมูลสถิติการให้บริการ", "สรุปผลการจัดซื้อจัดจ้างรายเดือน", False),
        (
            "แผนการบริหารและพัฒนาทรัพยากรบุคคลประจำปีงบประมาณ",
            "รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. 2568",
            False,
        ),
        ("โครงสร้าง", "", False),
    ],
)
def test_meaning(before: str, after: str, same: bool) -> None:
    assert same_meaning(before, after) == same


def test_another_meaning_is_refused_until_told(
    content: dict[str, Any], evidence: Evidence, site: Site
) -> None:
    content["items"][0]["title"] = "สถิติการให้บริการ"
    planned = changes(data_of(content), site)
    assert [loss.key for loss in unanswered(planned.losses, planned.moves)] == ["item:O1"]
    assert "โครงสร้าง" in planned.refusals[0]
    for moves in ({}, {"item:O1": ""}, {"item:O1": "O77"}, {"item:O2": "O2"}):
        with pytest.raises(LoadRefused):
            load(data_of(content), site, moves)
    load(data_of(content), site, {"item:O1": STAYS})
    evidence.refresh_from_db()
    assert evidence.item.title == "สถิติการให้บริการ"


def test_swapped_codes_swap_their_evidence(
    content: dict[str, Any], evidence: Evidence, site: Site
) -> None:
    first, second = content["items"]
    other = EvidenceFactory(item=Item.objects.get(code="O2"))
    first["code"], second["code"] = "O2", "O1"
    load(data_of(content), site, {"item:O1": "O2", "item:O2": "O1"})
    evidence.refresh_from_db()
    other.refresh_from_db()
    assert (evidence.item.code, evidence.item.title) == ("O2", "โครงสร้าง")
    assert (other.item.code, other.item.title) == ("O1", "ผู้บริหาร")
    assert [row.text for row in evidence.elements.all()] == ["แผนผัง"]
    row = RegisterEntry.objects.filter(act=Act.EVIDENCE_CHANGED).first()
    assert row


def test_a_removed_item_gives_its_evidence_away_or_stays(
    content: dict[str, Any], evidence: Evidence, site: Site
) -> None:
    content["items"].pop(0)
    with pytest.raises(LoadRefused):
        load(data_of(content), site, {"item:O1": STAYS})
    twin = EvidenceFactory(item=Item.objects.get(code="O2"), page=evidence.page)
    load(data_of(content), site, {"item:O1": "O2"})
    assert list(Evidence.objects.all()) == [twin]  # the same page twice is one piece
    assert not Item.objects.filter(code="O1").exists()


def test_a_reworded_element_is_told_where_it_went(
    content: dict[str, Any], evidence: Evidence, site: Site
) -> None:
    content["items"][0]["elements"][0]["text"] = "แผนผังการแบ่งส่วนราชการ"
    (loss,) = changes(data_of(content), site).losses
    with pytest.raises(LoadRefused):
        load(data_of(content), site)
    load(data_of(content), site, {loss.key: "0"})
    assert [row.text for row in evidence.elements.all()] == ["แผนผังการแบ่งส่วนราชการ"]
    content["items"][0]["elements"].pop(0)
    (loss,) = changes(data_of(content), site).losses
    load(data_of(content), site, {loss.key: DROPPED})
    assert not evidence.elements.exists()


def test_the_preview_asks_and_an_answer_loads(
    content: dict[str, Any],
    evidence: Evidence,
    client_of: Callable[[Any], Client],
    ita_officer: Any,
) -> None:
    client = client_of(ita_officer)
    content["items"][0]["title"] = "สถิติการให้บริการ"
    file = SimpleUploadedFile("x.json", json.dumps(content).encode())
    page = client.post(reverse("ita_framework_import"), {"file": file})
    load_it = {"payload": page.context["payload"]}
    assert 'name="move:item:O1"' in page.content.decode()
    assert client.post(reverse("ita_framework_load"), load_it).status_code == 422
    client.post(reverse("ita_framework_load"), {**load_it, "move:item:O1": "O2"})
    evidence.refresh_from_db()
    assert evidence.item.code == "O2"
    assert Framework.objects.get().items.get(code="O1").title == "สถิติการให้บริการ"


def test_on_screen_an_item_in_use_keeps_its_meaning(
    evidence: Evidence, client_of: Callable[[Any], Client], ita_officer: Any
) -> None:
    from tests.ita.assessment.test_framework_screens import edit

    client = client_of(ita_officer)
    url = reverse("ita_item_edit", args=[evidence.item_id])
    assert edit(client, url, title="สถิติการให้บริการ").status_code == 200
    assert edit(client, url, title="โครงสร้าง พ.ศ. 2569").status_code == 302
    whole = reverse("ita_frameworks:edit", args=[evidence.item.framework_id])
    assert edit(client, whole, **{"items-0-title": "สถิติการให้บริการ"}).status_code == 200
