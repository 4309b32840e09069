"""The jobs of publication that the queue runs by the clock."""

import logging
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_q.models import Schedule
from wagtail.models import Site

from ita.notifications import jobs as notification_jobs
from ita.register.verification import register_faults
from ita.workflow.drift.operations import record_drifts
from ita.workflow.oral_approval import operations as urgent
from ita.workflow.schedule import publish_due as publish_due_requests

logger = logging.getLogger(__name__)
NIGHTLY_HOUR = 2  # Bangkok
NIGHTLY = ("verify_live", "verify_register", "note_overdue", "purge_notices")
EVERY_MINUTE = ("publish_due", "send_due")
# The queue keeps what its last jobs returned: these would push out all others.
NOT_KEPT = {"q_options": {"save": False}}


def verify_live() -> int:
    """Compare what is live with its seals; returns how many pages differ."""
    return sum(len(record_drifts(site)) for site in Site.objects.select_related("root_page"))


def verify_register() -> int:
    """Look for tampering with the register; each fault goes to the log. Returns how many."""
    faults = list(register_faults())
    for fault in faults:
        logger.error("register: %s", fault)
    return len(faults)


def publish_due() -> int:
    """Publish what was to go live by now; returns how many pages."""
    return publish_due_requests()


def note_overdue() -> int:
    """Put on the register what was approved by word of mouth and not confirmed in time."""
    return urgent.note_overdue()


def send_due() -> None:
    """Send the mails and make the calls that are due."""
    notification_jobs.send_due()


def purge_notices() -> int:
    """Remove old notices; returns how many."""
    return notification_jobs.purge()


def schedule() -> None:
    """Have the queue run the jobs; can be repeated."""
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1))
    first = tomorrow.replace(hour=NIGHTLY_HOUR, minute=0, second=0, microsecond=0)
    for name in NIGHTLY:
        _schedule(name, schedule_type=Schedule.DAILY, next_run=first)
    for name in EVERY_MINUTE:
        _schedule(name, schedule_type=Schedule.MINUTES, minutes=1, kwargs=NOT_KEPT)


def _schedule(name: str, **when: Any) -> None:
    func = f"ita.monitoring.jobs.{name}"
    Schedule.objects.get_or_create(name=name, defaults={"func": func, **when})
