"""Who writes the page of a month, of which month, and what holds its request."""

from datetime import date

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.models import SatisfactionPage, UsageStatisticsPage
from ita.monitoring.statistics.models import StatisticsDraft
from ita.monitoring.statistics.prepared import figures_on
from ita.workflow.rules import why_not_requester


def why_not_write(user: User, site: Site) -> str | None:
    """Why ``user`` cannot have the page of a month written: they do not write pages here."""
    return why_not_requester(user, site)


def why_not_month(month: date, today: date, counted: int) -> str | None:
    """Why there is no page of the ``month`` (its first day).

    Args:
        counted: days that were counted, or answers that were given.
    """
    if month >= today.replace(day=1):
        return _("The month is not over yet.")
    return None if counted else _("Nothing was counted in this month.")


def why_hold(content: Page) -> str | None:
    """Why a request for ``content`` (a saved state of a page) is held: it is the page of a month,
    and does not say what was counted. Such figures are never typed."""
    if not (content.pk and isinstance(content, UsageStatisticsPage | SatisfactionPage)):
        return None
    draft = StatisticsDraft.objects.filter(page=content.pk).first()
    if draft is None or draft.figures == figures_on(content):
        return None
    return _(
        "The figures on this page are not those that were counted for %(month)s. "
        "Have them written again: Monitoring, Statistics of months."
    ) % {"month": draft}
