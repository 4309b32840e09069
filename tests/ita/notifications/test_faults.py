"""A mail server that hangs, a bad address, an act that is rolled back."""

import socket
from collections.abc import Iterator
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django_q.models import OrmQ, Schedule

from home.core.outbox import MAX_TRIES, SendState
from home.models import LawPage
from ita.notifications.models import Notice
from ita.workflow import operations
from tests.factories import UserFactory
from tests.ita.conftest import Officers, step
from tests.ita.notifications.conftest import wait_and_send
from tests.officers import pass_step

REFUSED = "refused@example.go.th"


class OneBadAddress(EmailBackend):
    """Refuses one address, as a mail server does."""

    def send_messages(self, messages: Any) -> int:
        for message in messages:
            if REFUSED in message.to:
                raise SMTPRecipientsRefused({REFUSED: (550, b"no such user")})
        return super().send_messages(messages)


@pytest.fixture
def silent_server(settings: Any) -> Iterator[None]:
    """A mail server that takes the connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        settings.EMAIL_TIMEOUT = 0.2
        yield


def jobs_of_this_room() -> int:
    return sum(job.func().startswith("ita.notifications.") for job in OrmQ.objects.all())


@pytest.mark.usefixtures("queued", "silent_server")
def test_an_act_only_queues_one_job(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    assert jobs_of_this_room() == 1
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(draft), officer)

    assert jobs_of_this_room() == 4
    assert not Notice.objects.exists()


@pytest.mark.usefixtures("queued")
def test_an_act_that_is_rolled_back_tells_nobody(draft: LawPage, officers: Officers) -> None:
    def fail() -> None:
        with transaction.atomic():
            operations.request_publication(draft, officers.requester)
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk"):
        fail()

    assert not OrmQ.objects.exists()


@pytest.mark.usefixtures("silent_server")
def test_a_mail_server_that_hangs_is_tried_a_few_times_then_shown(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    notice = Notice.objects.get()
    assert (notice.state, notice.attempts) == (SendState.WAITING, 1)
    assert notice.error == "เครื่องแม่ข่ายอีเมลไม่ตอบภายในเวลาที่กำหนด"

    for _n in range(MAX_TRIES):
        wait_and_send()

    notice.refresh_from_db()
    assert (notice.state, notice.attempts) == (SendState.FAILED, MAX_TRIES)


def test_a_mail_server_that_comes_back_gets_the_mail(
    draft: LawPage, officers: Officers, settings: Any
) -> None:
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "no.such.Backend"
    operations.request_publication(draft, officers.requester)
    settings.EMAIL_BACKEND = working

    wait_and_send()

    assert len(mail.outbox) == 1
    assert Notice.objects.get().error == ""


def test_one_bad_address_does_not_stop_the_others(
    draft: LawPage, officers: Officers, settings: Any
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.OneBadAddress"
    bad = UserFactory(checker=True, email=REFUSED)
    UserFactory(checker=True)

    operations.request_publication(draft, officers.requester)

    assert len(mail.outbox) == 2
    notice = Notice.objects.get(recipient=bad)
    assert notice.state == SendState.WAITING
    assert notice.error == "เครื่องแม่ข่ายอีเมลปฏิเสธที่อยู่นี้"


def test_the_queue_sends_every_minute_and_purges_every_night(site: None) -> None:
    minute = Schedule.objects.get(name="send_due")
    assert (minute.schedule_type, minute.minutes) == (Schedule.MINUTES, 1)
    assert Schedule.objects.get(name="purge_notices").schedule_type == Schedule.DAILY
