"""What the officer who waits for visits is told."""

from django.utils.translation import gettext as _

from home.core.jobs import JobState
from ita.monitoring.visits.models import VisitJob


def message_of(job: VisitJob) -> str:
    """Where the round stands, as a sentence."""
    if job.is_stalled:
        return _(
            "Nothing has happened for a while: the queue worker seems not to run. "
            "Please tell the system administrator. The addresses are visited as soon as it runs "
            "again."
        )
    if job.state == JobState.FAILED:
        return job.error
    if job.state == JobState.DONE:
        return _("All addresses were visited.") if not job.silent else silence(job)
    if job.state == JobState.RUNNING:
        return _("Visiting the addresses: %(percent)s%% done") % {"percent": job.percent}
    return _("Waiting for its turn")


def silence(job: VisitJob) -> str:
    """That servers did not answer, so that more of them was not asked."""
    return _(
        "Not all is known: %(servers)s did not answer several times, so no more was asked there. "
        "Visit again later; if it stays so, tell the system administrator."
    ) % {"servers": ", ".join(job.silent)}
