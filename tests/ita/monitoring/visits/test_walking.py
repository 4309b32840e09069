"""Click paths are walked on the public pages as they are served."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Site

from home.core.visits import Answer, Hop
from home.models import ContentPage, NewsPage, SectionPage
from ita.assessment.evidence.click_path import ClickPaths, Step, Way
from ita.assessment.evidence.models import Evidence
from ita.monitoring.visits.enums import Walk
from ita.monitoring.visits.reading import Reading, read
from ita.monitoring.visits.walking import Walked, walk
from tests.factories import (
    DocumentFactory,
    EvidenceFactory,
    LawPageFactory,
    LinkDirectoryPageFactory,
)
from tests.home.test_list_places import news, short_lists  # noqa: F401

pytestmark = pytest.mark.django_db
Look = Callable[[str], Reading | None]


@pytest.fixture
def look(site: Site) -> Look:
    """Opens a page of the website as the public does."""
    client = Client(headers={"host": site.hostname})

    def open_(url: str) -> Reading | None:
        response = client.get(url.removeprefix(site.root_url))
        headers = tuple(response.headers.items())
        hop = Hop(url, response.status_code, headers)
        return read(Answer(url, (hop,), 0, 0, "", response.content))

    return open_


def path(evidence: Evidence, site: Site) -> tuple[Step, ...]:
    return ClickPaths([evidence.page], site).of(evidence)


def of(page: Page, **part: Any) -> Evidence:
    return EvidenceFactory(page=page, **part)


def test_each_step_of_a_list_of_several_pages_leads_on(site: Site, look: Look) -> None:
    old = news(3, fiscal_year=2024)
    news(5, fiscal_year=2026)
    pages = [old[0], old[2], NewsPage.objects.order_by("content_date").last()]
    pages.append(NewsPage.objects.filter(fiscal_year=2026).order_by("content_date").first())
    for page in pages:
        steps = path(of(page), site)
        assert walk(steps, look).outcome == Walk.WALKED, [step.words for step in steps]
    ways = [step.way for step in path(of(pages[1]), site)]
    assert ways == [Way.OPEN, Way.LINK, Way.FILTER, Way.TURN, Way.LINK]


def test_the_path_without_filter_or_page_is_broken(site: Site, look: Look) -> None:
    """What the workbook said before."""
    page = news(1)[0]
    news(2)
    steps = [step for step in path(of(page), site) if step.way in (Way.OPEN, Way.LINK)]
    section = SectionPage.objects.parent_of(page).get()
    assert walk(steps, look) == Walked(Walk.BROKEN, page.title, section.full_url)


def test_parts_are_walked_to(site: Site, look: Look) -> None:
    document = DocumentFactory()
    law = LawPageFactory(live=True, files=[document])
    links = LinkDirectoryPageFactory(live=True)
    elsewhere = links.links.first().url
    section = SectionPage.objects.parent_of(law).get()
    pieces = [
        of(law, document=document),
        of(law, document=document, file_page=2),
        of(links, address=elsewhere),
        of(section),
        of(section, filters="year=2569"),
        of(site.root_page.specific),
    ]
    for evidence in pieces:
        assert walk(path(evidence, site), look).outcome == Walk.WALKED, evidence.filters
    gone = DocumentFactory()
    assert walk(path(of(law, document=gone), site), look).outcome == Walk.BROKEN
    nothing = of(section, filters="year=2555")
    assert walk(path(nothing, site), look).outcome == Walk.BROKEN
    no_heading = walk(path(of(law, heading="ไม่มี"), site), look)
    assert (no_heading.outcome, no_heading.at) == (Walk.BROKEN, law.full_url)


def test_what_cannot_be_looked_at_is_not_known(site: Site, look: Look) -> None:
    page = LawPageFactory(live=True)
    steps = path(of(page), site)
    assert walk(steps, lambda url: None).outcome == Walk.UNKNOWN
    front = steps[0].url
    half = walk(steps, lambda url: look(url) if url == front else None)
    assert (half.outcome, half.step) == (Walk.UNKNOWN, steps[1].words)


def test_many_paths_take_as_many_queries_as_one(
    site: Site, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    pages = [*news(4), *(LawPageFactory(live=True) for _ in range(2))]
    rows = [Evidence(page=page) for page in pages]
    rows[0].page.full_url  # noqa: B018 - the website's addresses are looked up once
    by_number = ContentPage.objects.select_related("locale").in_bulk([row.page_id for row in rows])
    with django_assert_max_num_queries(4):
        paths = ClickPaths(by_number.values(), site)
        for row in rows:
            row.page = by_number[row.page_id]
            paths.of(row)
