"""Figures of a year, each derivable from the rows."""

from datetime import date, timedelta
from typing import Any

import pytest
from wagtail.models import Site

from home.models import Case
from ita.monitoring.petitions.models import Petition
from ita.monitoring.petitions.selectors import figures_of, petitions_of

pytestmark = pytest.mark.django_db
DAY = date(2025, 11, 3)  # fiscal year 2026


@pytest.fixture
def made(form: Any) -> list[Petition]:
    """(kind, days after which it was decided, decision) of six, the last of another year."""
    rows = []
    for kind, days, decision, received in (
        ("information", 4, "disclosed", DAY),
        ("information", 15, "refused", DAY),
        ("information", 16, "disclosed", DAY),
        ("information", None, "", DAY),
        ("harm", 1, "kept", DAY),
        ("information", 3, "disclosed", date(2025, 9, 1)),
    ):
        row = Petition.objects.get(case=Case.open(form, {}, kind))
        row.received_on, row.due_on = received, received + timedelta(days=15)
        row.decided_on = received + timedelta(days=days) if days is not None else None
        row.decision = decision
        row.save()
        rows.append(row)
    return rows


def test_the_figures_of_a_year(
    site: Site, made: list[Petition], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        information, harm = figures_of(site, 2026)
    assert (information.received, information.open, information.overdue) == (4, 1, 1)
    assert (information.in_time, information.late) == (2, 1)
    assert information.days == pytest.approx((4 + 15 + 16) / 3)
    counts = {str(decision.value): count for decision, count in information.by_decision}
    assert counts == {"disclosed": 2, "partly": 0, "refused": 1, "not_held": 0, "passed_on": 0}
    assert (harm.received, harm.days) == (1, 1)
    assert figures_of(site, 2027)[0].days is None


def test_what_is_open_stands_first_and_stays_in_view(
    site: Site, made: list[Petition], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        shown = petitions_of(site, 2026)
    assert len(shown) == 5 and shown[0] == made[3]
    assert petitions_of(site, 2027) == [made[3]]
