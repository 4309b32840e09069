"""What waits for one person goes out in one mail, once, and only if it still matters."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone

from home.core import outbox
from home.core.duties import Group
from home.core.outbox import SendState
from home.models import AgencySettings, LawPage
from ita.notifications.jobs import create_notices, purge, send_due
from ita.notifications.mail import send_to
from ita.notifications.models import Notice
from ita.people.models import PostDuty
from ita.register.enums import Act
from ita.workflow import operations
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers, fresh, step
from tests.ita.notifications.conftest import wait_and_send
from tests.officers import pass_step

LATIN = re.compile(r"[A-Za-z]")
# Hashes are no words either: a mail to an approver carries the register's head.
ADDRESSES = re.compile(r"https?://\S+|\S+@\S+|SHA-256 [0-9a-f]{64}")


def request_pages(officers: Officers, count: int) -> list[LawPage]:
    pages = [LawPageFactory(owner=officers.requester) for _n in range(count)]
    for page in pages:
        operations.request_publication(page, officers.requester)
    return pages


def states() -> list[str]:
    return list(Notice.objects.values_list("state", flat=True))


@pytest.mark.usefixtures("collecting")
def test_several_are_one_mail_with_a_link_for_each(officers: Officers) -> None:
    pages = request_pages(officers, 3)
    send_due()
    assert mail.outbox == []  # they wait for others

    wait_and_send()

    [message] = mail.outbox
    assert message.to == [officers.checker.email]
    assert message.subject == "มี 3 รายการรอท่านดำเนินการ"
    for page in pages:
        assert page.title in message.body
        assert f"/admin/ita/review/{page.pk}/" in message.body
    assert "/admin/ita/work/" in message.body
    assert states() == [SendState.SENT] * 3


@pytest.mark.usefixtures("collecting")
def test_what_comes_shortly_before_goes_along(officers: Officers) -> None:
    request_pages(officers, 2)
    Notice.objects.filter(pk=Notice.objects.first().pk).update(due_at=timezone.now())  # type: ignore[union-attr]

    send_due()

    assert len(mail.outbox) == 1
    assert states() == [SendState.SENT] * 2


def withdrawn(page: LawPage, officers: Officers) -> None:
    fresh(page).current_workflow_state.cancel(user=officers.requester)


def acted(page: LawPage, officers: Officers) -> None:
    pass_step(step(page), User.objects.get(username="second"))


def deleted(page: LawPage, officers: Officers) -> None:
    fresh(page).delete()


def deactivated(page: LawPage, officers: Officers) -> None:
    User.objects.filter(pk=officers.checker.pk).update(is_active=False)


def without_duty(page: LawPage, officers: Officers) -> None:
    PostDuty.objects.filter(post__user=officers.checker).delete()


def post_ended(page: LawPage, officers: Officers) -> None:
    officers.checker.posts.update(valid_until=timezone.now() - timedelta(days=2))


PAST = [withdrawn, acted, deleted, deactivated, without_duty, post_ended]


@pytest.mark.usefixtures("collecting")
@pytest.mark.parametrize("happens", PAST)
def test_what_is_past_when_it_would_go_out_is_not_mailed(
    officers: Officers, happens: Callable[[LawPage, Officers], None]
) -> None:
    second = officers.requester2  # another checker, who may act before
    User.objects.filter(pk=second.pk).update(username="second")
    PostDuty.objects.filter(post__user=second).update(duty=Group.CHECKERS)
    [page] = request_pages(officers, 1)
    happens(page, officers)

    wait_and_send()

    assert officers.checker.email not in [message.to[0] for message in mail.outbox]
    assert Notice.objects.get(recipient=officers.checker).state == SendState.DROPPED


def test_a_job_that_is_delivered_twice_mails_once(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    notice = Notice.objects.get()

    create_notices(notice.entry_id)
    assert send_to(officers.checker.pk) == 0

    assert len(mail.outbox) == 1
    assert Notice.objects.count() == 1


@pytest.mark.usefixtures("collecting")
def test_a_killed_worker_neither_loses_nor_doubles_a_mail(officers: Officers) -> None:
    request_pages(officers, 1)
    Notice.objects.update(due_at=timezone.now())
    outbox.claim(Notice.objects.all(), timezone.now())  # and then the worker is killed

    assert send_to(officers.checker.pk) == 0  # not while it could still be sending
    wait_and_send()
    wait_and_send()

    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("collecting")
def test_what_kills_its_worker_each_time_is_given_up(officers: Officers) -> None:
    request_pages(officers, 1)
    for _n in range(outbox.MAX_TRIES):
        Notice.objects.update(due_at=timezone.now())
        assert outbox.claim(Notice.objects.all(), timezone.now())
    wait_and_send()

    assert mail.outbox == []
    notice = Notice.objects.get()
    assert notice.state == SendState.FAILED
    assert notice.error


@pytest.mark.usefixtures("collecting")
def test_a_user_without_address_is_shown_to_the_administrator(officers: Officers) -> None:
    User.objects.filter(pk=officers.checker.pk).update(email="")
    request_pages(officers, 1)

    wait_and_send()

    assert Notice.objects.get().state == SendState.FAILED
    assert Notice.objects.get().error == "ผู้ใช้นี้ไม่มีที่อยู่อีเมล"


def test_each_mail_is_official_thai_with_greeting_and_signature(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(draft), officer)
    fresh(draft).save_revision().publish(skip_permission_checks=True)

    assert len(mail.outbox) == 6
    for message in mail.outbox:
        user = User.objects.get(email=message.to[0])
        assert message.body.startswith(f"เรียน {user.posts.get().full_name}")
        assert "เทศบาลเมืองตัวอย่าง" in message.body
        assert draft.title in message.subject
        assert not LATIN.search(message.subject + ADDRESSES.sub("", message.body))


@pytest.mark.usefixtures("collecting")
def test_a_list_is_official_thai_too(officers: Officers) -> None:
    request_pages(officers, 51)

    wait_and_send()

    [message] = mail.outbox
    assert not LATIN.search(message.subject + ADDRESSES.sub("", message.body))
    assert "50. " in message.body
    assert "51. " not in message.body
    assert "อีก 1 รายการ" in message.body


def test_titles_cannot_forge_a_header_and_stay_whole(draft: LawPage, officers: Officers) -> None:
    draft.title = 'ค่าธรรมเนียม <100 & "พิเศษ"\r\nBcc: x@example.com ' + "ยาว" * 60
    draft.save_revision(user=officers.requester)
    operations.request_publication(draft, officers.requester)

    [message] = mail.outbox
    assert "ยาว" * 60 in message.subject
    assert '<100 & "พิเศษ" Bcc: x@example.com' in message.subject
    assert "\nBcc:" not in message.body
    assert message.message()["Bcc"] is None
    assert message.recipients() == [officers.checker.email]


def test_the_agency_says_how_it_is_reached(draft: LawPage, officers: Officers) -> None:
    AgencySettings.objects.update(phone="042 000 000", email="office@example.go.th")
    operations.request_publication(draft, officers.requester)

    assert "โทรศัพท์ 042 000 000" in mail.outbox[0].body
    assert "office@example.go.th" in mail.outbox[0].body


def test_what_ended_long_ago_is_purged(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    old = Notice.objects.get(entry__act=Act.REQUESTED)
    Notice.objects.filter(pk=old.pk).update(ended_at=timezone.now() - timedelta(days=91))

    assert purge() == 1
    assert Notice.objects.get().entry.act == Act.CHECKED
