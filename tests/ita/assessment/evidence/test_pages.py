"""Front page and sections as evidence: they state no year, and no officer asked for them."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, Site

from home.enums import Section
from home.models import SectionPage
from ita.assessment.coverage import coverage, item_coverage
from ita.assessment.enums import DataYear, ItemState
from ita.assessment.evidence.pages import listed_below, with_pages
from ita.assessment.operations import link
from ita.workflow.keeping import uses_of
from tests.assessing import judge
from tests.factories import (
    EvidenceFactory,
    ItemFactory,
    LawPageFactory,
    NewsPageFactory,
    UserFactory,
)
from tests.ita.conftest import Officers, officers, publish_any  # noqa: F401


@pytest.fixture
def law(section: Any) -> SectionPage:
    found: SectionPage = section(Section.LAW)
    return found


def test_they_count_where_no_year_is_asked(site: Site, law: SectionPage, ita_officer: Any) -> None:
    item = ItemFactory(data_year=DataYear.ANY)
    link(item, law, site, ita_officer)
    link(item, site.root_page, site, ita_officer)
    covered = item_coverage(item, site)
    assert all(fact.counts for fact in covered.evidence)
    assert all(fact.remark for fact in covered.evidence)  # no papers of its own
    assert [type(fact.evidence.page).__name__ for fact in covered.evidence] == [
        "SectionPage",
        "HomePage",
    ]


def test_a_list_has_the_year_to_which_it_is_narrowed(
    site: Site, law: SectionPage, ita_officer: Any
) -> None:
    LawPageFactory(live=True, fiscal_year=2026)
    item = ItemFactory(data_year=DataYear.CURRENT)
    link(item, law, site, ita_officer)
    assert item_coverage(item, site).state == ItemState.WRONG_YEAR
    link(item, law, site, ita_officer, filters="year=2569")
    assert any(fact.counts for fact in item_coverage(item, site).evidence)


def test_words_that_nobody_approved_do_not_count(
    site: Site, law: SectionPage, ita_officer: Any
) -> None:
    item = ItemFactory(data_year=DataYear.ANY)
    link(item, law, site, ita_officer)
    SectionPage.objects.filter(pk=law.pk).update(introduction="ถ้อยคำที่ไม่มีใครอนุมัติ")
    (entry,) = coverage(item.framework, site)
    assert entry.state == ItemState.NOT_APPROVED
    (fact,) = entry.evidence
    assert fact.is_live and not fact.is_approved


def test_words_that_were_approved_have_papers(
    site: Site,
    law: SectionPage,
    ita_officer: Any,
    officers: Officers,  # noqa: F811
) -> None:
    item = ItemFactory(data_year=DataYear.ANY)
    link(item, law, site, ita_officer)
    law.introduction = "ถ้อยคำที่อนุมัติแล้ว"
    law.save_revision(user=officers.requester)
    publish_any(law, officers)
    covered = item_coverage(item, site)
    assert all(fact.counts for fact in covered.evidence)
    assert covered.evidence[0].remark == ""


def test_a_page_that_is_evidence_is_kept(site: Site, law: SectionPage, ita_officer: Any) -> None:
    item = ItemFactory(code="O7")
    link(item, law, site, ita_officer)
    assert any("O7" in use for use in uses_of(law))
    with pytest.raises(Exception, match="protected"):
        law.delete()


def test_another_agencys_pages_are_refused(site: Site, other_agency: Site) -> None:
    officer = UserFactory(ita_officer=True)
    for page in (other_agency.root_page, other_agency.root_page.get_children().first()):
        with pytest.raises(ValidationError):
            link(ItemFactory(), page, site, officer)


def test_at_most_four_queries_for_their_pages(
    site: Site, law: SectionPage, ita_officer: Any, django_assert_max_num_queries: Any
) -> None:
    rows = [
        link(ItemFactory(), page, site, ita_officer)
        for page in (law, site.root_page, *(LawPageFactory(live=True) for _number in range(4)))
    ]
    with django_assert_max_num_queries(4):
        pages = [row.page for row in with_pages(rows)]
        assert [page.locale.language_code for page in pages] == ["th"] * 6
        assert all(page.owner_unit for page in pages[2:])


def test_a_verdict_on_a_list_falls_with_what_the_list_shows(site: Site, law: SectionPage) -> None:
    shown = LawPageFactory(live=True)
    item = EvidenceFactory(page=law).item
    judge(item, site)
    LawPageFactory()  # a draft, which nobody sees
    NewsPageFactory(live=True)  # of another section
    assert item_coverage(item, site).verdict
    LawPageFactory(live=True)
    assert item_coverage(item, site).fallen
    judge(item, site)
    Page.objects.filter(pk=shown.pk).update(live=False)
    assert item_coverage(item, site).fallen


def test_a_verdict_on_a_section_of_the_act_falls_with_pages_elsewhere(
    site: Site, section: Any
) -> None:
    listing = section(Section.DISCLOSURE)
    rows = [
        EvidenceFactory(page=listing, filters=filters)
        for filters in ("act_section=7(4)", "year=2569")
    ]
    before = listed_below(rows)
    LawPageFactory(live=True)  # by its type of section 7(4)
    NewsPageFactory(live=True)  # of none
    after = listed_below(rows)
    assert before[rows[0].pk] != after[rows[0].pk]
    assert before[rows[1].pk] == after[rows[1].pk]
