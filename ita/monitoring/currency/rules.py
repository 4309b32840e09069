"""Who may confirm that a page is current, and who sets the intervals. Answers a reason, or None."""

from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.core.duties import Group
from home.core.users import AnyUser
from home.models import ContentPage
from home.thai.calendar import add_months, format_date, local_date
from ita.monitoring.currency.due import review_of
from ita.monitoring.currency.intervals import MOST_MONTHS
from ita.monitoring.currency.owners import office_of
from ita.people.rules import holds, why_without_post
from ita.register.history import page_status

SETTERS = (Group.ITA_OFFICERS, Group.WEBMASTERS, Group.APPROVERS)


def why_not_confirm(user: User, page: Page) -> str | None:
    """Why ``user`` cannot confirm that ``page`` (its specific object) is current."""
    site = page.get_site()
    if why := why_without_post(user, site):
        return why
    return why_not_current(page) or _why_not_owner(user, page, site)


def why_not_current(page: Page) -> str | None:
    """Why nobody can confirm that ``page`` is current."""
    if not isinstance(page, ContentPage) or not page.live:
        return _("Only a page that is published can be confirmed as current.")
    if page.archived_on:
        return _("This page is archived: it is kept as past, and is not reviewed any more.")
    status = page_status(page.pk)
    if status.drift or status.binding is None:
        return _("What is live was not approved. An approver decides on it first.")
    return None


def _why_not_owner(user: User, page: ContentPage, site: Site) -> str | None:
    review = review_of(page, site)
    office = office_of(site)
    if review and office.may_confirm(user.pk, review.owners, review.unit_id):
        return None
    return _(
        "Only the owner of the page, a requester of its unit or a webmaster confirms that it is "
        "current."
    )


def why_not_next(day: date | None) -> str | None:
    """Why the next review cannot be on ``day``."""
    if day is None:
        return None
    today = local_date(timezone.now())
    last = add_months(today, MOST_MONTHS)
    if day < today:
        return _("The next review cannot be in the past. Please choose a day from today on.")
    if day > last:
        return _("The next review can be on %(day)s at the latest, 60 months from today.") % {
            "day": format_date(last, short=True)
        }
    return None


def why_not_set(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` cannot set the intervals and the units' mailboxes of the agency."""
    if isinstance(user, User) and any(holds(user, group, site) for group in SETTERS):
        return None
    return _("Only ITA officers, webmasters and approvers of this agency change these settings.")
