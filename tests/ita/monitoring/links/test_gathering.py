"""The links of an agency's live pages are kept, and follow what becomes public."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, ReferenceIndex, Site

from home.models import LawPage
from ita.monitoring.links.enums import LinkKind, LinkVerdict, OwnReason
from ita.monitoring.links.gathering import follow, read_all, read_pages
from ita.monitoring.links.models import LinkAddress, LinkPlace, LinkRound
from ita.workflow.removal.operations import archive, take_down
from tests.factories import LawPageFactory, LinkDirectoryPageFactory
from tests.ita.conftest import Officers, publish_any
from tests.ita.monitoring.links.conftest import address_of, linking

pytestmark = pytest.mark.django_db
OUTSIDE = "https://example.go.th/a"


def places() -> list[tuple[int, str]]:
    return list(LinkPlace.objects.order_by("pk").values_list("page_id", "address__address"))


def test_every_live_page_is_read(site: Site) -> None:
    first, second = linking(OUTSIDE, f"{OUTSIDE}#part"), linking(OUTSIDE)
    linking("https://draft.example.go.th/", live=False)
    read_all(site)
    read_all(site)  # can be repeated

    assert places() == [(first.pk, OUTSIDE)] * 2 + [(second.pk, OUTSIDE)]
    address = address_of(site, OUTSIDE)
    assert (address.kind, address.is_asked) == (LinkKind.OUTSIDE, True)
    assert address.verdict == LinkVerdict.NOT_YET


def test_what_was_found_stays_when_pages_are_read_again(site: Site) -> None:
    page = linking(OUTSIDE)
    read_all(site)
    LinkAddress.objects.update(verdict=LinkVerdict.DEAD, gone_days=3)
    read_pages(site, [page.pk])
    read_all(site)
    assert address_of(site, OUTSIDE).verdict == LinkVerdict.DEAD


def test_an_address_that_no_page_shows_is_forgotten(site: Site) -> None:
    page = linking(OUTSIDE)
    read_all(site)
    Page.objects.filter(pk=page.pk).update(live=False)
    read_all(site)
    assert not LinkPlace.objects.exists() and not LinkAddress.objects.exists()


def test_agencies_keep_their_links_apart(site: Site, other_agency: Site) -> None:
    linking(OUTSIDE)
    read_all(site)
    read_all(other_agency)
    assert [row.site for row in LinkAddress.objects.all()] == [site]


def test_reading_takes_as_many_queries_for_many(
    site: Site, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    pages = [linking(OUTSIDE, "/law/"), LinkDirectoryPageFactory(live=True)]
    read_all(site)
    with CaptureQueriesContext(connection) as few:
        read_all(site)
    for number in range(4):
        pages += [linking(f"{OUTSIDE}/{number}", f"/news/{number}/"), LawPageFactory(live=True)]
    read_all(site)
    with django_assert_max_num_queries(len(few) + 3):  # one more type of page
        read_all(site)


def test_acts_are_followed_at_once(live: LawPage, officers: Officers, site: Site) -> None:
    """A link is known to be dead in the moment in which its page is taken down."""
    page = linking(owner=officers.requester, live=False)
    page.history = f'<p><a linktype="page" id="{live.pk}">ข้อบัญญัติ</a> <a href="{live.url}">ก</a></p>'
    page.save_revision(user=officers.requester)
    publish_any(page, officers)
    chosen, typed = LinkAddress.objects.order_by("kind")[::-1]
    assert [chosen.kind, typed.kind] == [LinkKind.PAGE, LinkKind.OWN]
    assert {chosen.verdict, typed.verdict} == {LinkVerdict.WORKS}

    archive(live, officers.webmaster, "พ้นกำหนด")
    for row in (chosen, typed):
        row.refresh_from_db()
        assert (row.verdict, row.reason) == (LinkVerdict.WORKS, OwnReason.PAST)

    take_down(live, officers.approver, "มีข้อมูลส่วนบุคคล")
    for row in (chosen, typed):
        row.refresh_from_db()
        assert (row.verdict, row.reason) == (LinkVerdict.DEAD, OwnReason.TAKEN_DOWN)


def test_a_page_that_is_taken_down_shows_no_links(officers: Officers, site: Site) -> None:
    page = linking(OUTSIDE, owner=officers.requester, live=False)
    publish_any(page, officers)
    assert places() == [(page.pk, OUTSIDE)]
    take_down(page, officers.approver, "มีข้อมูลส่วนบุคคล")
    assert places() == []


@pytest.mark.parametrize("model", [LinkAddress, LinkPlace, LinkRound])
def test_what_is_known_of_pages_is_no_use_of_them(model: Any) -> None:
    assert not ReferenceIndex.model_is_indexable(model)


def test_a_page_that_is_gone_is_no_fault(site: Site) -> None:
    follow(site, 99999)
    assert places() == []
