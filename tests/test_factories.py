"""The factories make what they promise: complete pages, also by the rules of publication."""

from typing import Any

import pytest
from wagtail.models import Site

from home.completeness import missing_for_publication
from home.models import ContentPage
from ita.workflow import operations
from tests.factories import (
    CONTENT_PAGE_FACTORIES,
    CaseFactory,
    ContentPageFactory,
    DocumentFactory,
    ElementFactory,
    EvidenceFactory,
    LawPageFactory,
    UserFactory,
)
from tests.officers import pass_step

pytestmark = pytest.mark.django_db


def all_content_types() -> set[type[ContentPage]]:
    pending, found = [ContentPage], set()
    while pending:
        model = pending.pop()
        pending += model.__subclasses__()
        if model.is_creatable and not model._meta.abstract:
            found.add(model)
    return found


def test_every_content_type_has_a_factory() -> None:
    assert {f._meta.model for f in CONTENT_PAGE_FACTORIES} == all_content_types()


@pytest.mark.parametrize("factory", CONTENT_PAGE_FACTORIES)
def test_a_draft_is_complete_and_valid(factory: type[ContentPageFactory]) -> None:
    page = factory()
    page = page.get_latest_revision_as_object()
    page.full_clean()
    assert missing_for_publication(page) == []
    assert not page.live


@pytest.mark.parametrize("factory", CONTENT_PAGE_FACTORIES)
def test_a_live_page_has_dates_and_a_live_revision(factory: type[ContentPageFactory]) -> None:
    page = factory(live=True)
    page.refresh_from_db()
    assert page.live
    assert page.first_published_at
    assert page.live_revision_id == page.latest_revision_id
    assert not page.has_unpublished_changes


def test_traits_of_users_can_be_combined(site: Site) -> None:
    user = UserFactory(checker=True, webmaster=True)
    assert set(user.groups.values_list("name", flat=True)) == {"checkers", "webmasters"}
    assert user.posts.get().duties.count() == 2
    assert user.wagtail_userprofile.preferred_language == "th"


def test_documents_differ_and_can_be_files_of_a_page() -> None:
    first, second = DocumentFactory(), DocumentFactory(filename="คำสั่ง.pdf")
    assert first.sha256 != second.sha256
    assert second.original_filename == "คำสั่ง.pdf"
    page = LawPageFactory(files=[first, second])
    assert [row.document for row in page.files] == [first, second]


def test_a_draft_can_go_through_the_workflow(
    requester: Any, checker: Any, approver: Any, webmaster: Any
) -> None:
    page = LawPageFactory(owner=requester)
    operations.request_publication(page, requester)
    for user in (checker, approver, webmaster):
        page = type(page).objects.get(pk=page.pk)
        pass_step(page.current_workflow_task_state, user)
    page.refresh_from_db()
    assert page.live


def test_evidence_covers_elements() -> None:
    element = ElementFactory()
    evidence = EvidenceFactory(item=element.item, elements=[element])
    assert list(evidence.elements.all()) == [element]


def test_a_case_has_its_secret_once() -> None:
    case = CaseFactory(answer="ซ่อมแล้ว")
    assert case.opens_with(case.secret)
    assert type(case).objects.get(pk=case.pk).secret is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", [1, 2])
def test_a_transactional_test_finds_the_site_set_up(time: int, home_page: Any) -> None:
    assert LawPageFactory(live=True).get_site().root_page_id == home_page.pk
