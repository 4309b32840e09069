"""Last year's mapping is proposed, each line with its reason, and decided by an officer."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from ita.assessment.enums import DataYear
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework, Item
from ita.assessment.offers.mapping import Line, proposed, take_over
from tests.factories import (
    ElementFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
)
from tests.ita.assessment.evidence.content import body

pytestmark = pytest.mark.django_db
OLD, NEW = "แผนป้องกัน ปี 2568", "แผนป้องกัน ปี 2569"


@pytest.fixture
def before(site: Site) -> Item:
    item: Item = ItemFactory(framework=FrameworkFactory(fiscal_year=2025), code="O30")
    return item


@pytest.fixture
def item(before: Item) -> Item:
    made: Item = ItemFactory(code="O23", predecessors=["O30"])
    return made


@pytest.fixture
def framework(item: Item) -> Framework:
    return item.framework


def line(framework: Framework, site: Site) -> Line:
    (found,) = proposed(framework, site)
    return found


def test_the_newer_edition_with_elements_of_the_same_wording(
    framework: Framework, item: Item, before: Item, site: Site, ita_officer: Any
) -> None:
    covered = ElementFactory(item=before, text="แผนงาน ๑")
    same, _other = ElementFactory(item=item, text="แผนงาน  1"), ElementFactory(item=item)
    page = LawPageFactory(title=OLD, fiscal_year=2025, live=True, body=body("<h2>ก</h2>"))
    EvidenceFactory(item=before, page=page, heading="ก", elements=[covered])
    newer = LawPageFactory(title=NEW, fiscal_year=2026, live=True)
    found = line(framework, site)
    assert (found.page.pk, found.is_newer, found.why_not) == (newer.pk, True, "")

    (made,) = take_over(framework, site, ita_officer, [found.key, found.key])
    assert (made.item, made.page.pk, made.heading) == (item, newer.pk, "")
    assert list(made.elements.all()) == [same]
    assert line(framework, site).why_not  # linked already


def test_the_page_itself_with_its_part_where_any_year_fits(
    framework: Framework, item: Item, before: Item, site: Site, ita_officer: Any
) -> None:
    Item.objects.filter(pk=item.pk).update(data_year=DataYear.ANY)
    page = LawPageFactory(title=OLD, fiscal_year=2025, live=True, body=body("<h2>ก</h2>"))
    LawPageFactory(title=NEW, fiscal_year=2026, live=True)
    EvidenceFactory(item=before, page=page, heading="ก", note="ดูข้อ ก")
    (made,) = take_over(framework, site, ita_officer, [line(framework, site).key])
    assert (made.page.pk, made.heading, made.note) == (page.pk, "ก", "ดูข้อ ก")


@pytest.mark.parametrize("what", ["a draft", "last year's"])
def test_what_would_not_count_is_shown_with_its_reason_and_cannot_be_ticked(
    framework: Framework, before: Item, site: Site, ita_officer: Any, what: str
) -> None:
    EvidenceFactory(item=before, page=LawPageFactory(title=OLD, fiscal_year=2025, live=True))
    if what == "a draft":
        LawPageFactory(title=NEW, fiscal_year=2026)
    found = line(framework, site)
    assert (NEW if what == "a draft" else OLD) in found.why_not
    count = Evidence.objects.count()
    with pytest.raises(NotAllowed):
        take_over(framework, site, ita_officer, [found.key])
    assert Evidence.objects.count() == count


def test_all_that_is_ticked_or_nothing(
    framework: Framework, before: Item, site: Site, ita_officer: Any
) -> None:
    EvidenceFactory(item=before, page=LawPageFactory(title=OLD, fiscal_year=2025, live=True))
    LawPageFactory(title=NEW, fiscal_year=2026, live=True)
    count = Evidence.objects.count()
    with pytest.raises(NotAllowed):
        take_over(framework, site, ita_officer, [line(framework, site).key, "0-0"])
    assert Evidence.objects.count() == count


def test_only_what_an_item_succeeds_of_the_same_scheme_and_agency(
    framework: Framework, before: Item, site: Site, other_agency: Site
) -> None:
    page = LawPageFactory(live=True)
    EvidenceFactory(item=ItemFactory(framework=before.framework, code="O31"), page=page)
    moit = FrameworkFactory(scheme="MOIT", fiscal_year=2025)
    EvidenceFactory(item=ItemFactory(framework=moit, code="O30"), page=page)
    assert proposed(framework, site) == []
    EvidenceFactory(item=before, page=page)
    assert len(proposed(framework, site)) == 1
    assert proposed(framework, other_agency) == []
    assert proposed(before.framework, site) == []  # nothing is known of the year before


def test_of_an_item_that_names_none_the_one_with_its_title(
    framework: Framework, item: Item, before: Item, site: Site
) -> None:
    EvidenceFactory(item=before, page=LawPageFactory(title=OLD, fiscal_year=2025, live=True))
    Item.objects.filter(pk=before.pk).update(title="แผนป้องกัน ปี พ.ศ. ๒๕๖๘")
    Item.objects.filter(pk=item.pk).update(title="แผนป้องกัน  ปี พ.ศ. 2569", predecessors=[])
    assert len(proposed(framework, site)) == 1
    Item.objects.filter(pk=item.pk).update(predecessors=["O31"])
    assert proposed(framework, site) == []


def test_queries_do_not_grow_with_the_lines(framework: Framework, before: Item, site: Site) -> None:
    counts = []
    for more in (1, 6):
        for number in range(more):
            name = f"เรื่อง {more}.{number}"
            old = LawPageFactory(title=f"{name} 2568", fiscal_year=2025, live=True)
            LawPageFactory(title=f"{name} 2569", fiscal_year=2026, live=True)
            EvidenceFactory(item=before, page=old, elements=[ElementFactory(item=before)])
        with CaptureQueriesContext(connection) as queries:
            lines = proposed(framework, site)
        counts.append(len(queries))
    assert len(lines) == 7 and not any(each.why_not for each in lines)
    assert counts[0] == counts[1]
