"""Whom an act concerns, and until when: what is past when the mail would go out is not mailed."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone
from wagtail.models import Page, Site

from home.core.outbox import SendState
from home.models import AgencySettings, LawPage
from ita.notifications.audiences import Audience, must_act
from ita.notifications.models import Notice
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.workflow import operations
from ita.workflow.drift.operations import confirm_drift
from ita.workflow.oral_approval.lapse import settle_overdue
from ita.workflow.oral_approval.operations import (
    confirm,
    deny,
    record_oral_approval,
)
from tests.factories import LawPageFactory, NewsPageFactory, UserFactory
from tests.factories.users import DutyFactory
from tests.ita.conftest import Officers, correct, fresh, publish, step
from tests.ita.notifications.conftest import wait_and_send
from tests.ita.workflow.oral_approval.conftest import word_of
from tests.officers import pass_step, return_for_correction


def told() -> list[str]:
    """Who was mailed since this was asked last."""
    addresses = sorted(message.to[0] for message in mail.outbox)
    mail.outbox.clear()
    return addresses


def speak(page: Page, officers: Officers) -> RegisterEntry:
    """Publish ``page`` on the approver's word; returns the row of it."""
    operations.request_publication(page, officers.requester)
    pass_step(page.current_workflow_task_state, officers.checker)
    record_oral_approval(
        page.current_workflow_task_state, officers.webmaster2, word_of(officers.approver)
    )
    pass_step(page.current_workflow_task_state, officers.webmaster)
    return RegisterEntry.objects.get(act=Act.ORAL_APPROVED)


def publish_in_a_shell(page: LawPage, words: str = "แก้ไขนอกขั้นตอน") -> None:
    changed = fresh(page).get_latest_revision_as_object()
    changed.summary = words
    changed.save_revision().publish(skip_permission_checks=True)


def test_some_must_act_and_the_others_only_know() -> None:
    assert {audience for audience in Audience if must_act(audience)} == {
        Audience.REVIEWERS,
        Audience.CORRECTOR,
        Audience.CONFIRMERS,
        Audience.NAMED,
        Audience.DECIDERS,
        Audience.CHANGE_DECIDERS,
        Audience.FIND_DECIDERS,
    }


def test_the_owner_is_asked_to_correct_what_was_returned(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    return_for_correction(step(draft), officers.checker, "แนบไฟล์ไม่ครบ")
    assert Notice.objects.get(recipient=officers.requester).audience == Audience.CORRECTOR


def test_a_denial_is_told_to_who_asked_in_that_request(draft: LawPage, officers: Officers) -> None:
    word = speak(draft, officers)
    correct(draft, officers.requester2)
    operations.request_publication(fresh(draft), officers.requester2)
    told()
    deny(word, officers.approver, "ไม่ได้อนุญาต")
    assert told() == [officers.requester.email]


def test_who_put_it_live_is_not_asked_to_decide_on_it(live: LawPage, officers: Officers) -> None:
    author = UserFactory(requester=True, approver=True)
    changed = fresh(live).get_latest_revision_as_object()
    changed.summary = "แก้ไขนอกขั้นตอน"
    told()
    changed.save_revision(user=author).publish(skip_permission_checks=True)
    assert told() == sorted([officers.approver.email, officers.webmaster.email])


def test_who_decides_and_watches_is_asked_to_decide(live: LawPage, officers: Officers) -> None:
    both = UserFactory(approver=True, webmaster=True)
    publish_in_a_shell(live)
    assert Notice.objects.get(recipient=both).audience == Audience.DECIDERS


def test_a_withdrawal_is_told_to_who_was_asked_and_not_to_who_only_knew(
    draft: LawPage, officers: Officers, superuser: User
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    revision = step(draft).revision
    revision.content["summary"] = "เปลี่ยนหลังตรวจสอบ"
    revision.save()
    assert pass_step(step(draft), officers.approver) == Act.CHANGED
    told()
    fresh(draft).current_workflow_state.cancel(user=superuser)
    assert told() == [officers.checker.email]


@pytest.mark.usefixtures("collecting")
class TestMeanwhile:
    """Something happens between the act and the mail."""

    def test_a_withdrawal_is_no_news_to_who_was_not_mailed_yet(
        self, draft: LawPage, officers: Officers
    ) -> None:
        operations.request_publication(draft, officers.requester)
        fresh(draft).current_workflow_state.cancel(user=officers.requester)
        wait_and_send()
        assert told() == []

    def test_the_owner_left_the_office(self, draft: LawPage, officers: Officers) -> None:
        publish(draft, officers)
        User.objects.filter(pk=officers.requester.pk).update(is_active=False)
        wait_and_send()
        assert officers.requester.email not in told()

    def test_the_owner_corrected_the_page(self, draft: LawPage, officers: Officers) -> None:
        operations.request_publication(draft, officers.requester)
        return_for_correction(step(draft), officers.checker, "แนบไฟล์ไม่ครบ")
        correct(draft, officers.requester)
        operations.request_publication(fresh(draft), officers.requester)
        wait_and_send()
        assert told() == [officers.checker.email]

    def test_the_page_that_was_published_is_gone(self, draft: LawPage, officers: Officers) -> None:
        publish(draft, officers).delete()  # as a shell would
        wait_and_send()
        assert officers.requester.email not in told()

    def test_an_overdue_word_was_confirmed(
        self, officers: Officers, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        until = timezone.localdate() + timedelta(days=9)
        alert = NewsPageFactory(owner=officers.requester, is_alert=True, publication_end_date=until)
        word = speak(alert, officers)
        wait_and_send()
        told()
        monkeypatch.setattr("ita.register.facts.OralApproval.is_overdue", True)
        assert settle_overdue() == 1
        confirm(word, officers.approver)
        wait_and_send()
        assert told() == []

    def test_an_approver_confirmed_what_was_found(self, live: LawPage, officers: Officers) -> None:
        wait_and_send()
        told()
        publish_in_a_shell(live)
        confirm_drift(fresh(live), officers.approver, "ตรวจแล้วถูกต้อง")
        wait_and_send()
        assert told() == []

    def test_of_two_findings_the_newest_is_told(self, live: LawPage, officers: Officers) -> None:
        publish_in_a_shell(live, "แก้ไขครั้งแรก")
        publish_in_a_shell(live, "แก้ไขครั้งที่สอง")
        wait_and_send()
        rows = RegisterEntry.objects.filter(act=Act.DRIFT_FOUND).order_by("pk")
        for officer in (officers.approver, officers.webmaster):
            notices = Notice.objects.filter(recipient=officer, entry__in=rows)
            states = list(notices.order_by("entry").values_list("state", flat=True))
            assert states == [SendState.DROPPED, SendState.SENT]

    def test_each_agency_has_a_mail_of_its_own(
        self, site: Site, officers: Officers, live: LawPage
    ) -> None:
        other = Site.objects.create(hostname="other.go.th", root_page=LawPageFactory(live=True))
        AgencySettings.objects.create(site=other, name="องค์การบริหารส่วนตำบลอื่น")
        DutyFactory(user=officers.approver, site=other, duty="approvers")
        wait_and_send()
        told()
        for where in (site, other, site):
            append(Act.DRIFT_FOUND, LawPageFactory(live=True), None, site=where)
        wait_and_send()

        mails = [each for each in mail.outbox if each.to == [officers.approver.email]]
        assert len(mails) == 2
        assert ["ตำบลอื่น" in each.body for each in mails] == [False, True]
