"""Only a path of this website where nothing stands leads on, and only to what all can open."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, PageViewRestriction, Site

from home.models import AgencySettings, DisclosurePage
from ita.workflow.old_addresses.faults import divided
from tests.factories import DocumentFactory, LawPageFactory


def reason(site: Site, old: str, new: str) -> str:
    rows, faults = divided(site, [(old, new)])
    assert len(rows) + len(faults) == 1
    return faults[0][2] if faults else ""


@pytest.mark.parametrize(
    "old",
    ["", "old", "//evil.example/a", "https://evil.example/a", "javascript:alert(1)",
     "/" + "ก" * 300, "/", "/?id=1", "/law/", "/law", "/admin/x/", "/ita/2569/",
     "/en/register/", "/a\\b", "/a b", "/documents/5/a.pdf"],
)  # fmt: skip
def test_an_old_address_that_cannot_lead_on(site: Site, page: DisclosurePage, old: str) -> None:
    assert reason(site, old, page.url)


@pytest.mark.parametrize(
    "new",
    ["", "nowhere", "/nowhere/", "https://evil.example/law/", "//evil.example/", "/admin/",
     "/documents/999999999999999999/a.pdf", "javascript:alert(1)", "/law/\n/x", "/ita/2400/"],
)  # fmt: skip
def test_a_new_address_that_leads_nowhere(site: Site, new: str) -> None:
    assert reason(site, "/old", new)


@pytest.mark.parametrize(
    "new", ["/law/", "/law", "/", "/en/", "/register/", "/en/search/", "/ita/"]
)
def test_a_new_address_of_this_website(site: Site, new: str) -> None:
    assert reason(site, "/old.aspx?b=2&a=1", new) == ""
    assert reason(site, "/old.aspx?b=2&a=1", site.root_url + new) == ""


def test_what_is_not_for_everybody_is_no_end(site: Site, other_agency: Site) -> None:
    draft, closed = LawPageFactory(), LawPageFactory(live=True)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    foreign = LawPageFactory(live=True, parent=other_agency.root_page)
    for page in (draft, closed):
        assert reason(site, "/old", page.url)
    assert reason(site, "/old", foreign.full_url)
    english = LawPageFactory(live=True).copy_for_translation(
        Locale.objects.get(language_code="en"), copy_parents=True
    )
    english.live = True
    english.save()
    assert divided(site, [("/old", english.url)])[0] == [["/old", english.pk]]


def test_a_public_file_is_an_end_and_a_hidden_one_is_not(site: Site) -> None:
    collection = AgencySettings.for_site(site).collection
    shown, hidden = DocumentFactory(collection=collection), DocumentFactory(collection=collection)
    LawPageFactory(live=True, files=[shown])
    assert reason(site, "/old.pdf", shown.url) == ""
    assert reason(site, "/old.pdf", hidden.url)


def test_no_address_twice_no_chain_and_no_loop(site: Site, page: DisclosurePage) -> None:
    Redirect.objects.create(site=site, old_path="/known", redirect_page=page)
    pairs = [
        ("/a", page.url), ("/a/", page.url), ("/b", "/a"), ("/c", "/d"), ("/d", "/c"),
        ("/e", "/e"), ("/known/", page.url), ("/f", "/known"), ("/%E0%B8%81", page.url),
        ("/ก", page.url),
    ]  # fmt: skip
    rows, faults = divided(site, pairs)
    assert rows == [["/a", page.pk], ["/ก", page.pk]]
    assert len({why for _old, _new, why in faults}) == 3


def test_a_long_list_costs_no_more_queries(site: Site, page: DisclosurePage) -> None:
    def queries(count: int) -> int:
        with CaptureQueriesContext(connection) as found:
            divided(site, [(f"/old/{number}", page.url) for number in range(count)])
        return len(found)

    queries(1)
    assert queries(400) == queries(2) <= 12
