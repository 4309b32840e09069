"""The months of an agency as its officers see them: what was counted, and where its page stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from wagtail.models import Page, Site

from home.models import SatisfactionSurveyPage
from home.thai.calendar import add_months, local_date
from ita.monitoring.statistics.drafting import MonthPage, surveys_of
from ita.monitoring.statistics.models import StatisticsDraft
from ita.monitoring.statistics.selectors import month_totals

MONTHS = 6  # over, the newest first


@dataclass(frozen=True)
class MonthRow:
    """``count``: days that were counted, or None where the row is of a survey."""

    wanted: MonthPage
    count: int | None
    draft: StatisticsDraft | None

    @property
    def page(self) -> Page | None:
        return self.draft.page if self.draft else None


@dataclass(frozen=True)
class MonthsOf:
    """The months of the use, or of one survey."""

    survey: SatisfactionSurveyPage | None
    rows: list[MonthRow]


def months_of(site: Site) -> list[MonthsOf]:
    """The last months that are over, of the use and of each survey; a fixed number of queries, and
    one for each survey."""
    last = add_months(local_date(timezone.now()).replace(day=1), -1)
    first = add_months(last, 1 - MONTHS)
    drafts = StatisticsDraft.objects.filter(site=site, month__gte=first).select_related("page")
    known = {(draft.kind, draft.survey_id, draft.month): draft for draft in drafts}
    totals = month_totals(site, first, last)
    use = _rows([(MonthPage(total.month), total.days) for total in totals], known)
    groups = [MonthsOf(None, use)]
    for survey in surveys_of(site):
        wanted = [(MonthPage(total.month, survey), None) for total in totals]
        groups.append(MonthsOf(survey, _rows(wanted, known)))
    return groups


def _rows(
    wanted: Iterable[tuple[MonthPage, int | None]],
    known: dict[tuple[str, int, date], StatisticsDraft],
) -> list[MonthRow]:
    rows = [MonthRow(each, count, known.get((*each.key, each.month))) for each, count in wanted]
    return rows[::-1]
