"""What the form says of an approval by word of mouth, and whose words it carries."""

import pytest
from django.test import Client
from wagtail.models import Site

from home.models import LawPage
from ita.papers.content import request_record
from ita.papers.form import refusal_slip, request_form
from ita.papers.models import PaperSettings
from ita.papers.paper import Form, thai
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.oral_approval.operations import confirm, deny, record_oral_approval
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers, fresh, latest_request_of, step
from tests.ita.workflow.oral_approval.conftest import word_of
from tests.officers import pass_step, refuse


def form_of(page: LawPage) -> Form:
    record = request_record(latest_request_of(page))
    assert record
    return request_form(record)


@pytest.fixture
def spoken(draft: LawPage, officers: Officers) -> RegisterEntry:
    """The row of an approval by word of mouth, on which the page was published."""
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    record_oral_approval(step(draft), officers.webmaster2, word_of(officers.approver))
    pass_step(step(draft), officers.webmaster)
    return RegisterEntry.objects.get(act=Act.ORAL_APPROVED)


def test_the_block_names_the_approver_and_is_dated_when_confirmed(
    spoken: RegisterEntry, draft: LawPage, officers: Officers, client: Client
) -> None:
    approver = thai(officers.approver.posts.get().full_name)
    form = form_of(draft)
    assert (form.signatures[1].name, form.signatures[1].day) == (approver, "")
    assert "อนุมัติด้วยวาจาทางโทรศัพท์" in form.lines[-1].text
    assert "ยังไม่ได้ยืนยัน" in form.lines[-1].text
    public = client.get(spoken.public_url).content.decode()
    assert officers.approver.posts.get().full_name in public

    confirm(spoken, officers.approver)
    form = form_of(fresh(draft))
    assert form.signatures[1].name == approver and form.signatures[1].day
    assert "ยังไม่ได้ยืนยัน" not in form.lines[-1].text


def test_a_word_that_was_denied_leaves_nobody_who_approved_or_uploaded(
    spoken: RegisterEntry, draft: LawPage, officers: Officers
) -> None:
    deny(spoken, officers.approver, "ไม่ได้อนุญาต")
    form = form_of(draft)
    assert [block.name for block in form.signatures[1:]] == ["", ""]
    assert "ไม่ยืนยันการอนุมัติด้วยวาจา" in form.lines[-1].text


def test_the_remarks_begin_with_the_requesters_message(draft: LawPage, officers: Officers) -> None:
    draft.request_note = "ขอให้เผยแพร่ก่อนวันประชุมสภา"
    draft.save_revision(user=officers.requester)
    operations.request_publication(draft, officers.requester)
    assert form_of(draft).lines[-1].text == draft.request_note


def test_the_slip_has_the_number_of_the_request_and_the_signer_of_the_answer(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    opening = RegisterEntry.objects.get()
    pass_step(step(draft), officers.checker)
    refuse(step(draft), officers.approver, "นอกภารกิจ")

    record = request_record(latest_request_of(draft))
    slip = record and refusal_slip(record)

    assert slip
    said = {line.label: line.text for line in slip.lines}
    assert said["คำขอเลขที่"] == thai(opening.label)
    (signed,) = slip.signatures
    assert signed.name == thai(officers.approver.posts.get().full_name)


def test_the_words_of_another_agency_stand_on_no_paper(
    draft: LawPage, officers: Officers, site: Site
) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=LawPageFactory(live=True))
    PaperSettings.objects.create(site=other, form_heading="แบบของหน่วยงานอื่น")
    operations.request_publication(draft, officers.requester)
    assert form_of(draft).heading != "แบบของหน่วยงานอื่น"
    assert form_of(draft).proof
