"""What happens to a drift: it is put on the register, and an approver confirms it or ends it."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from home.file_closing import close_files
from ita.integrity import binding
from ita.integrity.drift import Drift, drifts
from ita.integrity.published_files import published_files
from ita.integrity.seal import seal_of
from ita.integrity.visibility import why_not_visible
from ita.register.enums import Act
from ita.register.history import page_status
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.workflow import rules
from ita.workflow.drift.rules import why_not_end_drift
from ita.workflow.locking import lock_pages
from ita.workflow.repeats import first_result


def record_drifts(site: Site) -> list[Drift]:
    """Find all drifts, and put on the register those that do not stand there yet."""
    found = list(drifts(site))
    for drift in found:
        record_drift(drift, site)
    return found


@atomic_with_retry
def record_drift(drift: Drift, site: Site | None = None) -> None:
    """Put ``drift`` on the register, once for each state of the page."""
    lock_pages([drift.page.pk], site)
    known = page_status(drift.page.pk).drift
    details = {"problem": drift.problem, "changed": drift.changed, "sha256": drift.sha256}
    if known is None or known.details != details:
        reason = drift.problem
        append(Act.DRIFT_FOUND, drift.page, None, reason=reason, details=details, site=site)


@atomic_with_retry
def confirm_drift(page: Page, user: User, reason: str) -> RegisterEntry:
    """The approver takes what is live as approved: it is sealed as it stands.

    Raises:
        NotAllowed: see ``why_not_end_drift``; or nothing is live to be confirmed; or a
            confirmation would not mend what is wrong.
    """
    page, done = _claim(Act.DRIFT_CONFIRMED, page, user, reason)
    if done:
        return done
    if not page.live:
        raise NotAllowed(_("Nothing is live at this page, so there is nothing to confirm."))
    ensure(why_not_visible(page))
    revision = page.live_revision or page.get_latest_revision()
    seal = binding.store(seal_of(page), page, revision)
    return append(Act.DRIFT_CONFIRMED, page, user, reason=reason, seal=seal)


@atomic_with_retry
def withdraw_drift(page: Page, user: User, reason: str) -> RegisterEntry:
    """The approver takes the page down, or takes note that it is gone.

    Raises:
        NotAllowed: see ``why_not_end_drift``.
    """
    page, done = _claim(Act.DRIFT_WITHDRAWN, page, user, reason)
    if done:
        return done
    # First the row: the signal of unpublishing looks whether an act says why.
    entry = append(Act.DRIFT_WITHDRAWN, page, user, reason=reason)
    if page.live:
        UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
        close_files(page, published_files(page.pk))  # going live had opened them
    return entry


def _claim(act: Act, page: Page, user: User, reason: str) -> tuple[Page, RegisterEntry | None]:
    """The page as it is now, and the row where ``user`` has done this already."""
    page = lock_pages([page.pk]).get(page.pk, page)
    refusals = (
        rules.why_reason_missing(reason),
        why_not_end_drift(user, page, page_status(page.pk).drift),
    )
    return page, first_result(act, page.pk, user, reason, *refusals)
