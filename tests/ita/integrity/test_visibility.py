"""What is live can be opened by everybody, with its files."""

import pytest
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from home.models import AgencyDocument, LawPage
from ita.integrity.visibility import why_not_visible
from tests.factories import DocumentFactory, LawPageFactory


@pytest.fixture
def document(site: None) -> AgencyDocument:
    """A file in a folder of its own."""
    document = DocumentFactory()
    document.collection = document.collection.add_child(name="แผนงาน").add_child(name="ปี 2570")
    document.save()
    return document


@pytest.fixture
def page(document: AgencyDocument) -> LawPage:
    return LawPageFactory(live=True, files=[document])


def test_what_nobody_restricted_is_visible(page: LawPage) -> None:
    assert why_not_visible(page) is None


def test_a_page_below_what_is_restricted_is_not(page: LawPage) -> None:
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert "จำกัด" in (why_not_visible(Page.objects.get(pk=page.pk).specific) or "")


@pytest.mark.parametrize("above", [0, 1, 2], ids=["its folder", "the one above", "all files"])
def test_a_page_whose_files_are_restricted_is_not(
    page: LawPage, document: AgencyDocument, above: int
) -> None:
    path = document.collection.path[: -4 * above or None]
    folder = type(document.collection).objects.get(path=path)
    CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
    assert "ไฟล์" in (why_not_visible(page) or "")


def test_a_folder_beside_may_be_restricted(page: LawPage, document: AgencyDocument) -> None:
    beside = document.collection.get_parent().add_child(name="ปี 2571")
    CollectionViewRestriction.objects.create(collection=beside, restriction_type="login")
    assert why_not_visible(page) is None
