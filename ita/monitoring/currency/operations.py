"""Confirms that what is published is current; sets the intervals and the units' mailboxes."""

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from home.enums import ContentKind
from home.models import ContentPage, Unit
from home.thai.calendar import local_date
from ita.monitoring.currency import rules
from ita.monitoring.currency.intervals import LEAST_MONTHS, MOST_MONTHS, months_of, next_review
from ita.monitoring.currency.models import ReviewIntervals
from ita.register.enums import Act
from ita.register.history import page_status
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.workflow.locking import lock_page

NEXT = "next_review"


@atomic_with_retry
def confirm_current(page: Page, user: User, next_on: date | None = None) -> RegisterEntry:
    """``user`` answers for it that ``page`` is current today. Nothing of the page changes.

    Args:
        next_on: when it is to be looked at again; after the interval of its kind unless given.

    Returns:
        the row; the first one where the same was confirmed today already.

    Raises:
        NotAllowed: see ``rules.why_not_confirm`` and ``rules.why_not_next``.
    """
    page = lock_page(page.pk)
    ensure(rules.why_not_confirm(user, page), rules.why_not_next(next_on))
    wanted = next_on or _after_interval(page)
    if done := _confirmed_today(page, user, wanted):
        return done
    return append(Act.CURRENT_CONFIRMED, page, user, details={NEXT: wanted.isoformat()})


@atomic_with_retry
def set_intervals(site: Site, user: User, months: Mapping[str, int]) -> None:
    """How many months pass between two reviews, for each kind that ``months`` names.

    Raises:
        NotAllowed: see ``rules.why_not_set``; or a number of months makes no sense.
    """
    ensure(rules.why_not_set(user, site))
    for kind, count in months.items():
        if kind not in ContentKind.values or not LEAST_MONTHS <= count <= MOST_MONTHS:
            raise NotAllowed(_("Please give a number of months from 1 to 60."))
    row, _is_new = ReviewIntervals.objects.select_for_update().get_or_create(site=site)
    row.months = {**row.months, **months}
    row.save(update_fields=["months"])


@atomic_with_retry
def set_mailboxes(site: Site, user: User, mailboxes: Mapping[int, str]) -> None:
    """The e-mail address of each unit, by its number. The public does not read it, so it needs no
    second hand.

    Raises:
        NotAllowed: see ``rules.why_not_set``.
    """
    ensure(rules.why_not_set(user, site))
    units = list(Unit.objects.select_for_update().filter(site=site, pk__in=mailboxes))
    for unit in units:
        unit.mailbox = mailboxes[unit.pk]
        unit.clean_fields(exclude=["name", "site", "sort_order"])
        unit.save(update_fields=["mailbox"])


def _after_interval(page: ContentPage) -> date:
    today = local_date(timezone.now())
    return next_review(today, page.content_kind, months_of(page.get_site()))


def _confirmed_today(page: Page, user: User, wanted: date) -> RegisterEntry | None:
    """The row of a first click."""
    row = page_status(page.pk).confirmed_current
    if row is None or row.actor_id != user.pk or row.details.get(NEXT) != wanted.isoformat():
        return None
    return row if local_date(row.occurred_at) == local_date(timezone.now()) else None
