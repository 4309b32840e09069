"""What the form says of an approval by word of mouth."""

from django.test import Client
from django.utils import timezone

from home.models import LawPage
from ita.papers.content import latest_request_of, request_record
from ita.papers.form import request_form
from ita.papers.paper import Form, thai
from ita.people.models import OfficerProfile
from ita.register.enums import Act, Channel
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.oral_approval.operations import WordOfMouth, confirm, record_oral_approval
from tests.ita.conftest import Officers, fresh, step
from tests.officers import pass_step


def form_of(page: LawPage) -> Form:
    record = request_record(latest_request_of(page))
    assert record
    return request_form(record)


def test_the_block_names_the_approver_and_is_dated_when_confirmed(
    draft: LawPage, officers: Officers, client: Client
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    word = WordOfMouth(officers.approver, timezone.now(), Channel.PHONE, "น้ำท่วมฉับพลัน")
    record_oral_approval(step(draft), officers.webmaster, word)
    pass_step(step(draft), officers.webmaster)
    approver = thai(OfficerProfile.of(officers.approver).full_name)

    form = form_of(draft)
    assert (form.signatures[1].name, form.signatures[1].day) == (approver, "")
    assert "อนุมัติด้วยวาจาทางโทรศัพท์" in form.lines[-1].text
    spoken = RegisterEntry.objects.get(act=Act.ORAL_APPROVED)
    public = client.get(spoken.public_url).content.decode()
    assert OfficerProfile.of(officers.approver).full_name in public

    confirm(spoken, officers.approver)
    assert form_of(fresh(draft)).signatures[1].day
