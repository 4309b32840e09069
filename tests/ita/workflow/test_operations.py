from collections.abc import Callable

import pytest
from django.db import transaction
from wagtail.models import Revision, TaskState, WorkflowState

from home.core.duties import Duty
from home.core.exceptions import NotAllowed
from home.models import AgencyDocument, LawPage
from ita.integrity.models import Seal
from ita.integrity.seal import seal_of
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.finish import publish_approved
from tests.factories import DocumentFactory, LawPageFactory, UserFactory
from tests.ita.conftest import Officers, correct, fresh, step
from tests.officers import pass_step, refuse, return_for_correction


def acts(page: LawPage) -> list[str]:
    return list(RegisterEntry.objects.of_page(page).values_list("act", flat=True))


def request_and_pass(page: LawPage, officers: Officers, *duties: Duty) -> None:
    operations.request_publication(page, officers.requester)
    people = {
        Duty.CHECK: officers.checker,
        Duty.APPROVE: officers.approver,
        Duty.PUBLISH: officers.webmaster,
    }
    for duty in duties:
        pass_step(step(page), people[duty])


def test_four_officers_bring_a_page_before_the_public(draft: LawPage, officers: Officers) -> None:
    request_and_pass(draft, officers, *Duty)

    assert fresh(draft).live
    assert acts(draft) == [Act.REQUESTED, Act.CHECKED, Act.APPROVED, Act.PUBLISHED]
    assert fresh(draft).live_revision_id == RegisterEntry.objects.last().revision_id


@pytest.mark.parametrize("passed", [(), (Duty.CHECK,), (Duty.CHECK, Duty.APPROVE)])
def test_nothing_is_live_before_the_last_step(
    draft: LawPage, officers: Officers, passed: tuple[Duty, ...]
) -> None:
    request_and_pass(draft, officers, *passed)

    assert not fresh(draft).live


def test_a_page_without_source_cannot_be_requested(officers: Officers) -> None:
    page = LawPageFactory(owner=officers.requester, source="", gazette_reference="")

    with pytest.raises(NotAllowed) as caught:
        operations.request_publication(page, officers.requester)

    assert "แหล่งที่มา" in caught.value.reason
    assert not fresh(page).workflow_in_progress
    assert acts(page) == []


def test_what_was_returned_begins_again_with_the_checker(
    draft: LawPage, officers: Officers
) -> None:
    request_and_pass(draft, officers, Duty.CHECK)
    return_for_correction(step(draft), officers.approver, "ไม่ระบุวันที่ประกาศ")
    assert fresh(draft).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES

    corrected = fresh(draft).get_latest_revision_as_object()
    corrected.summary = "แก้ไขแล้ว"
    corrected.save_revision(user=officers.requester)
    operations.request_publication(fresh(draft), officers.requester)

    assert step(draft).task.specific.duty == Duty.CHECK
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(draft), officer)
    assert fresh(draft).summary == "แก้ไขแล้ว"
    assert acts(draft) == [
        Act.REQUESTED,
        Act.CHECKED,
        Act.RETURNED,
        Act.REQUESTED,
        Act.CHECKED,
        Act.APPROVED,
        Act.PUBLISHED,
    ]


def test_a_refusal_ends_the_request(draft: LawPage, officers: Officers) -> None:
    request_and_pass(draft, officers, Duty.CHECK)
    refuse(step(draft), officers.approver, "นอกภารกิจของหน่วยงาน")

    assert fresh(draft).current_workflow_state is None
    assert acts(draft)[-1] == Act.REFUSED
    operations.request_publication(fresh(draft), officers.requester)
    assert acts(draft)[-1] == Act.REQUESTED
    first, *_others, last = RegisterEntry.objects.of_page(draft).order_by("pk")
    assert last.request_id != first.request_id


@pytest.mark.parametrize("decide", [return_for_correction, refuse])
@pytest.mark.parametrize("role", ["requester", "checker", "webmaster"])
def test_another_duty_neither_returns_nor_refuses(
    draft: LawPage, officers: Officers, decide: Callable[..., Act], role: str
) -> None:
    request_and_pass(draft, officers, Duty.CHECK)
    with pytest.raises(NotAllowed):
        decide(step(draft), getattr(officers, role), "เหตุผล")
    assert acts(draft) == [Act.REQUESTED, Act.CHECKED]


def test_no_step_is_passed_with_an_open_question(draft: LawPage, officers: Officers) -> None:
    request_and_pass(draft, officers)
    with pytest.raises(NotAllowed):
        operations.pass_step(step(draft), officers.checker, "", {})
    assert acts(draft) == [Act.REQUESTED]


def test_only_the_approver_refuses(draft: LawPage, officers: Officers) -> None:
    request_and_pass(draft, officers)

    with pytest.raises(NotAllowed):
        refuse(step(draft), officers.checker, "เหตุผล")
    assert acts(draft) == [Act.REQUESTED]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_returning_and_refusing_need_a_reason(
    draft: LawPage, officers: Officers, reason: str
) -> None:
    request_and_pass(draft, officers, Duty.CHECK)

    for operation in (return_for_correction, refuse):
        with pytest.raises(NotAllowed):
            operation(step(draft), officers.approver, reason)
    assert step(draft).task.specific.duty == Duty.APPROVE


