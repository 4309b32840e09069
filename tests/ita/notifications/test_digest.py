"""The head of the register leaves the system with every mail to an approver, and once a day."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from home.core.outbox import SendState
from home.models import LawPage
from ita.monitoring import jobs
from ita.notifications.models import Notice
from ita.register.heads import head_of
from ita.register.models import RegisterEntry
from ita.register.restores.operations import Backup, record_restore
from ita.workflow import operations
from tests.factories import UserFactory
from tests.ita.conftest import Officers, step
from tests.officers import pass_step


def mails_to(user: User) -> list[str]:
    jobs.send_due()
    return [sent.subject + sent.body for sent in mail.outbox if sent.to == [user.email]]


def head() -> str:
    return str(head_of(RegisterEntry.objects.last().site_id))  # type: ignore[union-attr]


@pytest.fixture
def requested(draft: LawPage, officers: Officers) -> RegisterEntry:
    operations.request_publication(draft, officers.requester)
    jobs.send_due()
    mail.outbox.clear()
    return RegisterEntry.objects.get()


def test_the_head_is_mailed_to_the_approvers_alone(
    requested: RegisterEntry, officers: Officers
) -> None:
    UserFactory(approver=True, is_active=False)
    assert jobs.mail_heads() == 1
    (said,) = mails_to(officers.approver)
    assert requested.sha256 in said and head() in said and requested.label in said
    assert reverse("ita_register_entry", args=[requested.pk]) in said
    assert requested.get_act_display() not in said
    for other in (officers.requester, officers.checker, officers.webmaster):
        assert mails_to(other) == []


def test_it_is_mailed_once_while_nothing_is_appended(
    requested: RegisterEntry, draft: LawPage, officers: Officers
) -> None:
    assert jobs.mail_heads() == 1
    assert jobs.mail_heads() == 0
    assert len(mails_to(officers.approver)) == 1
    operations.withdraw(draft.current_workflow_state, officers.requester)
    assert jobs.mail_heads() == 1
    assert len(mails_to(officers.approver)) == 2


def test_a_mail_of_work_carries_the_head_to_approvers(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    assert head() in mails_to(officers.approver)[-1]
    assert jobs.mail_heads() == 0
    assert RegisterEntry.objects.last().sha256 not in "".join(  # type: ignore[union-attr]
        mails_to(officers.checker) + mails_to(officers.requester)
    )


def test_who_was_not_mailed_of_the_act_is_mailed_the_head(
    requested: RegisterEntry, officers: Officers
) -> None:
    Notice.objects.create(
        entry=requested,
        recipient=officers.approver,
        audience="owner",
        state=SendState.DROPPED,
        due_at=timezone.now(),
        ended_at=timezone.now(),
    )
    assert jobs.mail_heads() == 1
    assert len(mails_to(officers.approver)) == 1


def test_who_has_no_address_is_not_tried(requested: RegisterEntry, officers: Officers) -> None:
    User.objects.filter(pk=officers.approver.pk).update(email="")
    assert jobs.mail_heads() == 0


def test_who_lost_the_duty_meanwhile_is_not_mailed(
    requested: RegisterEntry, officers: Officers, settings: Any
) -> None:
    settings.NOTICE_DELAY = 0
    jobs.mail_heads()
    officers.approver.posts.update(valid_until=date(2025, 6, 1))
    assert mails_to(officers.approver) == []
    assert Notice.objects.get(recipient=officers.approver).state == SendState.DROPPED


def test_a_restore_is_told_to_the_approvers(officers: Officers) -> None:
    (row,) = record_restore(Backup("backup.tar", "b" * 64))
    (said,) = mails_to(officers.approver)
    assert "กู้คืน" in said and row.label in said and head() in said
    assert jobs.mail_heads() == 0
