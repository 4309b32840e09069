"""How long the agency keeps what people sent, and what is removed next.

Months after a case was closed. As long as nobody of the agency set the term nothing is removed:
which rule of keeping records applies is the agency's to say [to be confirmed].
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Site

from home.models import Case
from home.models.cases import CLOSED_STATES
from home.sites import pages_of
from home.thai.calendar import add_months, local_date
from ita.monitoring.petitions.models import Petition
from ita.register.enums import Act
from ita.register.log_rows import rows_of_acts

LEAST_MONTHS, MOST_MONTHS = 12, 240
# Ten years, as the regulation on correspondence of 2526 has it for papers of an office
# [to be confirmed]. It is proposed, and removes nothing.
PROPOSED_MONTHS = 120
TOLD_BEFORE = timedelta(days=30)  # officers see what goes; also after the term was made shorter


@dataclass(frozen=True)
class Term:
    """How many months, and since which day that is said."""

    months: int
    set_on: date


@dataclass(frozen=True)
class Going:
    """A closed case whose content is removed ``on`` that day."""

    case: Case
    on: date


def term_of(site: Site) -> Term | None:
    """None where the agency set none."""
    row = rows_of_acts(site, [Act.CASE_TERM_SET]).last()
    return Term(int(row.details["keep_months"]), local_date(row.occurred_at)) if row else None


def ends_within(site: Site, days: timedelta = TOLD_BEFORE) -> list[Going]:
    """What goes within these days, the next first; three queries."""
    term = term_of(site)
    if term is None:
        return []
    last = local_date(timezone.now()) + days
    going = (Going(case, _removed_on(closed, term)) for case, closed in _closed(site))
    return sorted((each for each in going if each.on <= last), key=lambda each: each.on)


def past_term(site: Site) -> list[Case]:
    """What is to be removed now."""
    return [each.case for each in ends_within(site, timedelta(0))]


def _removed_on(closed: date, term: Term) -> date:
    return max(add_months(closed, term.months), term.set_on + TOLD_BEFORE)


def _closed(site: Site) -> list[tuple[Case, date]]:
    """The closed cases that still have their content, and the day on which each was closed: a
    request with a clock when it was decided, another when its state was set last."""
    cases = Case.objects.filter(
        page__in=pages_of(site), state__in=CLOSED_STATES, content_removed_on=None
    ).defer("form_data", "answer")
    decided = dict(Petition.objects.of_site(site).values_list("case_id", "decided_on"))
    found = []
    for case in cases:
        closed = decided.get(case.pk, local_date(case.updated_at))
        if closed is not None:  # an open request is never removed, whatever its state says
            found.append((case, closed))
    return found
