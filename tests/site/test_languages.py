"""Thai and English addresses, and the ways between them."""

from django.test import Client
from wagtail.models import Locale, Site

from tests.factories import LawPageFactory
from tests.site.reading import assert_well_built, soup_of


def test_english_pages_are_english_and_lead_to_their_thai_twin(client: Client, site: Site) -> None:
    english = Locale.objects.get(language_code="en")
    page = LawPageFactory(live=True)
    twin = page.copy_for_translation(english, copy_parents=True)
    twin.live, twin.title = True, "Waste ordinance"
    twin.save()

    soup = soup_of(client, twin.url)

    assert twin.url.startswith("/en/")
    assert_well_built(soup, language="en")
    assert "Skip to the content" in soup.get_text()
    assert soup.find("a", hreflang="th", href=page.url)
    assert soup_of(client, page.url).find("a", hreflang="en", href=twin.url)


def test_a_page_without_twin_leads_to_a_sentence_that_says_so(client: Client, site: Site) -> None:
    page = LawPageFactory(live=True)
    address = f"/en/not-translated/{page.pk}/"
    assert soup_of(client, page.url).find("a", hreflang="en", href=address)


def test_the_language_switch_of_a_view_keeps_the_question(client: Client, site: Site) -> None:
    assert soup_of(client, "/search/?q=abc").find("a", hreflang="en", href="/en/search/?q=abc")
