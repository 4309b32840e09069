"""One act for all pages that show an address; nothing is published by it."""

from typing import Any

import pytest
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed
from home.models import AgencySettings
from home.models.information import DirectoryLink
from ita.monitoring.links.gathering import read_all
from ita.monitoring.links.models import LinkAddress
from ita.monitoring.links.replacing import plan, replace_link
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.enums import Replacement
from tests.factories import (
    DocumentFactory,
    EServicePageFactory,
    LawPageFactory,
    LinkDirectoryPageFactory,
    UserFactory,
)
from tests.ita.conftest import Officers, publish_any
from tests.ita.monitoring.links.conftest import address_of, linking

pytestmark = pytest.mark.django_db
OLD, NEW, REASON = "https://old.example.go.th/", "https://new.example.go.th/", "ย้ายเว็บไซต์"


@pytest.fixture
def pages(officers: Officers) -> list[Any]:
    """Three that were published, of which the second is under review and the third has changes that
    nobody asked for."""
    owner = officers.requester
    made = [publish_any(linking(OLD, owner=owner, live=False), officers) for _ in range(3)]
    for page in made[1:]:
        draft = page.get_latest_revision_as_object()
        draft.summary += " แก้ไข"
        draft.save_revision(user=officers.requester2)
    operations.request_publication(Page.objects.get(pk=made[1].pk).specific, owner)
    return made


@pytest.fixture
def old(pages: list[Any], site: Site) -> LinkAddress:
    return address_of(site, OLD)


def now(page: Any) -> Any:
    return Page.objects.get(pk=page.pk).specific


def test_drafts_are_made_and_asked_for(
    old: LinkAddress, pages: list[Any], officers: Officers
) -> None:
    kinds = [Replacement.REQUESTED, Replacement.UNTOUCHED, Replacement.DRAFTED]
    assert [result.result for result in plan(old, officers.requester).results] == kinds

    results = replace_link(old, NEW, officers.requester, REASON)

    assert [result.result for result in results] == kinds
    assert [result.page_id for result in results] == [page.pk for page in pages]
    assert "พิจารณา" in results[1].reason
    for page, changed in zip(pages, (True, False, True), strict=True):
        stored = now(page)
        assert OLD in stored.history and NEW not in stored.history  # nothing is published
        draft = stored.get_latest_revision_as_object()
        assert (NEW in draft.history) is changed and (OLD in draft.history) is not changed
    rows = RegisterEntry.objects.filter(act=Act.LINK_REPLACED)
    assert [row.page_id for row in rows] == [pages[0].pk, pages[2].pk]
    assert rows[0].details == {"link_from": OLD, "link_to": NEW} and rows[0].reason == REASON
    assert now(pages[0]).current_workflow_state.requested_by == officers.requester


