"""What has no English page says so; what is older than its source says so too."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, RequestFactory
from wagtail.models import Locale, Page, Site

from home.models import AgencySettings, LawPage, SectionPage
from home.navigation import language_links
from home.translations import newer_source, translations_behind
from tests.factories import LawPageFactory, UserFactory
from tests.site.reading import soup_of


def in_english(page: Page, **values: Any) -> Any:
    twin = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    for name, value in ({"live": True, "title": "An ordinance"} | values).items():
        setattr(twin, name, value)
    twin.save()
    return twin


def test_the_switch_of_a_page_without_twin_leads_to_a_sentence(client: Client, site: Site) -> None:
    page = LawPageFactory(live=True, title="เทศบัญญัติขยะ")
    link = soup_of(client, page.url).find("a", hreflang="en", string="English")
    soup = soup_of(client, link["href"])
    assert "This page is not available in English" in soup.get_text()
    assert soup.find("a", href=page.url, lang="th", string="เทศบัญญัติขยะ")
    assert soup.find("a", href="/en/")
    assert soup.find("meta", attrs={"name": "robots", "content": "noindex"})
    assert not soup.find("link", rel="canonical", href="/en/")
    back = soup.find("a", hreflang="th", string="ภาษาไทย")
    assert client.get(back["href"]).url == page.url


def test_only_a_true_twin_is_an_alternate(client: Client, site: Site, rf: RequestFactory) -> None:
    page = LawPageFactory(live=True)
    assert not soup_of(client, page.url).find("link", rel="alternate", hreflang="en")
    links = {link.code: link for link in language_links(rf.get("/"), page)}
    assert (links["th"].is_twin, links["en"].is_twin) == (True, False)
    twin = in_english(page)
    alternate = soup_of(client, page.url).find("link", rel="alternate", hreflang="en")
    assert alternate["href"].endswith(twin.url)
    assert client.get(f"/en/not-translated/{page.pk}/").url == twin.url


def test_a_page_that_is_not_public_has_no_sentence(
    client: Client, site: Site, other_agency: Site
) -> None:
    assert client.get(f"/en/not-translated/{LawPageFactory().pk}/").status_code == 404
    public = LawPageFactory(live=True)
    address = f"/en/not-translated/{public.pk}/"
    assert client.get(address, headers={"host": other_agency.hostname}).status_code == 404
    assert client.get("/en/not-translated/999999999/").status_code == 404


def english_section(section: str) -> SectionPage:
    found: SectionPage = SectionPage.objects.get(section=section, locale__language_code="en")
    return found


def test_a_section_without_english_pages_lists_the_thai_ones(client: Client, site: Site) -> None:
    page = LawPageFactory(live=True, title="เทศบัญญัติขยะ")
    soup = soup_of(client, english_section("law").url)
    assert "Nothing of this section is available in English yet" in soup.get_text()
    assert soup.find("a", lang="th", href=page.url)
    in_english(page)
    soup = soup_of(client, english_section("law").url)
    assert "Nothing of this section is available" not in soup.get_text()
    assert "An ordinance" in soup.get_text()
    assert page.title not in soup.get_text()


def test_a_translation_older_than_its_source_says_so(client: Client, site: Site) -> None:
    page = LawPageFactory(live=True)
    twin = in_english(page)
    for pk, hours in ((page.pk, 0), (twin.pk, 1)):
        moment = page.first_published_at + timedelta(hours=hours)
        Page.objects.filter(pk=pk).update(last_published_at=moment)
    twin = LawPage.objects.get(pk=twin.pk)
    assert newer_source(twin) is None
    assert not translations_behind(site)
    Page.objects.filter(pk=page.pk).update(
        last_published_at=page.first_published_at + timedelta(hours=2)
    )
    assert newer_source(twin).pk == page.pk
    assert newer_source(LawPage.objects.get(pk=page.pk)) is None
    assert "older than the Thai page" in soup_of(client, twin.url).get_text()
    assert [each.pk for each in translations_behind(site)] == [twin.pk]
    client.force_login(UserFactory(requester=True))
    assert "An ordinance" in client.get("/admin/").content.decode()


def test_the_address_has_an_english_form(client: Client, site: Site) -> None:
    settings = AgencySettings.for_site(site)
    settings.address = "เลขที่ 1 ถนนสมมุติ"
    settings.save()
    marked = soup_of(client, "/en/").find("address").find("p", lang="th")
    assert marked.get_text() == "เลขที่ 1 ถนนสมมุติ"
    settings.address_en = "1 Sommut Road"
    settings.save()
    assert "1 Sommut Road" in soup_of(client, "/en/").find("address").get_text()
    assert "1 Sommut Road" not in soup_of(client, "/").get_text()


@pytest.mark.parametrize("section", ["law", "news"])
def test_a_thai_section_costs_no_more_for_english(
    client: Client, site: Site, section: str, django_assert_max_num_queries: Any
) -> None:
    client.get(f"/{section}/")
    with django_assert_max_num_queries(26):
        client.get(f"/{section}/")
