"""One page as evidence of many items, and what its editor shows."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.enums import Section
from ita.assessment.evidence.models import Evidence
from tests.factories import (
    ElementFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client_of: Callable[[Any], Client], ita_officer: Any) -> Client:
    return client_of(ita_officer)


def test_one_page_for_many_items_of_many_frameworks(officer: Client) -> None:
    page = LawPageFactory(live=True)
    url = reverse("ita_page_evidence", args=[page.pk])
    first, second, third = ItemFactory.create_batch(3)
    element = ElementFactory(item=second)
    data = {
        f"item-{first.pk}": "on",
        f"note-{first.pk}": "ดูข้อ 1",
        f"item-{second.pk}": "on",
        f"elements-{second.pk}": [element.pk],
        f"note-{third.pk}": "ไม่ได้เลือก",
    }
    officer.post(f"{url}?framework={first.framework_id}", data)
    other = ItemFactory(framework=FrameworkFactory(scheme="MOIT", fiscal_year=2025))
    officer.post(f"{url}?framework={other.framework_id}", {f"item-{other.pk}": "on"})
    rows = Evidence.objects.filter(page=page).order_by("pk")
    assert [row.item for row in rows] == [first, second, other]
    assert rows[0].note == "ดูข้อ 1"
    assert list(rows[1].elements.all()) == [element]


def test_what_is_linked_already_offers_no_box(officer: Client) -> None:
    evidence = EvidenceFactory()
    url = reverse("ita_page_evidence", args=[evidence.page_id])
    text = officer.get(url).content.decode()
    assert f"item-{evidence.item_id}" not in text
    assert reverse("ita_evidence_edit", args=[evidence.pk]) in text
    officer.post(url, {f"item-{evidence.item_id}": "on"})
    assert Evidence.objects.count() == 1


def test_elements_of_another_item_are_refused(officer: Client) -> None:
    page, item = LawPageFactory(live=True), ItemFactory()
    ElementFactory(item=item)
    data = {f"item-{item.pk}": "on", f"elements-{item.pk}": [ElementFactory().pk]}
    response = officer.post(reverse("ita_page_evidence", args=[page.pk]), data)
    assert response.status_code == 422
    assert not Evidence.objects.exists()


def test_only_pages_of_this_agency(officer: Client, home_page: Any) -> None:
    ItemFactory()
    assert officer.get(reverse("ita_page_evidence", args=[home_page.pk])).status_code == 200
    root = home_page.get_parent()
    assert officer.get(reverse("ita_page_evidence", args=[root.pk])).status_code == 404
    english = home_page.get_translations().first().get_children().first()
    page = LawPageFactory(parent=english, live=True)
    assert officer.get(reverse("ita_page_evidence", args=[page.pk])).status_code == 404


def test_the_choice_of_a_page_leads_on(officer: Client) -> None:
    page = LawPageFactory()
    url = reverse("ita_page_choice")
    assert officer.get(f"{url}?page={page.pk}").url == reverse("ita_page_evidence", args=[page.pk])
    assert officer.get(f"{url}?page=").status_code == 200


def test_without_any_framework(officer: Client) -> None:
    url = reverse("ita_page_evidence", args=[LawPageFactory().pk])
    assert officer.get(url).status_code == 200
    assert officer.post(url, {}).status_code == 422


class TestEditor:
    def test_it_shows_the_items_and_to_ita_officers_the_button(
        self, client_of: Callable[[Any], Client]
    ) -> None:
        both = UserFactory(requester=True, ita_officer=True)
        page = LawPageFactory(owner=both)
        evidence = EvidenceFactory(page=page, item__title="ข้อที่พิสูจน์")
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        text = client_of(both).get(edit).content.decode()
        assert "ข้อที่พิสูจน์" in text
        assert reverse("ita_item", args=[evidence.item_id]) in text
        assert text.count(reverse("ita_page_evidence", args=[page.pk])) >= 2  # panel and header

    def test_a_requester_sees_the_items_without_links(
        self, client_of: Callable[[Any], Client], requester: Any
    ) -> None:
        page = LawPageFactory(owner=requester)
        EvidenceFactory(page=page, item__title="ข้อที่พิสูจน์")
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        text = client_of(requester).get(edit).content.decode()
        assert "ข้อที่พิสูจน์" in text
        assert "/admin/ita/item/" not in text
        assert "/admin/ita/evidence/" not in text

    def test_a_section_offers_the_link_as_its_list_can_be_evidence(
        self, client_of: Callable[[Any], Client], section: Callable[[Section], Any]
    ) -> None:
        client = client_of(UserFactory(requester=True, ita_officer=True))
        page = section(Section.LAW)
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        text = client.get(edit).content.decode()
        assert reverse("ita_page_evidence", args=[page.pk]) in text

    def test_the_listing_leads_to_the_screen(
        self, client_of: Callable[[Any], Client], section: Callable[[Section], Any]
    ) -> None:
        page = LawPageFactory()
        client = client_of(UserFactory(requester=True, ita_officer=True))
        url = reverse("wagtailadmin_explore", args=[section(Section.LAW).pk])
        assert reverse("ita_page_evidence", args=[page.pk]) in client.get(url).content.decode()
