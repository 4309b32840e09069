"""The frame of the screens of filing: open to every duty in the agency, as the board is."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from home.core.jobs import BackgroundJob, JobState
from ita.assessment.board.screens import BoardScreen
from ita.filing.models import Filing


class FilingScreen(BoardScreen):
    """A screen about a filing, whose number is ``filing_pk`` in the address."""

    header_icon = "lock"

    @cached_property
    def filing(self) -> Filing:
        mine = Filing.objects.filter(site=self.site).select_related("framework", "site", "user")
        found: Filing = get_object_or_404(mine, pk=self.kwargs["filing_pk"])
        return found

    def get_page_subtitle(self) -> str:
        return str(self.filing)

    def trail(self) -> list[tuple[str, str]]:
        return [self.board_step(self.filing.framework), self.file_step()]

    def file_step(self) -> tuple[str, str]:
        return (reverse("ita_file", args=[self.filing.framework_id]), _("Filing"))

    def filing_step(self) -> tuple[str, str]:
        return (reverse("ita_filing", args=[self.filing.pk]), str(self.filing))


def progress_words(job: BackgroundJob, working: Any) -> str:
    """Where ``job`` stands, as a sentence; ``working`` takes %(percent)s."""
    if job.is_stalled:
        return _(
            "Nothing has happened for a while: the queue worker seems not to run. "
            "Please tell the system administrator. It goes on as soon as it runs again."
        )
    if job.state == JobState.FAILED:
        return job.error
    if job.state == JobState.RUNNING or job.percent:
        return str(working) % {"percent": job.percent}
    return _("Waiting for its turn")
