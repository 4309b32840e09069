"""What is known at once of links within the website."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from home.models import HomePage
from ita.monitoring.links.enums import LinkKind, LinkVerdict, OwnReason
from ita.monitoring.links.models import LinkAddress
from ita.monitoring.links.own import OwnFinding, changed, findings_of
from tests.factories import DocumentFactory, LawPageFactory

pytestmark = pytest.mark.django_db
WORKS = OwnFinding(LinkVerdict.WORKS)
ASKED = OwnFinding(LinkVerdict.NOT_YET, is_asked=True)


def dead(reason: str) -> OwnFinding:
    return OwnFinding(LinkVerdict.DEAD, reason)


def found(site: Site, kind: LinkKind, address: object) -> OwnFinding:
    row = LinkAddress(pk=1, kind=kind, address=str(address))
    return findings_of([row], site)[1]


def of_path(site: Site, path: str) -> OwnFinding:
    return found(site, LinkKind.OWN, f"{site.root_url}{path}")


def test_pages_by_number(site: Site) -> None:
    live, draft, hidden = LawPageFactory(live=True), LawPageFactory(), LawPageFactory(live=True)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert found(site, LinkKind.PAGE, live.pk) == WORKS
    assert found(site, LinkKind.PAGE, draft.pk) == dead(OwnReason.NOT_PUBLIC)
    assert found(site, LinkKind.PAGE, hidden.pk) == dead(OwnReason.NOT_PUBLIC)
    assert found(site, LinkKind.PAGE, 99999) == dead(OwnReason.GONE)
    assert found(site, LinkKind.PAGE, "x") == dead(OwnReason.GONE)


def test_files_by_number_and_by_address(site: Site) -> None:
    shown, draft = DocumentFactory(), DocumentFactory()
    LawPageFactory(live=True, files=[shown])
    assert found(site, LinkKind.FILE, shown.pk) == WORKS
    assert found(site, LinkKind.FILE, draft.pk) == dead(OwnReason.NOT_PUBLIC)
    assert found(site, LinkKind.FILE, 99999) == dead(OwnReason.GONE)
    assert of_path(site, shown.url) == WORKS
    newer = DocumentFactory(supersedes=shown)
    assert of_path(site, shown.url) == WORKS  # nobody sees the newer one yet
    LawPageFactory(live=True, files=[newer])
    moved = OwnFinding(LinkVerdict.MOVED, OwnReason.SUPERSEDED, f"{site.root_url}{newer.url}")
    assert of_path(site, shown.url) == moved
    assert found(site, LinkKind.FILE, shown.pk) == WORKS  # chosen: the page shows this very file


def test_pages_by_address(site: Site, home_page: HomePage) -> None:
    live = LawPageFactory(live=True, slug="งบประมาณ")
    path = live.get_url().removeprefix(site.root_url)
    for each in (path, path.rstrip("/"), f"{path}?x=1", "/", "", "/law/?year=2569"):
        assert of_path(site, each) == WORKS, each
    english = site.root_page.get_translations().get()
    assert "/en/" in english.get_url() and of_path(site, english.get_url()) == WORKS
    draft = LawPageFactory(slug="draft")
    assert of_path(site, draft.get_url()) == dead(OwnReason.NOT_PUBLIC)


@pytest.mark.parametrize(
    "path",
    [
        "/law/nothing/",
        "/search/?q=a",
        "/old/index.php",
        "/static/a.css",
        "/law/www.x.go.th",
        "/a%00b/",
    ],
)
def test_what_the_database_does_not_know_is_asked(site: Site, path: str) -> None:
    assert of_path(site, path) == ASKED


def test_redirects_are_known(site: Site) -> None:
    live, draft = LawPageFactory(live=True), LawPageFactory()
    Redirect.add_redirect("/old", live, site=site)
    Redirect.add_redirect("/older", "/law/", site=None)
    Redirect.add_redirect("/nowhere", draft, site=site)
    for path, address in (("/old/", live.full_url), ("/older", f"{site.root_url}/law/")):
        assert of_path(site, path) == OwnFinding(LinkVerdict.MOVED, OwnReason.REDIRECTED, address)
    assert of_path(site, "/nowhere") == dead(OwnReason.NOT_PUBLIC)


def test_a_fixed_number_of_queries(
    site: Site, django_assert_num_queries: Callable[..., Any]
) -> None:
    paths = ["/law/", "/documents/1/a.pdf", "/old/", "/search/"]
    rows = [
        LinkAddress(pk=number, kind=LinkKind.OWN, address=f"{site.root_url}{path}")
        for number, path in enumerate(paths * 20)
    ]
    rows += [LinkAddress(pk=1000 + pk, kind=LinkKind.PAGE, address=str(pk)) for pk in range(50)]
    rows += [LinkAddress(pk=2000 + pk, kind=LinkKind.FILE, address=str(pk)) for pk in range(50)]
    findings_of(rows, site)
    with CaptureQueriesContext(connection) as few:
        findings_of(rows[:4] + rows[-1:] + rows[90:91], site)
    with django_assert_num_queries(len(few)):
        assert len(findings_of(rows, site)) == 180


def test_only_what_is_new_is_written() -> None:
    same = LinkAddress(pk=1, verdict=LinkVerdict.WORKS)
    other = LinkAddress(pk=2, verdict=LinkVerdict.NOT_YET, is_asked=True, gone_days=2, status=404)
    asked = LinkAddress(pk=3, verdict=LinkVerdict.DEAD, is_asked=True, gone_days=3)
    findings = {1: WORKS, 2: dead(OwnReason.TAKEN_DOWN), 3: ASKED}
    assert list(changed([same, other, asked], findings)) == [other]
    assert (other.verdict, other.reason) == (LinkVerdict.DEAD, OwnReason.TAKEN_DOWN)
    assert (other.is_asked, other.gone_days, other.status) == (False, 0, None)
    assert asked.verdict == LinkVerdict.DEAD  # what was found over HTTP stays
