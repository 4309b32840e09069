import pytest
from django.core import mail

from home.models import LawPage
from ita.publication import operations
from tests.factories import UserFactory
from tests.ita.publication.conftest import Officers, step
from tests.officers import pass_step, return_for_correction


def recipients() -> list[str]:
    return [message.to[0] for message in mail.outbox]


def test_whoever_must_act_next_is_mailed_and_the_owner_at_the_end(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    pass_step(step(draft), officers.approver)
    pass_step(step(draft), officers.webmaster)

    assert recipients() == [
        officers.checker.email,
        officers.approver.email,
        officers.webmaster.email,
        officers.requester.email,
    ]
    assert f"/admin/ita/review/{draft.pk}/" in mail.outbox[0].body
    assert draft.full_url in mail.outbox[-1].body


def test_nobody_is_mailed_who_may_not_act(draft: LawPage, officers: Officers) -> None:
    UserFactory(checker=True, is_active=False)
    author = UserFactory(requester=True, checker=True)
    draft.save_revision(user=author)
    operations.request_publication(draft, officers.requester)

    assert recipients() == [officers.checker.email]


def test_the_owner_reads_why_the_page_came_back(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    return_for_correction(step(draft), officers.checker, "แนบไฟล์ไม่ครบ")

    assert mail.outbox[-1].to == [officers.requester.email]
    assert "แนบไฟล์ไม่ครบ" in mail.outbox[-1].body


def test_titles_with_special_characters_stay_as_they_are(
    draft: LawPage, officers: Officers
) -> None:
    draft.title = 'ค่าธรรมเนียม <100 & "พิเศษ"\nบรรทัดสอง'
    draft.save_revision(user=officers.requester)
    operations.request_publication(draft, officers.requester)

    assert '<100 & "พิเศษ" บรรทัดสอง' in mail.outbox[0].subject


@pytest.mark.django_db
def test_a_step_that_is_past_mails_nobody(draft: LawPage, officers: Officers) -> None:
    from ita.publication.notifications import mail_requester, mail_reviewers

    operations.request_publication(draft, officers.requester)
    state = step(draft)
    pass_step(state, officers.checker)
    mail.outbox.clear()

    assert mail_reviewers(state.pk) == 0
    assert mail_requester(0, "published") == 0
    assert mail.outbox == []
