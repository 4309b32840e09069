"""What the officer who waits for a round over the links is told."""

from django.utils.translation import gettext as _

from home.core.jobs import JobState
from ita.monitoring.links.models import LinkRound


def message_of(job: LinkRound) -> str:
    """Where the round stands, as a sentence."""
    if job.is_stalled:
        return _(
            "Nothing has happened for a while: the queue worker seems not to run. Please tell the "
            "system administrator. The links are checked as soon as it runs again."
        )
    if job.state == JobState.FAILED:
        return job.error
    if job.state == JobState.DONE:
        return mute_words() if job.is_mute else _("The links were checked.")
    if job.state == JobState.RUNNING:
        return _("Checking the links: %(percent)s%% done") % {"percent": job.percent}
    return _("Waiting for its turn")


def mute_words() -> str:
    """That the round says nothing."""
    return _(
        "No website outside answered, so nothing is said of them: it may be our own way to the "
        "internet. They are asked again in the next round; if it stays so, tell the system "
        "administrator."
    )
