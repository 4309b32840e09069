"""An officer creates the right page in the right section, and is told what is missing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from modelcluster.models import get_all_child_relations

from home.completeness import missing_for_publication
from home.enums import ContentKind, Section
from home.models import (
    ContentPage,
    HomePage,
    LawPage,
    LinkDirectoryPage,
    SectionPage,
)
from home.models.public_page import ChildRow
from tests.factories import (
    CONTENT_PAGE_FACTORIES,
    ContentPageFactory,
    LawPageFactory,
    UnitFactory,
)
from tests.home.editor import add_url, as_new, edit_url, shown, with_row

pytestmark = pytest.mark.django_db

SectionOf = Callable[[Section], SectionPage]
ClientOf = Callable[[Any], Client]
EVERY_TYPE = pytest.mark.parametrize("factory", CONTENT_PAGE_FACTORIES)
LONGEST_TITLE = "ประกาศ" * 42 + "ที่"  # 255 characters


def newest() -> ContentPage:
    return ContentPage.objects.latest("pk").specific


def row_counts(page: ContentPage) -> dict[str, int]:
    relations = get_all_child_relations(type(page))
    names = [r.get_accessor_name() for r in relations if issubclass(r.related_model, ChildRow)]
    return {name: getattr(page, name).count() for name in names}


# Where a page may stand


@EVERY_TYPE
def test_a_type_can_be_created_in_its_own_section_only(
    factory: type[ContentPageFactory], home_page: HomePage, section: SectionOf
) -> None:
    model = factory._meta.model
    allowed = [name for name in Section if model.can_create_at(section(name))]
    assert allowed == [model.section]
    assert not model.can_create_at(home_page)
    assert not model.can_create_at(factory())


def test_sections_and_front_pages_are_not_made_by_hand(
    home_page: HomePage, section: SectionOf
) -> None:
    assert not SectionPage.can_create_at(home_page)
    assert not HomePage.can_create_at(home_page.get_parent())
    assert not ContentPage.can_create_at(section(Section.LAW))


def test_the_editor_refuses_a_type_in_a_wrong_section(
    requester: User, client_of: ClientOf, section: SectionOf
) -> None:
    url = add_url(LawPage, section(Section.NEWS))
    assert client_of(requester).get(url).status_code == 302
    client_of(requester).post(url, {"title": "ข้อบัญญัติ"})
    assert not LawPage.objects.exists()


# Creating


@EVERY_TYPE
def test_a_requester_saves_a_draft_with_only_a_title(
    factory: type[ContentPageFactory], requester: User, client_of: ClientOf, section: SectionOf
) -> None:
    model, client = factory._meta.model, client_of(requester)
    url = add_url(model, section(model.section))
    response = client.post(url, shown(client, url, title="หัวข้อที่ยังไม่ครบ"))
    assert response.status_code == 302
    page = newest()
    assert type(page) is model
    assert page.title == "หัวข้อที่ยังไม่ครบ"
    assert not page.live
    assert page.owner == requester
    assert page.content_kind in ContentKind.values
    assert not any(row_counts(page).values())
    unstored = set(missing_for_publication(model(title="หัวข้อ"))) - {"path", "depth"}
    assert set(missing_for_publication(page)) == unstored
    assert client.get(edit_url(page)).status_code == 200


@EVERY_TYPE
def test_everything_typed_into_a_new_page_is_saved(
    factory: type[ContentPageFactory], requester: User, client_of: ClientOf, section: SectionOf
) -> None:
    model, client = factory._meta.model, client_of(requester)
    example = factory()
    data = as_new(shown(client, edit_url(example)))
    response = client.post(add_url(model, section(model.section)), data)
    assert response.status_code == 302
    page = newest()
    assert page.pk != example.pk
    assert row_counts(page) == row_counts(example)
    own = {f.name for f in model._meta.local_fields if f.editable and not f.primary_key}
    for name in own | {"summary", "source", "owner_unit", "period_from", "fiscal_year"}:
        assert getattr(page, name) == getattr(example, name), name


@EVERY_TYPE
def test_a_page_saved_again_unchanged_stays_as_it_was(
    factory: type[ContentPageFactory], requester: User, client_of: ClientOf
) -> None:
    client, page = client_of(requester), factory()
    before = page.get_latest_revision_as_object().serializable_data()
    assert client.post(edit_url(page), shown(client, edit_url(page))).status_code == 302
    page = type(page).objects.get(pk=page.pk)
    after = page.get_latest_revision_as_object().serializable_data()
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"latest_revision", "latest_revision_created_at", "has_unpublished_changes"}


def test_a_row_that_was_added_and_left_blank_is_not_kept(
    requester: User, client_of: ClientOf, section: SectionOf
) -> None:
    client, url = client_of(requester), add_url(LinkDirectoryPage, section(Section.LINKS))
    data = with_row(shown(client, url, title="ลิงก์"), "links")
    assert client.post(url, data).status_code == 302
    assert row_counts(newest())["links"] == 0


def test_a_row_that_is_begun_must_be_finished_where_it_could_not_be_stored(
    requester: User, client_of: ClientOf, section: SectionOf
) -> None:
    client, url = client_of(requester), add_url(LinkDirectoryPage, section(Section.LINKS))
    data = with_row(shown(client, url, title="ลิงก์"), "links", name="x", url="not an address")
    response = client.post(url, data)
    assert response.status_code == 200
    assert response.context["form"].formsets["links"].errors[0]["url"]


def test_only_units_of_the_agency_are_offered(
    requester: User, client_of: ClientOf, section: SectionOf, site: Any
) -> None:
    own = UnitFactory()
    response = client_of(requester).get(add_url(LawPage, section(Section.LAW)))
    assert list(response.context["form"].fields["owner_unit"].queryset) == [own]


# Titles and addresses


def test_a_title_of_255_thai_characters(
    requester: User, client_of: ClientOf, section: SectionOf
) -> None:
    client, url = client_of(requester), add_url(LawPage, section(Section.LAW))
    assert len(LONGEST_TITLE) == 255
    for number in range(2):  # of two sources: the same twice would be a double click
        data = shown(client, url, title=LONGEST_TITLE, source=f"แหล่งที่ {number}")
        assert client.post(url, data).status_code == 302
    slugs = [page.slug for page in LawPage.objects.order_by("pk")]
    assert slugs[1] == f"{slugs[0]}-2"
    assert all(slug.isascii() and len(slug) <= 70 for slug in slugs)
    assert LawPage.objects.filter(title=LONGEST_TITLE).count() == 2


def test_a_longer_title_is_refused(
    requester: User, client_of: ClientOf, section: SectionOf
) -> None:
    client, url = client_of(requester), add_url(LawPage, section(Section.LAW))
    response = client.post(url, shown(client, url, title=LONGEST_TITLE + "ก"))
    assert response.context["form"].errors["title"]


def test_the_address_stays_when_the_title_changes(requester: User, client_of: ClientOf) -> None:
    client, page = client_of(requester), LawPageFactory()
    client.post(edit_url(page), shown(client, edit_url(page), title="ชื่อใหม่"))
    changed = LawPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (changed.title, changed.slug) == ("ชื่อใหม่", page.slug)
