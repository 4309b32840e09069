"""Feeds tell what was published last, to everybody and in both languages."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from home.metadata.feeds import LENGTH
from tests.factories import LawPageFactory, NewsPageFactory
from tests.site.test_query_counts import queries_of


def titles(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    root = ElementTree.fromstring(response.content)
    return [each.text or "" for each in root.iterfind("./channel/item/title")]


def test_the_feed_of_a_section_holds_its_pages_and_that_of_the_site_all(
    client: Client, site: Site
) -> None:
    law, news = LawPageFactory(live=True), NewsPageFactory(live=True)
    LawPageFactory(title="ร่าง")
    assert titles(client, "/feeds/law.xml") == [law.title]
    assert titles(client, "/feeds/all.xml") == [news.title, law.title]
    assert titles(client, "/en/feeds/all.xml") == []  # no English pages, so none are told


def test_what_is_past_or_not_for_all_is_left_out(client: Client, site: Site) -> None:
    yesterday = timezone.now().date() - timedelta(days=2)
    LawPageFactory(live=True, publication_end_date=yesterday)
    LawPageFactory(live=True, archived_on=date(2025, 1, 1))
    secret = LawPageFactory(live=True)
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    assert titles(client, "/feeds/all.xml") == []


def test_atom_says_the_same_and_links_lead_to_the_pages(client: Client, site: Site) -> None:
    page = NewsPageFactory(live=True, title="ซ่อมถนน <ช่วงที่ 1> & สะพาน\x0b")
    names = {"a": "http://www.w3.org/2005/Atom"}
    root = ElementTree.fromstring(client.get("/feeds/news.atom").content)
    entry = root.find("a:entry", names)
    assert entry is not None
    assert entry.findtext("a:title", namespaces=names) == "ซ่อมถนน <ช่วงที่ 1> & สะพาน"
    link = entry.find("a:link", names)
    assert link is not None and link.get("href") == page.full_url


@pytest.mark.parametrize("name", ["nothing", "lawpage", "all-of-it"])
def test_there_is_none_of_what_is_no_section(client: Client, site: Site, name: str) -> None:
    assert client.get(f"/feeds/{name}.xml").status_code == 404


def test_a_feed_costs_the_same_however_much_is_published(client: Client, site: Site) -> None:
    LawPageFactory(live=True)
    few = queries_of(client, "/feeds/all.xml")
    for _ in range(LENGTH + 3):
        LawPageFactory(live=True)
    assert queries_of(client, "/feeds/all.xml") == few <= 6
    assert len(titles(client, "/feeds/all.xml")) == LENGTH
