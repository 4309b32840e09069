"""What programs are told of a page: true, absolute and harmless."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale, Site

from home.models import AgencySettings, GalleryImage, SectionPage
from tests.factories import ImageFactory, LawPageFactory, NewsPageFactory, ServiceManualPageFactory


def head_at(client: Client, address: str) -> Any:
    return BeautifulSoup(client.get(address).content, "html.parser").head


def links(head: Any, rel: str) -> list[str]:
    return [link["href"] for link in head.find_all("link", rel=rel)]


def meta(head: Any, name: str) -> str:
    found = head.find("meta", property=name)
    return str(found["content"]) if found else ""


def things(head: Any) -> dict[str, Any]:
    script = head.find("script", type="application/ld+json")
    return {each["@type"]: each for each in json.loads(script.string)["@graph"]} if script else {}


def test_a_page_has_one_address_whatever_is_asked(client: Client, site: Site) -> None:
    page = LawPageFactory(live=True)
    assert links(head_at(client, f"{page.url}?utm=1"), "canonical") == [page.full_url]
    assert links(head_at(client, "/register/?year=x"), "canonical") == [
        f"{site.root_url}/register/"
    ]
    section = SectionPage.objects.child_of(site.root_page).get(section="law")
    assert links(head_at(client, f"{section.url}?page=2&kind=law"), "canonical") == [
        f"{section.full_url}?page=2"
    ]


def test_only_true_twins_are_alternates_and_absolute(client: Client, site: Site) -> None:
    page = LawPageFactory(live=True)
    alternates = [a for a in links(head_at(client, page.url), "alternate") if "feeds" not in a]
    assert alternates == []
    twin = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    twin.live = True
    twin.save()
    found = head_at(client, page.url).find_all("link", hreflang=True)
    assert {each["hreflang"]: each["href"] for each in found} == {
        "th": page.full_url,
        "en": twin.full_url,
    }


def test_news_show_their_picture_and_are_an_article(client: Client, site: Site) -> None:
    picture = ImageFactory()
    title = 'น้ำท่วม </script><script>alert("1")</script> & <b>'
    page = NewsPageFactory(live=True, title=title, gallery=[GalleryImage(image=picture)])

    head = head_at(client, page.url)

    assert meta(head, "og:title") == title
    assert meta(head, "og:image").startswith(f"{site.root_url}/media/")
    article = things(head)["NewsArticle"]
    assert (article["headline"], article["mainEntityOfPage"]) == (title, page.full_url)
    assert article["image"] == meta(head, "og:image")
    raw = client.get(page.url).content.decode()
    assert "<script>alert" not in raw and "</script><script>alert" not in raw


def test_the_front_page_is_the_agency_and_a_manual_a_service(client: Client, site: Site) -> None:
    agency = AgencySettings.for_site(site)
    agency.phone = "0-4200-0000"
    agency.save()
    organisation = things(head_at(client, "/"))["GovernmentOrganization"]
    assert (organisation["name"], organisation["telephone"]) == (agency.name, agency.phone)
    manual = ServiceManualPageFactory(live=True)
    found = things(head_at(client, manual.url))
    assert found["GovernmentService"]["name"] == manual.title
    steps = [each["item"] for each in found["BreadcrumbList"]["itemListElement"]]
    assert steps[0] == site.root_page.full_url and steps[-1] == manual.full_url
    assert len(steps) == 3


@pytest.mark.parametrize("address", ["/nowhere/", "/law/<script>", "/" + "ก" * 600, "/?q=<script>"])
def test_what_is_not_found_tells_nothing_and_searches(
    client: Client, site: Site, address: str
) -> None:
    response = client.get(address)
    head = BeautifulSoup(response.content, "html.parser").head
    if response.status_code == 404:
        assert links(head, "canonical") == [] and things(head) == {}
        assert head.find("meta", {"name": "robots"})["content"] == "noindex"
    assert '<script>"' not in response.content.decode()


def test_words_of_the_address_stand_in_the_search_of_a_404(client: Client, site: Site) -> None:
    soup = BeautifulSoup(client.get("/ข่าวเก่า/ซ่อมถนน.php").content, "html.parser")
    assert soup.find(id="error-search")["value"] == "ซ่อมถนน"


def test_a_section_leads_to_its_feed(client: Client, site: Site) -> None:
    section = SectionPage.objects.child_of(site.root_page).get(section="news")
    feeds = [a for a in links(head_at(client, section.url), "alternate") if "feeds" in a]
    assert feeds == [f"{site.root_url}/feeds/news.xml", f"{site.root_url}/feeds/all.xml"]
