"""sitemap.xml names every page that the public reads, and only these."""

from datetime import date
from xml.etree import ElementTree

from django.test import Client
from wagtail.models import Locale, PageViewRestriction, Site

from tests.factories import LawPageFactory
from tests.site.test_query_counts import queries_of

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def entries(client: Client) -> dict[str, dict[str, str]]:
    """{address: {language: address of the twin}}."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200 and response["Content-Type"].startswith("application/xml")
    found = {}
    for each in ElementTree.fromstring(response.content).iterfind("s:url", NAMES):
        links = each.iterfind("x:link", NAMES)
        found[each.findtext("s:loc", "", NAMES)] = {
            link.get("hreflang", ""): link.get("href", "") for link in links
        }
    return found


def test_it_names_live_and_archived_pages_of_this_agency(
    client: Client, site: Site, other_agency: Site
) -> None:
    live, past = LawPageFactory(live=True), LawPageFactory(live=True, archived_on=date(2025, 1, 1))
    draft, closed = LawPageFactory(), LawPageFactory(live=True)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")

    found = entries(client)

    assert {live.full_url, past.full_url, site.root_page.full_url} <= set(found)
    assert not {draft.full_url, closed.full_url, other_agency.root_page.full_url} & set(found)


def test_only_true_twins_are_alternates(client: Client, site: Site) -> None:
    alone, page = LawPageFactory(live=True), LawPageFactory(live=True)
    twin = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    twin.live = True
    twin.save()

    found = entries(client)

    assert found[alone.full_url] == {}
    assert found[page.full_url] == {"th": page.full_url, "en": twin.full_url}
    assert found[twin.full_url] == found[page.full_url]


def test_a_part_that_is_not_there_is_not_found(client: Client, site: Site) -> None:
    assert client.get("/sitemap.xml?p=99999").status_code == 404
    assert client.get("/sitemap.xml?p=<script>").status_code == 404
    assert client.post("/sitemap.xml").status_code == 405


def test_it_costs_the_same_however_many_pages(client: Client, site: Site) -> None:
    LawPageFactory(live=True)
    few = queries_of(client, "/sitemap.xml")
    for _ in range(12):
        LawPageFactory(live=True)
    assert queries_of(client, "/sitemap.xml") == few <= 8
