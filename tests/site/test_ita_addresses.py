"""Addresses of items never move and never hide each other; the QR picture leads there."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from ita.assessment.models import Framework
from tests.factories import (
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    PublicFrameworkFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(site: Site) -> tuple[Framework, Framework]:
    """OIT and MOIT of one year, open, with codes that would meet at shorter addresses."""
    oit, moit = FrameworkFactory(), FrameworkFactory(scheme="MOIT")
    for framework, codes in ((oit, ("O12", "1")), (moit, ("MOIT1", "O12"))):
        PublicFrameworkFactory(site=site, framework=framework)
        for code in codes:
            title = f"{framework.scheme} ข้อ {code}"
            item = ItemFactory(framework=framework, code=code, title=title)
            EvidenceFactory(item=item, page=LawPageFactory(live=True))
    return oit, moit


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/ita/2569/o12/", "OIT ข้อ O12"),
        ("/ita/2569/O12/", "OIT ข้อ O12"),
        ("/ita/2569/1/", "OIT ข้อ 1"),
        ("/ita/2569/moit/moit1/", "MOIT ข้อ MOIT1"),
        ("/ita/2569/moit/o12/", "MOIT ข้อ O12"),
    ],
)
def test_each_item_has_its_own(client: Client, lists: Any, path: str, title: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert f"<title>{title.split(' ข้อ ')[1]} {title} |" in response.content.decode()


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/ita/2569/moit/1/", "/ita/2569/moit/moit1/"),
        ("/ita/2569/oit/o12/", "/ita/2569/o12/"),
        ("/ita/2569/moit1/", "/ita/2569/moit/moit1/"),
        ("/ita/2569/moit/", "/ita/2569/#moit"),
    ],
)
def test_other_ways_lead_there(client: Client, lists: Any, path: str, leads_to: str) -> None:
    response = client.get(path)
    assert response.status_code in (301, 302) and response["Location"] == leads_to


def test_a_number_is_the_item_of_that_number_where_there_is_one(client: Client, lists: Any) -> None:
    ItemFactory(framework=lists[1], code="1", title="MOIT ข้อที่หนึ่ง")
    assert "MOIT ข้อที่หนึ่ง" in client.get("/ita/2569/moit/1/").content.decode()


def test_a_thai_code_has_an_ascii_address(client: Client, lists: Any) -> None:
    item = ItemFactory(framework=lists[0], code="ข้อ 1", title="ข้อไทย")
    EvidenceFactory(item=item, page=LawPageFactory(live=True))
    assert item.slug.isascii()
    for path in (f"/ita/2569/{item.slug}/", "/ita/2569/ข้อ 1/"):
        assert "ข้อไทย" in client.get(path).content.decode()
    assert f"/ita/2569/{item.slug}/" in client.get("/ita/2569/").content.decode()


def test_the_picture_of_an_address(client: Client, lists: Any) -> None:
    for path in ("/ita/2569/o12/qr.svg", "/ita/2569/moit/moit1/qr.svg"):
        response = client.get(path)
        assert response["Content-Type"] == "image/svg+xml" and b"<svg" in response.content
        shown = client.get(path.removesuffix("qr.svg")).content.decode()
        assert path in shown and f"http://localhost{path.removesuffix('qr.svg')}" in shown


@pytest.mark.parametrize(
    "path", ["/ita/2569/o99/qr.svg", "/ita/2569/moit/x/qr.svg", "/ita/2500/o12/qr.svg"]
)
def test_of_what_is_not_there_is_no_picture(client: Client, lists: Any, path: str) -> None:
    assert client.get(path).status_code == 404


def test_nor_of_what_is_not_open(client: Client, site: Site) -> None:
    ItemFactory(framework=FrameworkFactory(), code="O12")
    assert client.get("/ita/2569/o12/qr.svg").status_code == 404
