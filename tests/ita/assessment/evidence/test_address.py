"""The address of evidence opens exactly there: in public, on officers' screens, in the workbook."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.models import Site

from home.enums import Section
from home.headings import heading_id
from home.models import DirectoryLink
from ita.assessment.evidence.address import address_of, kind_of, part_in_words
from ita.assessment.evidence.enums import EvidenceKind
from ita.assessment.evidence.models import Evidence
from ita.assessment.operations import link
from tests.factories import (
    ItemFactory,
    LawPageFactory,
    LinkDirectoryPageFactory,
    ProcurementResultPageFactory,
    PublicFrameworkFactory,
)
from tests.ita.assessment.evidence.content import body, pdf
from tests.ita.workbook.reading import evidence_of

ADDRESS = "https://www.gprocurement.go.th/"


@pytest.fixture
def pieces(site: Site, section: Any, ita_officer: Any) -> dict[EvidenceKind, Evidence]:
    """A piece of each kind, all for one item."""
    item, file = ItemFactory(code="O12"), pdf(pages=3, title="แผน")
    page = LawPageFactory(live=True, files=[file], body=body("<h2>ข้อ 1</h2>"), fiscal_year=2026)
    none = ProcurementResultPageFactory(live=True, none_this_month=True, contracts=[])
    links = [DirectoryLink(name="ระบบ", url=ADDRESS)]
    directory = LinkDirectoryPageFactory(links=links, live=True)

    def make(page: Any, **part: Any) -> Evidence:
        return link(item, page, site, ita_officer, note="ดู", **part)

    made = {
        EvidenceKind.PAGE: make(page),
        EvidenceKind.HEADING: make(page, heading="ข้อ 1"),
        EvidenceKind.FILE: make(page, document=file),
        EvidenceKind.FILE_PAGE: make(page, document=file, file_page=2),
        EvidenceKind.LISTING: make(section(Section.LAW), filters="year=2569"),
        EvidenceKind.HOME: make(site.root_page),
        EvidenceKind.ELSEWHERE: make(directory, address=ADDRESS),
        EvidenceKind.NONE: make(none),
    }
    rows = Evidence.objects.with_file_shown().select_related("page", "document").in_bulk()
    return {kind: rows[row.pk] for kind, row in made.items()}


def test_each_kind_is_known_and_named(pieces: dict[EvidenceKind, Evidence]) -> None:
    assert set(pieces) == set(EvidenceKind)
    for kind, evidence in pieces.items():
        assert kind_of(evidence) == kind
        assert bool(part_in_words(evidence)) == (kind != EvidenceKind.PAGE)
    assert "ข้อ 1" in part_in_words(pieces[EvidenceKind.HEADING])
    assert "2" in part_in_words(pieces[EvidenceKind.FILE_PAGE])
    assert "2569" in part_in_words(pieces[EvidenceKind.LISTING])


def test_the_whole_address(pieces: dict[EvidenceKind, Evidence], site: Site) -> None:
    page = pieces[EvidenceKind.PAGE].page
    file = f"{site.root_url}{pieces[EvidenceKind.FILE].document.url}"  # type: ignore[union-attr]
    expected = {
        EvidenceKind.PAGE: page.full_url,
        EvidenceKind.HEADING: f"{page.full_url}#{heading_id('ข้อ 1')}",
        EvidenceKind.FILE: file,
        EvidenceKind.FILE_PAGE: f"{file}#page=2",
        EvidenceKind.LISTING: f"{pieces[EvidenceKind.LISTING].page.full_url}?year=2569",
        EvidenceKind.HOME: site.root_page.full_url,
        EvidenceKind.ELSEWHERE: ADDRESS,
        EvidenceKind.NONE: pieces[EvidenceKind.NONE].page.full_url,
    }
    assert {kind: address_of(evidence) for kind, evidence in pieces.items()} == expected


def test_a_visitor_stays_on_the_website(pieces: dict[EvidenceKind, Evidence], site: Site) -> None:
    request = RequestFactory().get("/", headers={"host": site.hostname})
    for kind, evidence in pieces.items():
        address = address_of(evidence, request)
        assert (address == ADDRESS) if kind == EvidenceKind.ELSEWHERE else address[0] == "/"


@pytest.mark.parametrize("path", ["/ita/2569/", "/ita/2569/o12/"])
def test_the_public_pages_lead_exactly_there(
    pieces: dict[EvidenceKind, Evidence], site: Site, path: str
) -> None:
    PublicFrameworkFactory(site=site, framework=ItemFactory().framework)
    text = Client().get(path).content.decode()
    request = RequestFactory().get("/", headers={"host": site.hostname})
    shown = list(pieces.items())[: 3 if path.endswith("2569/") else None]  # the year's page has few
    for kind, evidence in shown:
        if kind in (EvidenceKind.HOME, EvidenceKind.ELSEWHERE, EvidenceKind.NONE):
            continue  # of no year, or of another: shown, or not, as other pages are
        assert f'href="{address_of(evidence, request)}"' in text, kind


def test_the_items_screen_leads_exactly_there(
    pieces: dict[EvidenceKind, Evidence], client_of: Any, ita_officer: Any
) -> None:
    item = pieces[EvidenceKind.PAGE].item_id
    text = client_of(ita_officer).get(reverse("ita_item", args=[item])).content.decode()
    for kind, evidence in pieces.items():
        assert f'href="{address_of(evidence)}"' in text, kind


def test_the_workbook_leads_exactly_there(pieces: dict[EvidenceKind, Evidence], site: Site) -> None:
    rows = evidence_of(ItemFactory().framework, site)
    urls = {row.url for row in rows}
    assert {address_of(evidence) for evidence in pieces.values()} <= urls
    paths = [row.click_path for row in rows if row.url.endswith("#page=2")]
    assert part_in_words(pieces[EvidenceKind.FILE_PAGE]) == paths[0][-1]
