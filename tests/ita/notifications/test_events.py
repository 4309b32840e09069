"""Who is told of which act, and who is not."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core import mail

from home.core.duties import Group
from home.models import LawPage
from ita.notifications.audiences import AUDIENCE_RULES, Audience
from ita.notifications.events import EVENTS
from ita.notifications.jobs import create_notices
from ita.notifications.models import Notice
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.drift.operations import withdraw_drift
from ita.workflow.removal.operations import archive, take_down
from tests.factories import DutyFactory, LawPageFactory, UserFactory
from tests.ita.conftest import Officers, correct, fresh, step
from tests.officers import pass_step, refuse, return_for_correction


def recipients() -> list[str]:
    return [message.to[0] for message in mail.outbox]


def publish(page: LawPage, officers: Officers) -> None:
    operations.request_publication(page, officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(page), officer)
    mail.outbox.clear()


def test_every_act_says_who_is_told_of_it() -> None:
    assert set(EVENTS) == set(Act)
    assert set(AUDIENCE_RULES) == set(Audience)


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
    without_post = UserFactory(checker=True)
    without_post.posts.all().delete()
    author = UserFactory(requester=True, checker=True)
    draft.save_revision(user=author)
    operations.request_publication(draft, officers.requester)

    assert recipients() == [officers.checker.email]


@pytest.mark.parametrize("decide", [return_for_correction, refuse])
def test_the_owner_reads_why_the_page_came_back(
    draft: LawPage, officers: Officers, decide: Callable[..., Act]
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    mail.outbox.clear()

    decide(step(draft), officers.approver, "แนบไฟล์ไม่ครบ")

    assert recipients() == [officers.requester.email]
    kind = RegisterEntry.objects.last().details["reason_text"]
    assert f"{kind}: แนบไฟล์ไม่ครบ" in mail.outbox[0].body


def test_of_changed_content_checkers_and_the_owner_are_told(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    mail.outbox.clear()
    revision = step(draft).revision
    revision.content["summary"] = "เปลี่ยนหลังตรวจสอบ"
    revision.save()

    assert pass_step(step(draft), officers.approver) == Act.CHANGED

    assert sorted(recipients()) == sorted([officers.checker.email, officers.requester.email])


@pytest.mark.parametrize(("act", "role"), [(archive, "webmaster"), (take_down, "approver")])
def test_the_owner_learns_that_the_page_has_left(
    draft: LawPage, officers: Officers, act: Callable[..., RegisterEntry], role: str
) -> None:
    publish(draft, officers)

    act(fresh(draft), getattr(officers, role), "พ้นระยะเวลา")

    assert recipients() == [officers.requester.email]
    assert "พ้นระยะเวลา" in mail.outbox[0].body


def test_a_drift_is_told_to_approvers_and_webmasters_and_its_end_to_the_owner(
    draft: LawPage, officers: Officers
) -> None:
    publish(draft, officers)
    both = UserFactory(approver=True)
    DutyFactory(user=both, duty=Group.WEBMASTERS)

    fresh(draft).save_revision().publish(skip_permission_checks=True)

    told = [officers.approver.email, officers.webmaster.email, both.email]
    assert sorted(recipients()) == sorted(told)
    assert f"/admin/ita/drift/{draft.pk}/" in mail.outbox[0].body
    mail.outbox.clear()
    withdraw_drift(fresh(draft), officers.approver, "ไม่ได้ขออนุมัติ")
    assert recipients() == [officers.requester.email]


def test_a_withdrawal_is_told_to_those_who_had_been_asked_by_mail(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    UserFactory(approver=True)  # came later: was never asked
    mail.outbox.clear()

    fresh(draft).current_workflow_state.cancel(user=officers.requester)

    assert recipients() == [officers.approver.email]


def test_a_withdrawal_is_not_told_to_those_who_were_never_mailed(
    draft: LawPage, officers: Officers
) -> None:
    User.objects.filter(pk=officers.checker.pk).update(email="")
    operations.request_publication(draft, officers.requester)

    fresh(draft).current_workflow_state.cancel(user=officers.requester)

    assert recipients() == []


def test_nobody_is_mailed_what_they_did_themselves(draft: LawPage, officers: Officers) -> None:
    DutyFactory(user=officers.requester, duty=Group.WEBMASTERS)
    publish(draft, officers)

    archive(fresh(draft), officers.requester, "พ้นระยะเวลา")

    assert recipients() == []


def test_a_step_that_is_past_mails_nobody(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    mail.outbox.clear()
    Notice.objects.all().delete()

    assert create_notices(RegisterEntry.objects.get(act=Act.REQUESTED).pk) == 0
    assert create_notices(0) == 0
    assert mail.outbox == []


def test_who_asked_last_is_the_owner(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    return_for_correction(step(draft), officers.checker, "แนบไฟล์ไม่ครบ")
    correct(draft, officers.requester2)
    operations.request_publication(fresh(draft), officers.requester2)
    mail.outbox.clear()

    return_for_correction(step(draft), officers.checker, "ยังไม่ครบ")

    assert recipients() == [officers.requester2.email]


def test_a_page_that_nobody_asked_for_has_no_owner(site: None, officers: Officers) -> None:
    page = LawPageFactory(live=True)
    archive(page, officers.webmaster, "พ้นระยะเวลา")

    assert recipients() == []
