"""Replacing a file: what becomes of the documents, the pages, the register and the addresses."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from home.core.duties import Group
from home.core.exceptions import NotAllowed
from home.models import AgencyDocument, LawPage, PageAttachment
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.enums import Replacement
from ita.workflow.replacement.operations import replace_file
from tests.factories import (
    AgencyProfilePageFactory,
    DocumentFactory,
    DutyFactory,
    LawPageFactory,
    pdf_bytes,
)
from tests.ita.conftest import Officers, fresh, publish, step
from tests.ita.workflow.replacement.conftest import REASON, approve, new_file
from tests.officers import return_for_correction

pytestmark = pytest.mark.django_db


def draft_of(page: Any) -> Any:
    return page.specific_class.objects.get(pk=page.pk).get_latest_revision_as_object()


def documents_in(page: Any) -> list[int]:
    return [row.document_id for row in page.attachments.all()]


def stored_files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_a_live_page_gets_a_draft_with_the_new_file_and_a_request(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    new = new_file()
    (result,) = replace_file(old, new, officers.requester2, REASON)

    assert (result.result, result.reason) == (Replacement.REQUESTED, "")
    assert new.supersedes == old
    assert new.uploaded_by_user == officers.requester2
    assert documents_in(draft_of(live)) == [new.pk]
    assert documents_in(fresh(live)) == [old.pk]
    state = fresh(live).current_workflow_state
    assert state.requested_by == officers.requester2
    old.refresh_from_db()
    with old.file.open() as file:
        assert file.read() == pdf_bytes("Old edition")


def test_the_new_file_stands_where_the_old_one_stood(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    old.collection = old.collection.add_child(name="แผน")
    old.save()
    old.tags.add("แผนพัฒนา")
    new = new_file()
    replace_file(old, new, officers.requester, REASON)
    new.refresh_from_db()
    assert new.collection == old.collection
    assert list(new.tags.names()) == ["แผนพัฒนา"]


def test_the_register_names_both_files_with_their_hashes(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    new = new_file()
    replace_file(old, new, officers.requester, REASON)
    entry = RegisterEntry.objects.get(act=Act.FILE_REPLACED)
    assert (entry.page_id, entry.reason) == (live.pk, REASON)
    assert entry.details["old"]["sha256"] == old.sha256
    assert entry.details["old"]["name"] == "แผน.pdf"
    assert entry.details["new"]["sha256"] == new.sha256
    assert entry.details["new"]["name"] == "แผน แก้ไข.pdf"
    assert entry.revision_id == fresh(live).latest_revision_id
    call_command("verify_register")


def test_the_old_address_changes_only_when_the_new_file_was_approved(
    live: LawPage, old: AgencyDocument, officers: Officers, client: Client
) -> None:
    new = new_file()
    replace_file(old, new, officers.requester, REASON)
    assert b"".join(client.get(old.url).streaming_content) == pdf_bytes("Old edition")
    assert client.get(new.url).status_code == 404

    approve(live, officers)

    assert new.url in client.get(old.url).content.decode()
    assert client.get(new.url).streaming
    call_command("verify_live")


def test_who_replaced_the_file_may_not_approve_it(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    replace_file(old, new_file(), officers.requester, REASON)
    DutyFactory(user=officers.requester, duty=Group.CHECKERS)
    with pytest.raises(NotAllowed):
        operations.pass_step(step(live), officers.requester, "", {})


def test_every_page_is_told_of(live: LawPage, old: AgencyDocument, officers: Officers) -> None:
    under_review = LawPageFactory(owner=officers.requester, files=[old])
    operations.request_publication(under_review, officers.requester)
    never_live = LawPageFactory(owner=officers.requester2, files=[old])
    changed = publish(LawPageFactory(owner=officers.requester, files=[old]), officers)
    changed.summary = "ข้อความที่ยังไม่ขอเผยแพร่"
    changed.save_revision(user=officers.requester2)
    removed = publish(LawPageFactory(owner=officers.requester, files=[old]), officers)
    removed.attachments = []
    removed.save_revision(user=officers.requester2)
    locked = publish(LawPageFactory(owner=officers.requester, files=[old]), officers)
    LawPage.objects.filter(pk=locked.pk).update(locked=True, locked_by=officers.requester2)

    new = new_file()
    results = {r.page_id: r for r in replace_file(old, new, officers.requester, REASON)}

    assert {page_id: result.result for page_id, result in results.items()} == {
        live.pk: Replacement.REQUESTED,
        under_review.pk: Replacement.UNTOUCHED,
        never_live.pk: Replacement.DRAFTED,
        changed.pk: Replacement.DRAFTED,
        removed.pk: Replacement.UNTOUCHED,
        locked.pk: Replacement.UNTOUCHED,
    }
    assert all(results[page.pk].reason for page in (under_review, never_live, changed, removed))
    assert officers.requester2.username in results[changed.pk].reason
    assert documents_in(draft_of(changed)) == documents_in(draft_of(never_live)) == [new.pk]
    assert draft_of(changed).summary == "ข้อความที่ยังไม่ขอเผยแพร่"
    assert documents_in(draft_of(under_review)) == documents_in(draft_of(locked)) == [old.pk]
    recorded = RegisterEntry.objects.filter(act=Act.FILE_REPLACED)
    assert {row.page_id for row in recorded} == {live.pk, never_live.pk, changed.pk}
    assert not fresh(changed).workflow_in_progress


def test_what_the_page_misses_is_the_reason_why_it_is_not_requested(
    old: AgencyDocument, officers: Officers
) -> None:
    page = LawPageFactory(owner=officers.requester, files=[old], live=True)
    LawPage.objects.filter(pk=page.pk).update(source="")  # as before it was asked for
    (result,) = replace_file(old, new_file(), officers.requester, REASON)
    assert result.result == Replacement.DRAFTED
    assert str(LawPage._meta.get_field("source").verbose_name) in result.reason
    assert not fresh(page).workflow_in_progress


def test_a_returned_page_takes_the_new_file_into_its_draft(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    second = new_file(text="Second")
    replace_file(old, second, officers.requester, REASON)
    return_for_correction(step(live), officers.checker, "ไฟล์ผิดหน้า")
    third = new_file(text="Third")
    (result,) = replace_file(second, third, officers.requester, REASON)
    assert result.result == Replacement.DRAFTED
    assert documents_in(draft_of(live)) == [third.pk]
    operations.request_publication(live, officers.requester)


def link_to(document: AgencyDocument) -> str:
    return (
        f'<p data-block-key="a1"><a id="{document.pk}" linktype="document">ไฟล์</a> '
        f'<a id="{document.pk}" linktype="page">หน้า</a></p>'
    )


def test_links_in_rich_text_lead_to_the_new_file(old: AgencyDocument, officers: Officers) -> None:
    other = DocumentFactory()
    block = {"type": "paragraph", "value": link_to(old) + link_to(other)}
    page = AgencyProfilePageFactory(
        owner=officers.requester, history=link_to(old), body=json.dumps([block]), live=True
    )
    new = new_file()
    replace_file(old, new, officers.requester, REASON)

    draft = draft_of(page)
    assert draft.history == link_to(old).replace(
        f'id="{old.pk}" linktype="document"', f'id="{new.pk}" linktype="document"'
    )
    text = draft.body[0].value.source
    assert f'id="{new.pk}" linktype="document"' in text
    assert f'id="{other.pk}" linktype="document"' in text
    assert f'id="{old.pk}" linktype="document"' not in text


@pytest.mark.parametrize("who", ["checker", "approver", "webmaster", "former requester"])
def test_only_a_requester_in_office_replaces(
    live: LawPage, old: AgencyDocument, officers: Officers, who: str
) -> None:
    user = getattr(officers, who, officers.requester2)
    if who == "former requester":
        user.posts.update(valid_until="2025-12-31")
    with pytest.raises(NotAllowed):
        replace_file(old, new_file(), user, REASON)
    assert AgencyDocument.objects.count() == 1


@pytest.mark.parametrize("why", ["same bytes", "no page", "under review"])
def test_where_nothing_can_be_replaced_nothing_stays_behind(
    live: LawPage, old: AgencyDocument, officers: Officers, why: str
) -> None:
    target, text = old, "Old edition" if why == "same bytes" else "New"
    if why == "no page":
        target = DocumentFactory()
    if why == "under review":
        fresh(live).get_latest_revision_as_object().save_revision(user=officers.requester)
        operations.request_publication(live, officers.requester)
    before = (AgencyDocument.objects.count(), stored_files(), RegisterEntry.objects.count())
    with pytest.raises(NotAllowed):
        replace_file(target, new_file(text=text), officers.requester, REASON)
    assert before == (
        AgencyDocument.objects.count(),
        stored_files(),
        RegisterEntry.objects.count(),
    )


def test_a_fault_on_the_last_page_undoes_all(
    live: LawPage, old: AgencyDocument, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = publish(LawPageFactory(owner=officers.requester, files=[old]), officers)
    request = operations.request_publication

    def fail_on_second(page: Any, user: Any) -> Any:
        if page.pk == second.pk:
            raise OSError("the database went away")
        return request(page, user)

    monkeypatch.setattr("ita.workflow.replacement.operations.request_publication", fail_on_second)
    before = stored_files()
    with pytest.raises(OSError, match="went away"):
        replace_file(old, new_file(), officers.requester, REASON)
    assert stored_files() == before
    assert AgencyDocument.objects.count() == 1
    assert not fresh(live).workflow_in_progress
    assert documents_in(draft_of(live)) == [old.pk]


def test_replacing_a_file_that_is_lost_mends_the_page(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    old.file.storage.delete(old.file.name)
    (result,) = replace_file(old, new_file(), officers.requester, REASON)
    assert result.result == Replacement.REQUESTED


def test_a_file_that_stands_twice_on_a_page_is_replaced_twice(
    old: AgencyDocument, officers: Officers
) -> None:
    page = LawPageFactory(owner=officers.requester, files=[old, old], live=True)
    new = new_file()
    replace_file(old, new, officers.requester, REASON)
    assert documents_in(draft_of(page)) == [new.pk, new.pk]
    assert PageAttachment.objects.filter(document=old).count() == 2
