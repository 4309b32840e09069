"""How long a worker keeps what it took, when it is tried again, and when it is given up."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from home.core import outbox
from home.core.outbox import SendState
from home.models import LawPage
from ita.notifications.jobs import JOB_SECONDS
from ita.notifications.models import Notice
from ita.workflow import operations
from tests.ita.conftest import Officers
from tests.ita.notifications.conftest import wait_and_send


def minutes_left() -> int:
    """Until the notice is tried again."""
    return round((Notice.objects.get().due_at - timezone.now()) / timedelta(minutes=1))


def test_a_mail_is_tried_after_a_minute_ten_minutes_an_hour_and_then_given_up(
    draft: LawPage, officers: Officers, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "no.such.Backend"
    operations.request_publication(draft, officers.requester)
    waits, what_went_wrong = [minutes_left()], Notice.objects.get().error
    for _again in range(2):
        wait_and_send()
        waits.append(minutes_left())
    assert waits == [1, 10, 60]
    assert Notice.objects.get().state == SendState.WAITING

    wait_and_send()

    notice = Notice.objects.get()
    assert notice.state == SendState.FAILED
    assert notice.error == what_went_wrong  # not that a worker was interrupted


@pytest.mark.usefixtures("collecting")
def test_what_a_worker_took_is_its_own_as_long_as_its_job_may_run(
    draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    Notice.objects.update(due_at=timezone.now())
    assert outbox.claim(Notice.objects.all(), timezone.now())

    still_sending = timezone.now() + timedelta(seconds=JOB_SECONDS)
    assert outbox.claim(Notice.objects.all(), still_sending) == []
    assert outbox.claim(Notice.objects.all(), timezone.now() + timedelta(hours=1))
