"""What a shell or a script does to a page is put on the register at once, where Wagtail tells of
it; the nightly comparison (``finding``) finds the rest."""

from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision

from ita.enums import Act
from ita.models.register import RegisterEntry
from ita.publication import sealing
from ita.publication.drift.acts import record_drift
from ita.publication.drift.finding import Drift, deleted, drift_of, was_approved
from ita.publication.register import recording
from ita.publication.seal import seal_of


def notice_publication(page: Page, revision: Revision) -> None:
    """A page went live: by the last step of a request, or by a way around."""
    passed = RegisterEntry.objects.of_page(page).filter(act=Act.PUBLISHED, revision_id=revision.pk)
    if page.live and not passed.exists() and not sealing.is_frame(page, revision):
        now = seal_of(page.specific).sha256
        record_drift(Drift(page, _("It is live without an approved request."), [], now))


def notice_change(page: Page) -> None:
    """A page was moved or unpublished: by an act on the register, or by a way around."""
    if drift := drift_of(page):
        record_drift(drift)


def notice_deletion(page: Page) -> None:
    """A page is about to be deleted: its open request ends, and a live page is missed."""
    user = get_active_log_context().user
    state = page.current_workflow_state
    if state:
        revision = state.current_task_state.revision
        reason = _("The page was deleted.")
        recording.record_step(Act.WITHDRAWN, state, revision, user, reason)
    if was_approved(page):
        record_drift(deleted(page))
