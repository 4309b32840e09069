"""The part is looked for each time: a page that goes on without it proves nothing."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from home.enums import PlanKind, Section
from home.models import DirectoryLink, LawPage, PlanPage
from ita.assessment.coverage import facts_of, item_coverage
from ita.assessment.enums import ItemState
from ita.assessment.evidence.models import Evidence
from ita.assessment.public import public_evidence
from tests.factories import (
    AnnouncementPageFactory,
    EvidenceFactory,
    ItemFactory,
    LawPageFactory,
    LinkDirectoryPageFactory,
    PlanPageFactory,
)
from tests.ita.assessment.evidence.content import body

pytestmark = pytest.mark.django_db
ADDRESS = "https://www.gprocurement.go.th/"


def facts() -> Any:
    rows = Evidence.objects.with_file_shown().select_related("item__framework", "document")
    (found,) = facts_of(rows.prefetch_related("elements"))
    return found


def rewrite(page: Page, text: str) -> None:
    stored = LawPage.objects.get(pk=page.pk)
    stored.body = body(text)
    stored.save()


@pytest.mark.parametrize("text", ["<h2>ผลการดำเนินงาน</h2>", "<p>แผนปฏิบัติการ</p>", ""])
def test_a_reworded_heading_is_looked_at_again(site: Site, text: str) -> None:
    page = LawPageFactory(live=True, body=body("<h2>แผนปฏิบัติการ</h2>"))
    evidence = EvidenceFactory(page=page, heading="แผนปฏิบัติการ")
    assert facts().counts

    rewrite(page, text)

    found = facts()
    assert not found.counts and not found.is_live
    assert "แผนปฏิบัติการ" in found.look_again
    assert item_coverage(evidence.item, site).state == ItemState.TO_CHECK
    assert public_evidence([found]) == []

    rewrite(page, "<p>ก</p><h3>แผน<b>ปฏิบัติการ</b></h3>")  # it may stand elsewhere
    assert facts().counts


def test_a_link_that_the_page_lost_leads_nobody_elsewhere(site: Site) -> None:
    page = LinkDirectoryPageFactory(links=[DirectoryLink(name="ก", url=ADDRESS)], live=True)
    EvidenceFactory(page=page, address=ADDRESS)
    assert facts().counts
    DirectoryLink.objects.update(url="https://www.example.go.th/")
    assert ADDRESS in facts().look_again
    assert public_evidence([facts()]) == []


def test_a_part_of_a_section_that_is_empty_shows_nothing(site: Site, section: Any) -> None:
    EvidenceFactory(page=section(Section.NEWS), filters="tab=recruitment&year=2569")
    AnnouncementPageFactory(live=True, announcement_kind="procurement")
    assert facts().look_again
    AnnouncementPageFactory(live=True, announcement_kind="recruitment")
    assert facts().counts


def test_a_list_that_is_empty_shows_nothing(site: Site, section: Any) -> None:
    law = section(Section.LAW)
    EvidenceFactory(page=law, filters="year=2569&kind=article")
    assert facts().look_again
    page = LawPageFactory(live=True, fiscal_year=2026, content_kind="article")
    assert facts().counts
    LawPage.objects.update(content_kind="announcement")
    assert facts().look_again
    LawPage.objects.update(content_kind="article", live=False)
    assert facts().look_again
    page.delete()
    Evidence.objects.update(filters="")
    assert not facts().look_again


def test_the_list_of_a_section_of_the_act_finds_pages_of_the_whole_website(
    site: Site, section: Any
) -> None:
    EvidenceFactory(page=section(Section.DISCLOSURE), filters="act_section=9(3)&year=2569")
    assert facts().look_again
    plan = PlanPageFactory(live=True, fiscal_year=2025, plan_kind=PlanKind.BUDGET)
    assert facts().look_again
    PlanPage.objects.filter(pk=plan.pk).update(fiscal_year=2026)
    assert facts().counts
    PlanPage.objects.filter(pk=plan.pk).update(plan_kind=PlanKind.PROGRESS)
    assert facts().look_again
    PlanPage.objects.filter(pk=plan.pk).update(act_sections=["9(3)"])
    assert facts().counts


def test_queries_do_not_grow_with_the_pieces(site: Site, section: Any) -> None:
    law, item = section(Section.LAW), ItemFactory()
    counts = []
    for more in (1, 5):
        for number in range(more):
            page = LawPageFactory(live=True, body=body("<h2>ก</h2>"))
            EvidenceFactory(page=page, heading="ก", item=ItemFactory())
            links = [DirectoryLink(name="ก", url=ADDRESS)]
            directory = LinkDirectoryPageFactory(links=links, live=True)
            EvidenceFactory(page=directory, address=ADDRESS, item=ItemFactory())
            EvidenceFactory(page=law, filters="year=2569", item=ItemFactory(title=str(number)))
        rows = Evidence.objects.with_file_shown().select_related("item__framework", "document")
        with CaptureQueriesContext(connection) as queries:
            assert all(found.counts for found in facts_of(rows.prefetch_related("elements")))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert not item_coverage(item, site).evidence
