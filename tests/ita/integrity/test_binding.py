"""What was checked is approved, and what was approved goes live: nothing else."""

from typing import Any

import pytest
from wagtail.models import Page, Revision

from home.core.exceptions import NotAllowed
from home.models import AgencyDocument, HomePage, LawPage
from ita.integrity.binding import (
    ContentChanged,
    approved_seal,
    is_frame,
    store,
    unchanged_content,
)
from ita.integrity.models import Seal
from ita.integrity.seal import seal_of
from ita.workflow import operations
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers, fresh, step
from tests.officers import pass_step


@pytest.fixture
def document(site: None) -> AgencyDocument:
    return DocumentFactory(filename="แผน.pdf")


@pytest.fixture
def checked(officers: Officers, document: AgencyDocument) -> LawPage:
    page = LawPageFactory(owner=officers.requester, files=[document])
    operations.request_publication(page, officers.requester)
    pass_step(step(page), officers.checker)
    return fresh(page)


@pytest.fixture
def approved(checked: LawPage, officers: Officers) -> LawPage:
    pass_step(step(checked), officers.approver)
    return fresh(checked)


def save_more(page: LawPage) -> None:
    """As another window of the editor, or a script, saves."""
    newer = page.get_latest_revision_as_object()
    newer.summary = "แก้ไขหลังจากนั้น"
    newer.save_revision()


def save_the_same(page: LawPage) -> None:
    page.get_latest_revision_as_object().save_revision()


def change_stored_revision(page: LawPage) -> None:
    revision = page.get_latest_revision()
    content = revision.content | {"summary": "แก้ไขในฐานข้อมูล"}
    Revision.objects.filter(pk=revision.pk).update(content=content)


CHANGES = [save_more, save_the_same, change_stored_revision]


def test_unchanged_content_is_approved_as_it_was_checked(checked: LawPage) -> None:
    assert unchanged_content(step(checked)) == seal_of(checked.get_latest_revision_as_object())


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_since_the_check_is_not_approved(checked: LawPage, change: Any) -> None:
    change(checked)
    with pytest.raises(ContentChanged):
        unchanged_content(step(checked))


def test_what_was_approved_goes_live_under_its_own_seal(approved: LawPage) -> None:
    seal = Seal.objects.get(page_id=approved.pk)
    assert approved_seal(step(approved)) == seal
    other = LawPageFactory(summary="อื่น")  # a shell stores another seal for the step
    store(seal_of(other), approved, approved.get_latest_revision(), seal.request_id)
    assert approved_seal(step(approved)) == seal


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_since_the_approval_does_not_go_live(approved: LawPage, change: Any) -> None:
    change(approved)
    with pytest.raises(ContentChanged):
        approved_seal(step(approved))


def test_what_differs_from_the_approval_is_named(approved: LawPage) -> None:
    save_more(approved)
    with pytest.raises(ContentChanged) as caught:
        approved_seal(step(approved))
    assert caught.value.changed == ["สรุปย่อ"]


def test_without_an_approval_on_the_register_nothing_goes_live(checked: LawPage) -> None:
    store(seal_of(checked), checked, checked.get_latest_revision(), step(checked).workflow_state_id)
    with pytest.raises(ContentChanged):
        approved_seal(step(checked))


def test_content_whose_file_is_lost_is_not_approved(
    checked: LawPage, document: AgencyDocument
) -> None:
    document.file.storage.delete(document.file.name)
    with pytest.raises(NotAllowed, match=r"แผน\.pdf"):
        unchanged_content(step(checked))


def test_content_whose_file_is_lost_does_not_go_live(
    approved: LawPage, document: AgencyDocument
) -> None:
    document.file.storage.delete(document.file.name)
    with pytest.raises(NotAllowed, match=r"แผน\.pdf"):
        approved_seal(step(approved))


def test_the_frame_is_what_the_setup_made_and_no_later_state(home_page: HomePage) -> None:
    assert is_frame(home_page, home_page.get_latest_revision())
    home_page.title = "ชื่อใหม่"
    assert not is_frame(home_page, home_page.save_revision())


def test_no_content_is_of_the_frame_whatever_stands_in_the_table(site: None) -> None:
    page = LawPageFactory()
    revision = page.get_latest_revision()
    store(seal_of(page), page, revision)
    assert not is_frame(Page.objects.get(pk=page.pk), revision)
