"""Finds the rows behind a figure's link again: "2569-0-first.kind.memo"."""

import re

from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import local_date, to_ce
from ita.monitoring.memo.figures import memo_figures
from ita.monitoring.memo.periods import Period
from ita.register.filters import NamedRows

NAME = re.compile(r"(2[45]\d\d|26\d\d)-([0-4])-([\w.-]{1,60})")


def rows_named(site: Site, name: str) -> NamedRows | None:
    """What the memo of the agency counted under the ``name``; None where that is no figure."""
    match = NAME.fullmatch(name)
    if match is None:
        return None
    period = Period(to_ce(int(match[1])), int(match[2]))
    figures = memo_figures(site, period, local_date(timezone.now()))
    if match[3] not in figures.rows:
        return None
    numbers = frozenset(row.pk for row in figures.rows[match[3]])
    return NamedRows(figures.words(match[3]), numbers)
