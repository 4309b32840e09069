"""The jobs of publication that the queue runs by the clock."""

import logging

from wagtail.models import Site

from home.core.schedules import every_minute, every_night, stop
from ita.integrity.proof import proof_faults
from ita.monitoring.links import operations as links
from ita.monitoring.monthly.operations import write_reports
from ita.monitoring.personal_data import operations as personal_data
from ita.monitoring.petitions import removal
from ita.monitoring.security import operations as security
from ita.monitoring.self_assessment import tls
from ita.monitoring.statistics import jobs as statistics
from ita.monitoring.traffic import jobs as traffic
from ita.monitoring.traffic.rules import LEAST_DAYS
from ita.monitoring.traffic.selectors import keep_days
from ita.monitoring.visits import operations as visits
from ita.notifications import jobs as notification_jobs
from ita.notifications.daily import operations as daily
from ita.notifications.daily import sending as daily_sending
from ita.register.anchors import delivery
from ita.register.anchors import operations as anchors
from ita.workflow.changes.finds import record_finds
from ita.workflow.drift.operations import record_drifts
from ita.workflow.erasure.reapplying import reapply_erasures
from ita.workflow.faults.operations import look, look_at_public
from ita.workflow.oral_approval.lapse import settle_overdue
from ita.workflow.redaction import operations as redaction
from ita.workflow.removal.period_end import archive_past
from ita.workflow.schedule import publish_due as publish_due_requests

logger = logging.getLogger(__name__)
NIGHTLY_HOUR = 2  # Bangkok
NIGHTLY = (
    "tend_traffic_logs",
    "count_use",
    "anchor_all",
    "verify_live",
    "verify_register",
    "verify_workflow",
    "erase_again",
    "resume_redactions",
    "note_overdue",
    "purge_notices",
    "remove_old_cases",
    "look_at_encryption",
    "search_personal_data",
    "mail_heads",
    "write_monthly_reports",
    "plan_daily_mails",
)
LINKS_HOUR = 22  # Bangkok; before the visits, and the mails of the morning tell what was found
VISITING_HOUR = 0  # Bangkok; it takes its time, and the mails of the morning tell what was found
STOPPED = ("remind_owners",)  # told in the mails of the morning now
EVERY_MINUTE = ("publish_due", "end_periods", "send_due", "anchor_due")


def verify_live() -> int:
    """Compare what is live with what was approved, and what is computed with what is computed anew;
    officers see what is found. Returns how many pages and facts differ."""
    sites = Site.objects.select_related("root_page")
    count = sum(len(record_drifts(site)) + len(record_finds(site)) for site in sites)
    faults = look_at_public()
    for fault in faults:
        logger.error("live: %s", fault)
    return count + len(faults)


def verify_register() -> int:
    """Look for tampering with register, anchors and seals; each fault goes to the log. Returns how
    many."""
    faults = list(proof_faults())
    for fault in faults:
        logger.error("register: %s", fault)
    return len(faults)


def verify_workflow() -> int:
    """Compare register, steps, saved versions and stored files; administrators see what is found.
    Returns how many faults."""
    faults = look()
    for fault in faults:
        logger.error("workflow: %s", fault)
    return len(faults)


def erase_again() -> int:
    """Erase again what a restore brought back, and finish what is open; returns of how many acts
    there was something."""
    return reapply_erasures()


def look_at_encryption() -> int:
    """Look how each agency's own address is encrypted; returns at how many nothing was agreed."""
    return sum(bool(tls.look(site).error) for site in Site.objects.all())


def remove_old_cases() -> int:
    """Remove what people sent to the agencies and what is past its term; returns of how many
    cases."""
    return sum(removal.remove_past(site) for site in Site.objects.select_related("root_page"))


def resume_redactions() -> int:
    """Begin again editions without personal data that a killed worker left; returns how many."""
    return redaction.resume_silent()


def anchor_all() -> int:
    """Write down the heads of all registers outside of the database; returns how many."""
    return anchors.write_all()


def anchor_due() -> int:
    """Write down the heads that are new, and carry off what waits; returns how many are new."""
    written = anchors.write_due()
    anchors.order_stamp()
    delivery.queue_due()
    return written


def tend_traffic_logs() -> int:
    """Close the past days of the traffic logs and remove what is past its term, security events
    too; returns how many were closed. Before the anchors, which carry the rows outside."""
    terms = [keep_days(site) for site in Site.objects.all()]
    security.purge(max(terms, default=LEAST_DAYS))
    return traffic.tend_all()


def count_use() -> int:
    """Count the days that were closed, write the pages of the month that is over, and forget from
    where the answers to surveys came; returns how many days were counted."""
    return statistics.count_all()


def publish_due() -> int:
    """Publish what was to go live by now; returns how many pages."""
    return publish_due_requests()


def end_periods() -> int:
    """Archive each page whose publication period is over; returns how many."""
    return archive_past()


def note_overdue() -> int:
    """Let lapse what was approved by word of mouth and not confirmed in time; returns how many."""
    return settle_overdue()


def mail_heads() -> int:
    """Mail the heads that are new to the approvers; returns to how many."""
    return notification_jobs.create_head_notices()


def write_monthly_reports() -> int:
    """Write down what each agency did in the month that is over, once; returns how many are new."""
    return sum(len(write_reports(site)) for site in Site.objects.select_related("root_page"))


def visit_evidence() -> int:
    """Have the evidence of every agency opened as a stranger opens it; returns how many lists."""
    return visits.order_nightly()


def check_links() -> int:
    """Have the links of every agency read, and a share of their addresses asked; returns of how
    many agencies."""
    return links.order_nightly()


def search_personal_data() -> int:
    """Have the files searched that were not yet, and look for personal data in all that is live;
    returns in how many pages something was found."""
    personal_data.queue_unsearched()
    sites = Site.objects.select_related("root_page")
    return sum(personal_data.search_live(site) for site in sites)


def plan_daily_mails() -> int:
    """Write the mails of the morning for everybody who has something to be told; returns how many.

    It comes after the jobs that find what is told.
    """
    return sum(daily.plan(site) for site in Site.objects.select_related("root_page"))


def send_due() -> None:
    """Send the mails and make the calls that are due."""
    notification_jobs.send_due()
    daily_sending.send_due()


def purge_notices() -> int:
    """Remove old notices and mails of the morning; returns how many."""
    return notification_jobs.purge() + daily.purge()


def schedule() -> None:
    """Have the queue run the jobs; can be repeated."""
    for name in NIGHTLY:
        every_night(name, f"{__name__}.{name}", NIGHTLY_HOUR)
    every_night("visit_evidence", f"{__name__}.visit_evidence", VISITING_HOUR)
    every_night("check_links", f"{__name__}.check_links", LINKS_HOUR)
    for name in EVERY_MINUTE:
        every_minute(name, f"{__name__}.{name}")
    for name in STOPPED:
        stop(name)
