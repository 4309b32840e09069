"""Writes the reports of the months that are over, each once."""

from datetime import date

from django.utils import timezone
from wagtail.models import Site

from home.core.transactions import atomic_with_retry
from home.thai.calendar import add_months, local_date
from ita.monitoring.monthly.figures import figures_of
from ita.monitoring.monthly.models import MonthlyReport
from ita.register.models import RegisterEntry

MOST_MISSED = 12  # months, where the queue was off for so long


@atomic_with_retry
def write_reports(site: Site) -> list[MonthlyReport]:
    """The reports of the months that are over and have none; a second run writes nothing.

    The first report is of the month before, where the register had begun by then.
    """
    first, newest = _months(site)
    written = []
    month = first
    while month <= newest:
        report, is_new = MonthlyReport.objects.get_or_create(
            site=site,
            month=month,
            defaults={"figures": figures_of(site, month, month == newest)},
        )
        written += [report] if is_new else []
        month = add_months(month, 1)
    return written


def _months(site: Site) -> tuple[date, date]:
    """The first and the last month (their first days) to be written; the first is later than the
    last where there is nothing to write."""
    newest = month_before(local_date(timezone.now()))
    last = MonthlyReport.objects.filter(site=site, month__lte=newest).first()
    if last:
        return max(add_months(last.month, 1), add_months(newest, 1 - MOST_MISSED)), newest
    began = RegisterEntry.objects.of_site(site).first()
    has_begun = began and local_date(began.occurred_at) < add_months(newest, 1)
    return newest if has_begun else add_months(newest, 1), newest


def month_before(day: date) -> date:
    """The first day of the month that is over on ``day``."""
    return add_months(day.replace(day=1), -1)