def test_of_two_who_act_at_once_one_is_told(draft: LawPage, officers: Officers) -> None:
    request_and_pass(draft, officers)
    state = step(draft)
    assert pass_step(state, officers.checker) == Act.CHECKED

    with pytest.raises(NotAllowed):
        pass_step(state, UserFactory(checker=True))
    with pytest.raises(NotAllowed):
        return_for_correction(state, officers.checker, "แก้ไข")
    with pytest.raises(NotAllowed):
        pass_step(state, officers.checker, "อีกคำหนึ่ง")
    assert pass_step(state, officers.checker) == Act.CHECKED  # a second click
    assert acts(draft) == [Act.REQUESTED, Act.CHECKED]


def change_by_new_revision(page: LawPage) -> None:
    changed = fresh(page).get_latest_revision_as_object()
    changed.summary = "เนื้อหาที่ไม่มีใครอนุมัติ"
    changed.save_revision()  # as a shell would, past the lock


def change_in_place(page: LawPage) -> None:
    revision = fresh(page).latest_revision
    revision.content["summary"] = "เนื้อหาที่ไม่มีใครอนุมัติ"
    revision.save()


def change_a_file(page: LawPage) -> None:
    """Another file under the document that the page names."""
    attachment = fresh(page).get_latest_revision_as_object().attachments.get()
    other = DocumentFactory()
    documents = AgencyDocument.objects.filter(pk=attachment.document_id)
    documents.update(file=other.file.name, sha256=other.sha256)


@pytest.mark.parametrize("change", [change_by_new_revision, change_in_place, change_a_file])
@pytest.mark.parametrize("passed", [(Duty.CHECK,), (Duty.CHECK, Duty.APPROVE)])
def test_content_that_changed_since_it_was_passed_goes_back_to_the_checker(
    officers: Officers, passed: tuple[Duty, ...], change: Callable[[LawPage], None]
) -> None:
    page = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
    request_and_pass(page, officers, *passed)
    change(page)

    next_officer = officers.approver if len(passed) == 1 else officers.webmaster
    assert pass_step(step(page), next_officer) == Act.CHANGED

    assert not fresh(page).live
    assert acts(page)[-1] == Act.CHANGED
    assert step(page).task.specific.duty == Duty.CHECK
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(page), officer)
    assert fresh(page).live
    assert acts(page)[-3:] == [Act.CHECKED, Act.APPROVED, Act.PUBLISHED]


def test_the_row_of_a_changed_content_says_what_changed(draft: LawPage, officers: Officers) -> None:
    request_and_pass(draft, officers, Duty.CHECK, Duty.APPROVE)
    change_by_new_revision(draft)
    pass_step(step(draft), officers.webmaster)

    assert RegisterEntry.objects.last().details == {"changed": ["สรุปย่อ"]}


def test_approving_stores_the_content_and_publishing_names_the_same_seal(
    draft: LawPage, officers: Officers
) -> None:
    request_and_pass(draft, officers, *Duty)

    seal = Seal.objects.get(page_id=draft.pk)
    checked, approved, published = RegisterEntry.objects.of_page(draft)[1:]
    assert checked.seal_sha256 == approved.seal_sha256 == published.seal_sha256 == seal.sha256
    assert seal_of(fresh(draft)).sha256 == seal.sha256
    assert "เทศบัญญัติงบประมาณ" in seal.content


def test_a_workflow_approved_past_our_operations_publishes_nothing(
    draft: LawPage, officers: Officers
) -> None:
    request_and_pass(draft, officers, Duty.CHECK)
    step(draft).approve(user=officers.approver)  # as a shell would: no seal
    with pytest.raises(NotAllowed), transaction.atomic():
        step(draft).approve(user=officers.webmaster)
    assert not fresh(draft).live


def test_a_request_that_has_published_does_not_publish_a_later_content(
    draft: LawPage, officers: Officers
) -> None:
    request_and_pass(draft, officers, *Duty)
    correct(draft, officers.requester)
    last = TaskState.objects.get(task__dutytask__duty=Duty.PUBLISH)
    last.revision = fresh(draft).latest_revision  # as a shell would
    last.save()
    with pytest.raises(NotAllowed):
        publish_approved(last.workflow_state)
    assert fresh(draft).has_unpublished_changes


def test_a_failed_publication_leaves_nothing_half_done(
    draft: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    request_and_pass(draft, officers, Duty.CHECK, Duty.APPROVE)

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Revision, "publish", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        pass_step(step(draft), officers.webmaster)

    assert acts(draft) == [Act.REQUESTED, Act.CHECKED, Act.APPROVED]
    assert step(draft).task.specific.duty == Duty.PUBLISH


def test_withdrawing_by_wagtails_own_route_is_on_the_register(
    draft: LawPage, officers: Officers
) -> None:
    request_and_pass(draft, officers)
    fresh(draft).current_workflow_state.cancel(user=officers.requester)

    assert acts(draft) == [Act.REQUESTED, Act.WITHDRAWN]
