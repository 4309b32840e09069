"""What a paper says comes from the register and the seal, whatever became of the rest."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from wagtail.models import Page

from home.models import LawPage
from ita.papers.content import request_record
from ita.papers.form import refusal_slip, request_form
from ita.papers.paper import thai
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import DocumentFactory, KnowledgePageFactory, LawPageFactory
from tests.ita.conftest import Officers, fresh, latest_request_of, publish, step
from tests.officers import pass_step, refuse, return_for_correction


def record_of(page: Page) -> Any:
    return request_record(latest_request_of(page))


def texts(form: Any) -> dict[str, str]:
    return {line.label: line.text for line in form.lines}


def test_the_form_has_its_fields_in_the_order_of_the_central_form(
    draft: LawPage, officers: Officers
) -> None:
    publish(draft, officers)

    form = request_form(record_of(draft))

    assert [line.label for line in form.lines] == [
        "ชื่อหน่วยงาน",
        "วัน/เดือน/ปี",
        "หัวข้อ",
        "รายละเอียดข้อมูล (โดยสรุปหรือเอกสารแนบ)",
        "Link ภายนอก (ถ้ามี)",
        "หมายเหตุ",
    ]
    signers = (officers.requester, officers.approver, officers.webmaster)
    names = [thai(officer.posts.get().full_name) for officer in signers]
    assert [block.name for block in form.signatures] == names


def test_the_paper_survives_users_page_and_revisions(officers: Officers) -> None:
    page = LawPageFactory(
        title="เทศบัญญัติ", summary="สรุปที่อนุมัติ", owner=officers.requester, files=[DocumentFactory()]
    )
    publish(page, officers)
    request_id = latest_request_of(page)
    before = texts(request_form(request_record(request_id)))

    Page.objects.get(pk=page.pk).delete()
    User.objects.all().delete()

    after = request_record(request_id)
    assert texts(request_form(after)) == before
    assert "สรุปที่อนุมัติ" in after.content.summary
    assert after.content.files


def test_who_has_not_acted_leaves_an_empty_block(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)

    form = request_form(record_of(draft))

    assert form.signatures[0].name and form.signatures[0].day
    assert [block.name for block in form.signatures[1:]] == ["", ""]
    assert "ตรวจสอบแล้วโดย" in texts(form)["หมายเหตุ"]


def test_a_request_asked_again_counts_its_last_acts(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    return_for_correction(step(draft), officers.approver, "ไม่ระบุวันที่")
    corrected = draft.get_latest_revision_as_object()
    corrected.summary = "แก้ไขแล้ว"
    corrected.save_revision(user=officers.requester)
    operations.request_publication(fresh(draft), officers.requester)

    record = record_of(draft)

    asked = RegisterEntry.objects.filter(act=Act.REQUESTED).order_by("pk")
    assert asked.count() == 2 and record.opening == asked[1]
    assert record.status.checked is None  # the check was of other content
    assert record.content.summary == "แก้ไขแล้ว"
    slip = refusal_slip(record)
    assert slip and texts(slip)["คำชี้แจง"] == "ไม่ระบุวันที่"


def test_content_that_changed_after_the_approval_is_not_shown_as_approved(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    pass_step(step(draft), officers.approver)
    changed = draft.get_latest_revision_as_object()
    changed.summary = "ข้อความที่ไม่มีใครอนุมัติ"
    changed.save_revision(user=officers.requester)
    assert pass_step(step(draft), officers.webmaster) == Act.CHANGED

    form = request_form(record_of(draft))

    assert form.signatures[1].name == ""
    assert "ข้อความที่ไม่มีใครอนุมัติ" in texts(form)["รายละเอียดข้อมูล (โดยสรุปหรือเอกสารแนบ)"]


def test_the_slip_says_the_kind_of_reason_and_the_sentence(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    assert refusal_slip(record_of(draft)) is None
    pass_step(step(draft), officers.checker)
    refuse(step(draft), officers.approver, "ไม่ใช่หน้าที่ของเทศบาล")

    slip = refusal_slip(record_of(draft))

    assert slip
    said = texts(slip)
    assert (said["เหตุผล"], said["คำชี้แจง"]) == ("นอกภารกิจ", "ไม่ใช่หน้าที่ของเทศบาล")
    assert officers.requester.posts.get().full_name.split()[0] in said["เรียน"]


def test_links_that_lead_outside_stand_on_the_form_unchanged(officers: Officers) -> None:
    url = "https://example.go.th/a/2569?no=12"
    page = KnowledgePageFactory(media_url=url, owner=officers.requester)
    operations.request_publication(page, officers.requester)
    assert texts(request_form(record_of(page)))["Link ภายนอก (ถ้ามี)"] == url


@pytest.mark.parametrize("request_id", [0, 987654])
def test_there_is_no_paper_of_no_request(db: None, request_id: int) -> None:
    assert request_record(request_id) is None
