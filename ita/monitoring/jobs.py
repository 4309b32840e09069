"""The jobs of publication that the queue runs by the clock."""

import logging

from wagtail.models import Site

from home.core.schedules import every_minute, every_night
from ita.notifications import jobs as notification_jobs
from ita.register.verification import register_faults
from ita.workflow.drift.operations import record_drifts
from ita.workflow.oral_approval import operations as urgent
from ita.workflow.schedule import publish_due as publish_due_requests

logger = logging.getLogger(__name__)
NIGHTLY_HOUR = 2  # Bangkok
NIGHTLY = ("verify_live", "verify_register", "note_overdue", "purge_notices")
EVERY_MINUTE = ("publish_due", "send_due")


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
    for name in NIGHTLY:
        every_night(name, f"{__name__}.{name}", NIGHTLY_HOUR)
    for name in EVERY_MINUTE:
        every_minute(name, f"{__name__}.{name}")