def test_of_many_pages_the_first_are_foretold(
    old: LinkAddress, pages: list[Any], officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ita.monitoring.links.replacing.FORETOLD", 2)
    foretold = plan(old, officers.checker)
    assert [result.page_id for result in foretold.results] == [page.pk for page in pages[:2]]
    assert (foretold.more, foretold.why_no_page) == (1, None)  # of the third nothing is known
    assert plan(LinkAddress(site=old.site, pk=0), officers.requester).why_no_page


def test_a_second_click_does_it_once(old: LinkAddress, officers: Officers) -> None:
    first = replace_link(old, NEW, officers.requester, REASON)
    again = replace_link(old, NEW, officers.requester, REASON)
    assert again == [
        result if not result.reason else type(result)(result.page_id, result.title, result.result)
        for result in first
        if result.is_changed
    ]
    assert RegisterEntry.objects.filter(act=Act.LINK_REPLACED).count() == 2
    with pytest.raises(NotAllowed):
        replace_link(old, "https://third.example.go.th/", officers.requester, REASON)


def test_links_are_taken_away_and_their_words_stay(
    old: LinkAddress, pages: list[Any], officers: Officers
) -> None:
    replace_link(old, "", officers.requester, REASON)
    draft = now(pages[0]).get_latest_revision_as_object()
    assert draft.history == "<p>ลิงก์ 1</p>"


def test_where_it_cannot_be_done_the_page_stays_as_it_is(site: Site, officers: Officers) -> None:
    service = EServicePageFactory(service_url=OLD, live=True)
    file = DocumentFactory()
    law = LawPageFactory(live=True, files=[file])
    read_all(site)
    cases = [
        (OLD, ""),
        (str(file.pk), NEW),
        (str(file.pk), f"{site.root_url}/documents/99999/a.pdf"),
    ]
    for address, new in cases:  # a page that must have an address; a list that takes files alone
        with pytest.raises(NotAllowed, match="หน้าแก้ไข"):
            replace_link(address_of(site, address), new, officers.requester, REASON)
    assert not now(law).has_unpublished_changes and not now(service).has_unpublished_changes
    [result] = replace_link(address_of(site, OLD), NEW, officers.requester, REASON)
    assert result.is_changed
    assert now(service).get_latest_revision_as_object().service_url == NEW


def files_of(page: Any) -> list[Any]:
    draft = now(page).get_latest_revision_as_object()
    return [row.document for row in draft.attachments.all()]


def test_a_file_of_a_list_gives_way_to_another_or_goes(
    site: Site, officers: Officers, other_agency: Site
) -> None:
    old, kept, new = DocumentFactory(), DocumentFactory(), DocumentFactory()
    pages = [
        publish_any(LawPageFactory(owner=officers.requester, files=[old, kept]), officers)
        for _n in range(2)
    ]
    read_all(site)
    address = address_of(site, str(old.pk))
    theirs = AgencySettings.for_site(other_agency).collection
    foreign = DocumentFactory(collection=theirs)
    for wrong in (f"{other_agency.root_url}{new.url}", f"{site.root_url}{foreign.url}"):
        with pytest.raises(NotAllowed):
            replace_link(address, wrong, officers.requester, REASON)
    results = replace_link(address, f"{site.root_url}{new.url}", officers.requester, REASON)
    assert [result.result for result in results] == [Replacement.REQUESTED] * 2
    for page in pages:
        assert files_of(page) == [new, kept]
        assert [row.document for row in now(page).attachments.all()] == [old, kept]


def test_a_file_is_taken_out_of_a_list(site: Site, officers: Officers) -> None:
    old, kept = DocumentFactory(), DocumentFactory()
    page = publish_any(LawPageFactory(owner=officers.requester, files=[old, kept]), officers)
    read_all(site)
    replace_link(address_of(site, str(old.pk)), "", officers.requester, REASON)
    assert files_of(page) == [kept]


OTHER = "https://other.example.go.th/"


def directory(officers: Officers) -> Any:
    links = [DirectoryLink(name="เดิม", url=OLD), DirectoryLink(name="อื่น", url=OTHER)]
    return LinkDirectoryPageFactory(owner=officers.requester, links=links)


def test_a_row_of_a_link_directory_is_replaced(site: Site, officers: Officers) -> None:
    page = publish_any(directory(officers), officers)
    read_all(site)
    replace_link(address_of(site, OLD), NEW, officers.requester, REASON)
    draft = now(page).get_latest_revision_as_object()
    assert [row.url for row in draft.links.all()] == [NEW, OTHER]


def test_a_row_of_a_link_directory_is_taken_out(site: Site, officers: Officers) -> None:
    page = publish_any(directory(officers), officers)
    read_all(site)
    replace_link(address_of(site, OLD), "", officers.requester, REASON)
    draft = now(page).get_latest_revision_as_object()
    assert [row.name for row in draft.links.all()] == ["อื่น"]


def test_the_same_address_is_no_other(old: LinkAddress, officers: Officers) -> None:
    for new in (OLD, f"{OLD}#part"):
        with pytest.raises(NotAllowed):
            replace_link(old, new, officers.requester, REASON)
    assert not RegisterEntry.objects.filter(act=Act.LINK_REPLACED).exists()


def test_only_requesters_of_the_agency_replace(
    old: LinkAddress, officers: Officers, other_agency: Site
) -> None:
    foreign = UserFactory(requester=True, site=other_agency)
    admin = UserFactory(is_superuser=True)
    for user in (officers.checker, officers.webmaster, foreign, admin):
        with pytest.raises(NotAllowed):
            replace_link(old, NEW, user, REASON)
    assert not RegisterEntry.objects.filter(act=Act.LINK_REPLACED).exists()
