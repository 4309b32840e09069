"""A year as data: what its public pages show, and no more."""

import csv
import io
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from ita.assessment.models import Framework, Item
from ita.assessment.publicity.models import PublicFramework
from tests.factories import (
    DocumentFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    PublicFrameworkFactory,
    UserFactory,
)
from tests.ita.conftest import Officers, officers, publish  # noqa: F401

pytestmark = pytest.mark.django_db
PATHS = ("/ita/2569/data.json", "/ita/2569/data.csv")


@pytest.fixture
def framework(site: Site) -> Framework:
    return PublicFrameworkFactory(site=site).framework


@pytest.fixture
def item(framework: Framework) -> Item:
    return ItemFactory(framework=framework, code="O12", title="=รายงานผล", data_year="")


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200 and response.streaming
    return response.getvalue().decode()  # type: ignore[attr-defined]


def items(client: Client) -> list[dict[str, Any]]:
    data = json.loads(text(client, PATHS[0]))
    assert (data["agency"], data["fiscal_year"]) == ("เทศบาลเมืองตัวอย่าง", 2569)
    found: list[dict[str, Any]] = data["items"]
    return found


def lines(client: Client) -> list[dict[str, str]]:
    content = text(client, PATHS[1])
    assert content.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(content.lstrip("\ufeff"))))


def test_evidence_with_source_date_and_approval(
    client: Client,
    item: Item,
    officers: Officers,  # noqa: F811
) -> None:
    files = [DocumentFactory(title="แผน.pdf")]
    page = LawPageFactory(title="+ผลการจัดซื้อ", owner=officers.requester, files=files)
    EvidenceFactory(item=item, page=publish(page, officers))
    ItemFactory(framework=item.framework, code="O13")

    first, second = items(client)
    assert (first["code"], first["state"], second["evidence"]) == ("O12", "", [])
    assert first["address"] == "http://localhost/ita/2569/o12/"
    (row,) = first["evidence"]
    assert row["title"] == "+ผลการจัดซื้อ" and row["address"].startswith("http://localhost/")
    assert row["source"] == page.source and row["files"][0]["address"].startswith("http://")
    post = officers.approver.posts.get()
    assert row["approved_by"] == f"{post.full_name} ({post.position})"
    assert row["approved_on"] and "25" in row["approved"] and row["register_number"]

    one, two = lines(client)
    assert (one["ข้อ"], one["หลักฐาน"]) == ("'=รายงานผล", "'+ผลการจัดซื้อ")
    assert two["รหัส"] == "O13" and not two["หลักฐาน"]
    assert "2569" in one["ที่อยู่ของข้อ"]

    shown = client.get("/ita/2569/o12/").content.decode()
    assert post.position in shown and row["register_number"] in shown and page.source in shown
    assert f'print-address">{row["address"]}' in shown


def test_nothing_of_drafts_and_no_states_unless_they_are_open(client: Client, item: Item) -> None:
    EvidenceFactory(item=item, page=LawPageFactory(title="ร่างลับ"), note="บันทึกลับ")
    for path in PATHS:
        assert "ลับ" not in text(client, path)
    assert not items(client)[0]["state"] and not lines(client)[0]["สถานะ"]
    PublicFramework.objects.update(shows_states=True)
    assert items(client)[0]["state"] and lines(client)[0]["สถานะ"]


@pytest.mark.parametrize("path", [*PATHS, "/ita/2500/data.csv"])
def test_what_is_not_open_is_not_there_for_anybody(
    client: Client, client_of: Any, item: Item, path: str
) -> None:
    PublicFramework.objects.update(is_public=False)
    people = [client_of(UserFactory(**{role: True})) for role in ("checker", "ita_officer")]
    for reader in (client, *people):
        assert reader.get(path).status_code == 404


def test_only_the_lists_of_the_agency_that_is_asked(
    client: Client, item: Item, other_agency: Site
) -> None:
    elsewhere = Client(headers={"host": "health.localhost"})
    assert elsewhere.get(PATHS[0]).status_code == 404
    PublicFrameworkFactory(site=other_agency, framework=FrameworkFactory(scheme="MOIT"))
    assert json.loads(text(elsewhere, PATHS[0]))["items"] == []


@pytest.mark.parametrize("path", PATHS)
def test_queries_do_not_grow(client: Client, framework: Framework, path: str) -> None:
    def fill(count: int) -> None:
        for _ in range(count):
            page = LawPageFactory(live=True, files=[DocumentFactory()])
            EvidenceFactory(item=ItemFactory(framework=framework), page=page)

    def queries() -> int:
        text(client, path)
        with CaptureQueriesContext(connection) as captured:
            text(client, path)
        return len(captured)

    fill(2)
    few = queries()
    fill(8)
    assert queries() == few
    assert client.post(path).status_code == 405
