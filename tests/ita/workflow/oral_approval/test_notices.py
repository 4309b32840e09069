"""Who is told of an approval by word of mouth, and of a time that was missed."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from home.core.outbox import SendState
from home.models import LawPage
from ita.notifications.models import Notice
from ita.people.models import OfficerProfile
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.dates import Dates
from ita.workflow.oral_approval.operations import confirm, deny, note_overdue
from ita.workflow.schedule import publish_due
from tests.factories import UserFactory
from tests.ita.conftest import Officers, step
from tests.ita.notifications.conftest import wait_and_send
from tests.ita.workflow.oral_approval.conftest import WHY
from tests.officers import ALL_CONFIRMED, pass_step


def told() -> set[str]:
    """Who was mailed since this was asked last."""
    addresses = {message.to[0] for message in mail.outbox}
    mail.outbox.clear()
    return addresses


def later(monkeypatch: pytest.MonkeyPatch, **time: int) -> None:
    now = timezone.now() + timedelta(**time)
    monkeypatch.setattr(timezone, "now", lambda: now)


def test_approvers_confirm_and_another_webmaster_may_publish(
    checked: LawPage, officers: Officers, request: pytest.FixtureRequest
) -> None:
    second = UserFactory(webmaster=True)
    UserFactory(approver=True).posts.all().delete()  # may not confirm
    told()

    request.getfixturevalue("spoken")

    assert [WHY in message.body for message in mail.outbox] == [True, True]
    assert told() == {second.email, officers.approver.email}


def test_a_confirmation_does_not_keep_the_webmaster_from_the_mail(
    checked: LawPage, officers: Officers, request: pytest.FixtureRequest, settings: object
) -> None:
    second = UserFactory(webmaster=True)
    settings.NOTICE_DELAY = 120  # type: ignore[attr-defined]
    told()
    confirm(request.getfixturevalue("spoken"), officers.approver)

    wait_and_send()

    assert told() == {second.email}
    assert Notice.objects.get(recipient=officers.approver, state=SendState.DROPPED)


def test_the_owner_learns_that_it_was_not_confirmed(
    published: RegisterEntry, officers: Officers
) -> None:
    told()
    deny(published, officers.approver, "ไม่ได้อนุญาต")

    assert mail.outbox[0].body.count("ไม่ได้อนุญาต") == 1  # not once more, as taken down
    assert len(mail.outbox) == 1
    assert told() == {officers.requester.email}


def test_what_is_overdue_is_told_to_approvers_and_webmasters(
    published: RegisterEntry, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    told()
    later(monkeypatch, days=30)

    assert note_overdue() == 1

    assert told() == {officers.approver.email, officers.webmaster.email}


def test_a_time_that_was_missed_is_told_to_the_webmasters(
    checked: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = UserFactory(webmaster=True)
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
    second = UserFactory(webmaster=True)
    confirm(request.getfixturevalue("spoken"), officers.approver)
    told()

    step(checked).workflow_state.cancel(user=officers.requester)

    assert told() == {second.email}
