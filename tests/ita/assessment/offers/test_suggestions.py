"""Pages that could prove an item are found for a reason, and only offered."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.models import LawPage
from ita.assessment.enums import DataYear
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Item
from ita.assessment.offers.suggestions import suggestions
from tests.factories import (
    ElementFactory,
    EvidenceFactory,
    ExecutivesPageFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    NewsPageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(site: Site) -> Item:
    before = ItemFactory(framework=FrameworkFactory(fiscal_year=2025), code="O30", title="เดิม")
    EvidenceFactory(
        item=before,
        page=LawPageFactory(title="แผนป้องกัน ประจำปี 2568", fiscal_year=2025, live=True),
    )
    return ItemFactory(code="O23", title="ชื่อข้อ", predecessors=["O30"])


def offered(item: Item, site: Site) -> dict[str, str]:
    """{title: reasons} in order; and nothing is linked by it."""
    before = Evidence.objects.count()
    found = {each.page.title: " | ".join(each.reasons) for each in suggestions(item, site)}
    assert Evidence.objects.count() == before
    return found


def test_the_newer_edition_of_what_proved_the_item_before(item: Item, site: Site) -> None:
    LawPageFactory(title="แผนป้องกัน ประจำปี 2569", fiscal_year=2026, live=True)
    LawPageFactory(title="แผนอื่น ประจำปี 2569", fiscal_year=2026, live=True)
    NewsPageFactory(title="แผนป้องกัน ประจำปี 2569", fiscal_year=2026, live=True)
    (found,) = suggestions(item, site)
    assert found.page.title == "แผนป้องกัน ประจำปี 2569"
    assert found.page.specific_class is LawPage
    assert "O30" in found.reasons[0] and "2568" in found.reasons[0]


def test_last_years_page_itself_only_where_its_year_fits(item: Item, site: Site) -> None:
    assert offered(item, site) == {}
    Item.objects.filter(pk=item.pk).update(data_year=DataYear.PREVIOUS)
    assert list(offered(Item.objects.get(pk=item.pk), site)) == ["แผนป้องกัน ประจำปี 2568"]
    Item.objects.filter(pk=item.pk).update(predecessors=[])
    assert offered(Item.objects.get(pk=item.pk), site) == {}


@pytest.mark.parametrize("name", ["ExecutivesPage", "executives", "executive", "executives_page"])
def test_a_page_of_the_type_that_a_check_names(site: Site, name: str) -> None:
    item = ItemFactory(title="ชื่อข้อ")
    ElementFactory(item=item, checks=[{"check": "page_type", "type": name}, {"check": "x"}, 3])
    ExecutivesPageFactory(title="ทำเนียบ", live=True)
    LawPageFactory(title="กฎหมาย", live=True)
    assert list(offered(item, site)) == ["ทำเนียบ"]


def test_a_page_whose_title_has_the_items_words(site: Site) -> None:
    item = ItemFactory(title="แผนปฏิบัติการป้องกันการทุจริต")
    LawPageFactory(title="แผนปฏิบัติการป้องกันการทุจริต 2569", live=True)
    LawPageFactory(title="ประกาศรับสมัครงาน", live=True)
    LawPageFactory(title="แผนปฏิบัติการป้องกันการทุจริต ร่าง")
    LawPageFactory(title="แผนปฏิบัติการป้องกันการทุจริต เก่า", fiscal_year=2025, live=True)
    found = offered(item, site)
    assert list(found) == ["แผนปฏิบัติการป้องกันการทุจริต 2569"]
    assert "ทุจริต" in next(iter(found.values()))


def test_a_section_that_the_item_is_about(site: Site) -> None:
    section = site.root_page.get_children().first()
    (found,) = suggestions(ItemFactory(title=f"รายการ {section.title}"), site)
    assert found.page.pk == section.pk and found.filters == "year=2569"


def test_what_is_linked_is_not_offered_again(item: Item, site: Site) -> None:
    page = LawPageFactory(title="แผนป้องกัน ประจำปี 2569", fiscal_year=2026, live=True)
    EvidenceFactory(item=item, page=page)
    assert offered(item, site) == {}


def test_nothing_of_another_agency(item: Item, site: Site, other_agency: Site) -> None:
    theirs = other_agency.root_page.get_children().first()
    LawPageFactory(
        title="แผนป้องกัน ประจำปี 2569", fiscal_year=2026, live=True, parent=theirs.specific
    )
    assert offered(item, site) == {}
    assert offered(item, other_agency) == {}  # which proved nothing before


def test_queries_do_not_grow_with_the_pages(item: Item, site: Site) -> None:
    item.title = "แผนปฏิบัติการป้องกันการทุจริต"
    ElementFactory(item=item, checks=[{"check": "page_type", "type": "law"}])
    counts = []
    for more in (1, 6):
        for number in range(more):
            title = f"แผนปฏิบัติการป้องกันการทุจริต ฉบับ {number}"
            LawPageFactory(title=title, fiscal_year=2026, live=True)
            EvidenceFactory(item=Item.objects.get(code="O30"), page=LawPageFactory(title=title))
        with CaptureQueriesContext(connection) as queries:
            assert suggestions(item, site)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_hostile_checks_and_titles_break_nothing(site: Site, item: Any) -> None:
    for title in ("", "%_\\", "ๅ" * 500, "2569 12", "\U0001f600"):
        item.title = title
        suggestions(item, site)
