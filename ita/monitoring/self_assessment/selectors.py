"""The self-assessment of a year: each requirement with its answer and what the system knows."""

from dataclasses import dataclass

from wagtail.models import Site

from home.thai.calendar import current_fiscal_year
from ita.monitoring.self_assessment.facts import NOT_KNOWN, all_known
from ita.monitoring.self_assessment.models import SecurityAnswer
from ita.monitoring.self_assessment.requirements import Requirement, standard


@dataclass(frozen=True)
class Line:
    """``known`` is of today in this year, and in an earlier one of the day of the answer."""

    requirement: Requirement
    known: list[str]
    answer: SecurityAnswer | None


def lines_of(site: Site, year: int) -> list[Line]:
    """Of the fiscal year (C.E.); a fixed number of queries."""
    requirements = standard().requirements
    rows = SecurityAnswer.objects.filter(site=site, fiscal_year=year)
    answers = {row.code: row for row in rows}
    if year == current_fiscal_year():
        known = all_known(site, [each.code for each in requirements])
    else:
        known = {row.code: row.known for row in rows}
    return [
        Line(each, known.get(each.code, [NOT_KNOWN]), answers.get(each.code))
        for each in requirements
    ]
