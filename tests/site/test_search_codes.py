"""Codes that are typed into the search lead to the open item and to its evidence."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from ita.assessment.publicity.models import PublicFramework
from ita.assessment.publicity.named import items_named
from tests.factories import (
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    PublicFrameworkFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(site: Site) -> None:
    """OIT of two years and MOIT, open; each item proven by a page of its own."""
    for scheme, year, codes in (
        ("OIT", 2026, ("O1", "O12")),
        ("OIT", 2025, ("O12", "O30")),
        ("MOIT", 2026, ("MOIT2", "MOIT22")),
        ("LPA", 2026, ("ข้อ 1.2",)),
    ):
        framework = FrameworkFactory(scheme=scheme, fiscal_year=year)
        PublicFrameworkFactory(site=site, framework=framework)
        for code in codes:
            item = ItemFactory(framework=framework, code=code, title=f"เรื่อง {code} {year}")
            page = LawPageFactory(title=f"หน้า {code} {year}", live=True)
            EvidenceFactory(item=item, page=page)
            EvidenceFactory(item=item, page=LawPageFactory(title="ร่างลับ"))


def named(question: str, site: Site) -> list[str]:
    return [f"{each.framework} {each.item.code}" for each in items_named(question, site)]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("o12", ["OIT 2569 O12"]),
        ("O12 2569", ["OIT 2569 O12"]),
        ("O12 ปี 2568", ["OIT 2568 O12"]),
        ("O ๑๒ ๒๕๖๘", ["OIT 2568 O12"]),
        ("OIT O12", ["OIT 2569 O12"]),
        ("ITA o-12", ["OIT 2569 O12"]),
        ("O30", ["OIT 2568 O30"]),
        ("MOIT 2", ["MOIT 2569 MOIT2"]),
        ("moit22", ["MOIT 2569 MOIT22"]),
        ("ข้อ 1.2", ["LPA 2569 ข้อ 1.2"]),
        ("O12 2567", []),
        ("O99", []),
        ("2569", []),
        ("แผนจัดซื้อ 2569", []),
        ("", []),
    ],
)
def test_what_a_code_means(lists: None, site: Site, question: str, found: list[str]) -> None:
    assert named(question, site) == found


def search(client: Client, question: str) -> BeautifulSoup:
    response = client.get("/search/", {"q": question})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_the_item_and_its_live_evidence_stand_first(client: Client, lists: None) -> None:
    soup = search(client, "o12")
    first = soup.select_one("section.promoted")
    assert first and first.find("a", href="/ita/2569/o12/")
    words = " ".join(first.get_text().split())
    assert "หน้า O12 2026" in words and "หน้า O12 2025" not in words
    assert "ร่างลับ" not in str(soup)
    assert "ไม่พบ" not in (soup.select_one(".result-count") or soup).get_text()


def test_what_is_closed_is_not_found_from_that_moment(client: Client, lists: None) -> None:
    PublicFramework.objects.update(is_public=False)
    assert not search(client, "MOIT 2").find("a", href="/ita/2569/moit/moit2/")


def test_another_agency_finds_its_own_alone(lists: None, other_agency: Site) -> None:
    assert named("o12", other_agency) == []


def test_a_question_without_a_code_asks_nothing(lists: None, site: Site) -> None:
    for question in ("แผนจัดซื้อจัดจ้าง", "ภาษี 2569", "o" * 200):
        with CaptureQueriesContext(connection) as captured:
            assert items_named(question, site) == []
        assert len(captured) == 0
