"""Coverage, item, and the evidence of an item, as the ITA officer works."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, Site

from home.models import HomePage
from ita.assessment.confirmation.models import WordingConfirmation
from ita.assessment.enums import DataYear, Wording
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Item
from tests.factories import (
    DocumentFactory,
    ElementFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    NewsPageFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client_of: Callable[[Any], Client], ita_officer: Any) -> Client:
    return client_of(ita_officer)


@pytest.fixture
def foreign_page(db: None) -> Page:
    """A page of another agency's site."""
    home = HomePage(title="หน่วยงานอื่น", slug="other", locale=Page.objects.get(depth=1).locale)
    Page.objects.get(depth=1).add_child(instance=home)
    Site.objects.create(hostname="other.example", root_page=home)
    return LawPageFactory(parent=home, live=True)


def add(officer: Client, item: Item, page: Any, **data: Any) -> Any:
    return officer.post(f"{reverse('ita_evidence_add', args=[item.pk])}?page={page.pk}", data)


class TestCoverage:
    def test_the_latest_year_is_shown_first(self, officer: Client) -> None:
        ItemFactory(framework=FrameworkFactory(fiscal_year=2025), title="ของปีที่แล้ว")
        ItemFactory(title="ปีนี้", wording=Wording.UNKNOWN)
        text = officer.get(reverse("ita_board")).content.decode()
        assert "ปีนี้" in text and "ของปีที่แล้ว" not in text
        assert "ita-unconfirmed" in text

    def test_a_tile_shows_only_its_state(self, officer: Client) -> None:
        proven = EvidenceFactory().item
        ItemFactory(title="ไม่มีใครพิสูจน์")
        url = f"{reverse('ita_board')}?framework={proven.framework_id}&state=unconfirmed"
        response = officer.get(url)
        assert proven.title in response.content.decode()
        assert "ไม่มีใครพิสูจน์" not in response.content.decode()
        assert [tile.count for tile in response.context["tiles"]] == [1, 0, 0, 0, 0, 1, 0, 0]

    @pytest.mark.parametrize("query", ["framework=x", "state=nonsense", "framework="])
    def test_nonsense_in_the_address_is_ignored(self, officer: Client, query: str) -> None:
        ItemFactory()
        assert officer.get(f"{reverse('ita_board')}?{query}").status_code == 200

    def test_a_framework_that_is_not_there(self, officer: Client) -> None:
        assert officer.get(f"{reverse('ita_board')}?framework=999").status_code == 404

    def test_without_any_framework(self, officer: Client) -> None:
        assert reverse("ita_framework_import") in officer.get(reverse("ita_board")).content.decode()

    def test_queries_do_not_grow(self, officer: Client) -> None:
        officer.get(reverse("ita_board"))
        counts = []
        for more in (5, 55):
            EvidenceFactory.create_batch(more)
            with CaptureQueriesContext(connection) as queries:
                officer.get(reverse("ita_board"))
            counts.append(len(queries))
        assert counts[0] == counts[1]


class TestItem:
    def test_it_shows_elements_and_evidence(self, officer: Client) -> None:
        item = ItemFactory(data_year=DataYear.PREVIOUS)
        element = ElementFactory(item=item, text="ตำแหน่งและรูปถ่าย")
        page = LawPageFactory(live=True, title="หน้าหลักฐาน", fiscal_year=2025)
        EvidenceFactory(item=item, page=page, elements=[element])
        text = officer.get(reverse("ita_item", args=[item.pk])).content.decode()
        assert "2568" in text and "ตำแหน่งและรูปถ่าย" in text
        assert page.full_url in text
        assert "ita-element--unknown" in text  # covered, and no check can tell
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) not in text

    def test_queries_do_not_grow(self, officer: Client) -> None:
        item = ItemFactory()
        url = reverse("ita_item", args=[item.pk])
        officer.get(url)
        counts = []
        for more in (2, 8):
            EvidenceFactory.create_batch(more, item=item)
            with CaptureQueriesContext(connection) as queries:
                officer.get(url)
            counts.append(len(queries))
        assert counts[1] <= counts[0]

    def test_who_may_edit_the_page_is_led_there(self, client_of: Callable[[Any], Client]) -> None:
        both = UserFactory(requester=True, ita_officer=True)
        evidence = EvidenceFactory(page=LawPageFactory(owner=both))
        text = client_of(both).get(reverse("ita_item", args=[evidence.item_id])).content.decode()
        assert reverse("wagtailadmin_pages:edit", args=[evidence.page_id]) in text

    def test_another_agencys_evidence_is_not_shown(
        self, officer: Client, foreign_page: Page
    ) -> None:
        evidence = EvidenceFactory(page=foreign_page)
        text = officer.get(reverse("ita_item", args=[evidence.item_id])).content.decode()
        assert foreign_page.title not in text
        for name in ("ita_evidence_edit", "ita_evidence_remove"):
            assert officer.get(reverse(name, args=[evidence.pk])).status_code == 404

    def test_an_officer_confirms_the_wording(self, officer: Client) -> None:
        item = ItemFactory(wording=Wording.UNKNOWN)
        url = reverse("ita_item_confirm", args=[item.pk])
        assert officer.get(url).status_code == 405
        seen = officer.get(reverse("ita_item", args=[item.pk])).context["seen"]
        officer.post(url, {"action": "all", "seen": seen})
        assert WordingConfirmation.objects.get().item == item


