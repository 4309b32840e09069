"""How many months a page may stand before its owner looks at it again, by the kind of content."""

from datetime import date

from wagtail.models import Site

from home.enums import ContentKind
from home.thai.calendar import add_months
from ita.monitoring.currency.models import ReviewIntervals

LEAST_MONTHS, MOST_MONTHS = 1, 60

# What an agency begins with; each agency sets its own.
DEFAULTS: dict[str, int] = {
    ContentKind.ARTICLE: 12,  # knowledge ages slowly
    ContentKind.OFFICIAL_LETTER: 12,  # does not change; whether it still holds does
    ContentKind.MEMO: 12,
    ContentKind.WORK_RESULT: 12,  # made once a fiscal year
    ContentKind.ACTION_PLAN: 6,  # is reported on half way through the year (OIT)
    ContentKind.PERFORMANCE: 6,
    ContentKind.ANNOUNCEMENT: 3,  # recruitment and procurement are over within a quarter
    ContentKind.MANUAL: 12,  # steps and fees are looked at each year (Licensing Act, section 7)
    ContentKind.FORM: 12,
    ContentKind.REQUEST_FORM: 12,
    ContentKind.LAW: 6,  # a law may be amended at any time
    ContentKind.STATISTICS: 3,  # a quarter's figures
    ContentKind.OTHER: 12,
}


def months_of(site: Site) -> dict[str, int]:
    """The agency's interval in months for each kind; the default where it set none."""
    stored = ReviewIntervals.objects.filter(site=site).values_list("months", flat=True).first()
    return DEFAULTS | (stored or {})


def next_review(day: date, kind: str, months: dict[str, int]) -> date:
    """When content of the ``kind`` that was current on ``day`` is looked at again."""
    return add_months(day, months.get(kind, DEFAULTS[ContentKind.OTHER]))
