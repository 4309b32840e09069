"""What happens to a drift: it is put on the register, and an approver confirms it or ends it."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed, ensure
from home.models import ContentPage
from ita.integrity import binding
from ita.integrity.drift import Drift, drifts
from ita.integrity.seal import seal_of
from ita.integrity.visibility import why_not_visible
from ita.register.enums import Act
from ita.register.history import page_status
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.workflow import rules
from ita.workflow.drift.rules import why_not_end_drift


def record_drifts(site: Site) -> list[Drift]:
    """Find all drifts, and put on the register those that do not stand there yet."""
    found = list(drifts(site))
    for drift in found:
        record_drift(drift, site)
    return found


@transaction.atomic
def record_drift(drift: Drift, site: Site | None = None) -> None:
    """Put ``drift`` on the register, once for each state of the page."""
    known = page_status(drift.page.pk).drift
    details = {"problem": drift.problem, "changed": drift.changed, "sha256": drift.sha256}
    if known is None or known.details != details:
        reason = drift.problem
        append(Act.DRIFT_FOUND, drift.page, None, reason=reason, details=details, site=site)


@transaction.atomic
def confirm_drift(page: Page, user: User, reason: str) -> RegisterEntry:
    """The approver takes what is live as approved: it is sealed as it stands.

    Raises:
        NotAllowed: see ``why_not_end_drift``; or nothing is live to be confirmed; or a
            confirmation would not mend what is wrong.
    """
    page = _claim(page, user, reason)
    if not page.live:
        raise NotAllowed(_("Nothing is live at this page, so there is nothing to confirm."))
    ensure(why_not_visible(page))
    revision = page.live_revision or page.get_latest_revision()
    seal = binding.store(seal_of(page), page, revision)
    return append(Act.DRIFT_CONFIRMED, page, user, reason=reason, seal=seal)


@transaction.atomic
def withdraw_drift(page: Page, user: User, reason: str) -> RegisterEntry:
    """The approver takes the page down, or takes note that it is gone.

    Raises:
        NotAllowed: see ``why_not_end_drift``.
    """
    page = _claim(page, user, reason)
    # First the row: the signal of unpublishing looks whether an act says why.
    entry = append(Act.DRIFT_WITHDRAWN, page, user, reason=reason)
    if page.live:
        UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
        if isinstance(page, ContentPage):
            page.close_files()  # going live had opened them
    return entry


def _claim(page: Page, user: User, reason: str) -> Page:
    stored = Page.objects.select_for_update().filter(pk=page.pk).first()
    page = stored.specific if stored else page
    ensure(
        rules.why_reason_missing(reason),
        why_not_end_drift(user, page, page_status(page.pk).drift),
    )
    return page