class TestAdding:
    def test_a_page_with_note_and_elements(self, officer: Client, ita_officer: Any) -> None:
        item, page = ItemFactory(), LawPageFactory(live=True)
        element = ElementFactory(item=item)
        response = add(officer, item, page, note="ดูข้อ 1", elements=[element.pk])
        assert response.url == reverse("ita_item", args=[item.pk])
        evidence = Evidence.objects.get()
        assert (evidence.page.pk, evidence.note, evidence.document) == (page.pk, "ดูข้อ 1", None)
        assert list(evidence.elements.all()) == [element]
        assert evidence.created_by == ita_officer
        assert PageLogEntry.objects.get(action="ita.link_evidence").data["code"] == item.code

    def test_one_file_of_the_page(self, officer: Client) -> None:
        item, document = ItemFactory(), DocumentFactory()
        page = LawPageFactory(live=True, files=[document])
        add(officer, item, page, target=f"file:{document.pk}")
        assert Evidence.objects.get().document == document

    @pytest.mark.parametrize("wrong", ["document", "elements", "heading"])
    def test_what_belongs_elsewhere_is_refused(self, officer: Client, wrong: str) -> None:
        item = ItemFactory()
        page = LawPageFactory(live=True, files=[DocumentFactory()])
        ElementFactory(item=item)
        data = {
            "document": {"target": f"file:{DocumentFactory().pk}"},
            "elements": {"elements": [ElementFactory().pk]},
            "heading": {"elements": [ElementFactory(item=item, heading=True).pk]},
        }[wrong]
        assert add(officer, item, page, **data).status_code == 422
        assert not Evidence.objects.exists()

    def test_twice_is_refused_with_the_reason(self, officer: Client) -> None:
        evidence = EvidenceFactory()
        assert add(officer, evidence.item, evidence.page).status_code == 422
        assert Evidence.objects.count() == 1

    def test_another_agencys_page_is_refused(self, officer: Client, foreign_page: Page) -> None:
        item = ItemFactory()
        assert add(officer, item, foreign_page).status_code == 422
        url = f"{reverse('ita_evidence_add', args=[item.pk])}?page={foreign_page.pk}"
        assert officer.get(url).status_code == 302
        assert not Evidence.objects.exists()

    @pytest.mark.parametrize(("query", "status"), [("", 302), ("?page=x", 404), ("?page=1", 404)])
    def test_without_a_page_of_content(self, officer: Client, query: str, status: int) -> None:
        url = reverse("ita_evidence_add", args=[ItemFactory().pk]) + query
        assert officer.get(url).status_code == status

    def test_it_warns_of_last_years_data_before_saving(self, officer: Client) -> None:
        page = LawPageFactory(title="ปีเก่า", fiscal_year=2025)
        url = f"{reverse('ita_evidence_add', args=[ItemFactory().pk])}?page={page.pk}"
        assert len(officer.get(url).context["reasons"]) == 2


class TestChanging:
    def test_note_file_and_elements(self, officer: Client) -> None:
        document = DocumentFactory()
        evidence = EvidenceFactory(page=NewsPageFactory(live=True, files=[document]))
        element = ElementFactory(item=evidence.item)
        data = {"note": "ใหม่", "target": f"file:{document.pk}", "elements": [element.pk]}
        officer.post(reverse("ita_evidence_edit", args=[evidence.pk]), data)
        evidence.refresh_from_db()
        assert (evidence.note, evidence.document) == ("ใหม่", document)
        assert list(evidence.elements.all()) == [element]

    def test_removing_asks_first_and_keeps_the_page(self, officer: Client) -> None:
        evidence = EvidenceFactory()
        url = reverse("ita_evidence_remove", args=[evidence.pk])
        assert officer.get(url).status_code == 200
        assert Evidence.objects.exists()
        officer.post(url)
        assert not Evidence.objects.exists()
        assert Page.objects.filter(pk=evidence.page_id).exists()
        assert PageLogEntry.objects.filter(action="ita.unlink_evidence").exists()
