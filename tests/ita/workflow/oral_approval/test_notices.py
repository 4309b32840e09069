"""Who is told of an approval by word of mouth, and of a time that was missed."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from home.core.outbox import SendState
from home.models import LawPage
from home.thai.calendar import local_date
from ita.notifications.jobs import create_notices, send_due
from ita.notifications.models import Notice
from ita.people.models import OfficerProfile
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.dates import Dates
from ita.workflow.oral_approval.lapse import settle_overdue
from ita.workflow.oral_approval.operations import confirm, deny, record_oral_approval
from ita.workflow.schedule import publish_due
from tests.factories import NewsPageFactory, UserFactory
from tests.ita.conftest import Officers, step
from tests.ita.notifications.conftest import wait_and_send
from tests.ita.workflow.oral_approval.conftest import WHY, word_of
from tests.officers import ALL_CONFIRMED, pass_step


def told() -> set[str]:
    """Who was mailed since this was asked last."""
    addresses = {message.to[0] for message in mail.outbox}
    mail.outbox.clear()
    return addresses


def later(monkeypatch: pytest.MonkeyPatch, **time: int) -> None:
    now = timezone.now() + timedelta(**time)
    monkeypatch.setattr(timezone, "now", lambda: now)


def test_the_named_approver_is_told_first_with_the_link_that_answers(
    checked: LawPage, officers: Officers, request: pytest.FixtureRequest
) -> None:
    acting = UserFactory(approver=True)
    UserFactory(approver=True).posts.all().delete()  # may not confirm
    told()

    word = request.getfixturevalue("spoken")

    (mine,) = [message for message in mail.outbox if message.to == [officers.approver.email]]
    assert reverse("ita_confirmation", args=[word.pk]) in mine.body and WHY in mine.body
    assert told() == {officers.webmaster.email, officers.approver.email}
    later_notice = Notice.objects.get(recipient=acting)
    assert later_notice.due_at > timezone.now() + timedelta(hours=23)


def test_other_approvers_are_told_a_day_later_unless_it_was_answered(
    spoken: RegisterEntry, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = UserFactory(approver=True)
    create_notices(spoken.pk)
    told()
    later(monkeypatch, hours=23)
    send_due()
    assert told() == set()
    later(monkeypatch, hours=2)
    send_due()
    (message,) = mail.outbox
    assert reverse("ita_confirmation", args=[spoken.pk]) in message.body
    assert told() == {acting.email}


def test_nobody_else_is_told_where_the_named_one_answered(
    spoken: RegisterEntry, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting = UserFactory(approver=True)
    create_notices(spoken.pk)
    confirm(spoken, officers.approver)
    told()
    later(monkeypatch, hours=25)
    send_due()
    assert told() == set()
    assert Notice.objects.get(recipient=acting).state == SendState.DROPPED


def test_a_confirmation_does_not_keep_the_webmaster_from_the_mail(
    checked: LawPage, officers: Officers, request: pytest.FixtureRequest, settings: object
) -> None:
    settings.NOTICE_DELAY = 120  # type: ignore[attr-defined]
    told()
    confirm(request.getfixturevalue("spoken"), officers.approver)

    wait_and_send()

    assert told() == {officers.webmaster.email}
    assert Notice.objects.get(recipient=officers.approver, state=SendState.DROPPED)


def test_the_owner_learns_that_it_was_not_confirmed(
    published: RegisterEntry, officers: Officers
) -> None:
    told()
    deny(published, officers.approver, "ไม่ได้อนุญาต")

    assert mail.outbox[0].body.count("ไม่ได้อนุญาต") == 1  # not once more, as taken down
    assert len(mail.outbox) == 1
    assert told() == {officers.requester.email}


def test_an_alert_that_is_late_is_told_to_all_approvers_and_the_webmasters(
    officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = local_date(timezone.now()) + timedelta(days=60)
    page = NewsPageFactory(owner=officers.requester, is_alert=True, publication_end_date=end)
    head = UserFactory(checker=True, approver=True)  # checked it, so another confirms
    operations.request_publication(page, officers.requester)
    pass_step(page.current_workflow_task_state, head)
    record_oral_approval(
        page.current_workflow_task_state, officers.webmaster2, word_of(officers.approver)
    )
    pass_step(page.current_workflow_task_state, officers.webmaster)
    told()
    later(monkeypatch, days=30)

    assert settle_overdue() == 1

    webmasters = {officers.webmaster.email, officers.webmaster2.email}
    assert told() == {officers.approver.email, head.email} | webmasters


def test_a_lapse_is_told_to_its_owner_all_approvers_and_the_webmasters(
    published: RegisterEntry, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    told()
    later(monkeypatch, days=30)

    assert settle_overdue() == 1

    assert len(mail.outbox) == 4  # of the archiving nothing more
    assert told() == {
        officers.requester.email,
        officers.approver.email,
        officers.webmaster.email,
        officers.webmaster2.email,
    }


def test_a_lapse_before_the_publication_asks_the_approvers_again(
    spoken: RegisterEntry, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    told()
    later(monkeypatch, days=30)

    settle_overdue()

    (mine,) = [message for message in mail.outbox if message.to == [officers.approver.email]]
    assert reverse("ita_review", args=[spoken.page_id]) in mine.body


def test_a_time_that_was_missed_is_told_to_the_webmasters(
    checked: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = officers.webmaster2
    pass_step(step(checked), officers.approver)
    dates = Dates(timezone.now() + timedelta(hours=1), None)
    operations.pass_step(step(checked), officers.webmaster, "", ALL_CONFIRMED, dates)
    OfficerProfile.objects.filter(user=officers.webmaster).update(valid_until=date(2025, 6, 1))
    told()
    later(monkeypatch, hours=2)

    assert publish_due() == 0

    assert told() == {second.email}


def test_a_withdrawal_after_the_confirmation_reaches_those_who_were_asked(
    checked: LawPage, officers: Officers, request: pytest.FixtureRequest
) -> None:
    confirm(request.getfixturevalue("spoken"), officers.approver)
    told()

    step(checked).workflow_state.cancel(user=officers.requester)

    assert told() == {officers.webmaster.email}
