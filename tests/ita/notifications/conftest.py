from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.conf import Conf

from ita.notifications.jobs import send_due
from ita.notifications.models import Notice


@pytest.fixture
def collecting(settings: object) -> None:
    """Notices wait for others to the same person, as in production."""
    settings.NOTICE_DELAY = 120  # type: ignore[attr-defined]


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs wait in the queue, as in production; here nobody works them."""
    monkeypatch.setattr(Conf, "SYNC", False)


def fall_due() -> None:
    """Let the time pass that notices wait."""
    Notice.objects.update(due_at=timezone.now() - timedelta(seconds=1))


def wait_and_send() -> None:
    """Let the time pass, and run the job of the minute."""
    fall_due()
    send_due()
