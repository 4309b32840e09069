"""The recorded life of the demonstration: it loads into today's tables, and is true there.

Where one of these fails after a migration, record the life anew: ``make demo-life``.
"""

from collections import Counter
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import local_date
from home.thai.working_days import is_working_day
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita_site.demo import archive
from ita_site.demo.working_time import CLOSES, OPENS
from tests.site.test_demo_archive import rows_of

pytestmark = pytest.mark.django_db
MOST_BYTES = 3 * 1024 * 1024
IN_THE_YEAR = (150, 300)


def lived() -> Any:
    """The rows of the recorded life, in order."""
    last = rows_of(archive.ARCHIVE)["ita.registerentry"]["rows"][-1][0]
    return RegisterEntry.objects.filter(pk__gt=archive.FIRST_ID, pk__lte=last)


def of_the_town() -> Any:
    return lived().filter(site_id=Site.objects.get(is_default_site=True).pk)


# --- it is sound


@pytest.mark.parametrize("command", ["verify_register", "verify_live", "verify_workflow"])
def test_it_is_verified_in_todays_tables(demo: str, command: str) -> None:
    call_command(command, stdout=StringIO())  # or a CommandError: run ``make demo-life``


def test_the_archive_is_small() -> None:
    assert archive.ARCHIVE.stat().st_size <= MOST_BYTES


def test_its_time_runs_forward(demo: str) -> None:
    times = list(lived().values_list("occurred_at", flat=True))
    assert times == sorted(times)
    assert times[-1] < timezone.now()


def test_officers_act_in_office_hours(demo: str) -> None:
    for entry in lived().filter(actor_id__gt=0):
        moment = timezone.localtime(entry.occurred_at)
        assert is_working_day(moment.date()) and OPENS <= moment.time() < CLOSES, entry


# --- what happened


def test_the_town_published_as_much_as_such_an_office_does(demo: str) -> None:
    published = of_the_town().filter(fiscal_year=2026, act=Act.PUBLISHED).values("page_id")
    assert IN_THE_YEAR[0] <= published.distinct().count() <= IN_THE_YEAR[1]
    months = Counter(local_date(row.occurred_at).month for row in of_the_town())
    assert len(months) == 12


def test_everything_happened_that_a_year_brings(demo: str) -> None:
    acts = Counter(of_the_town().values_list("act", flat=True))
    wanted = {
        Act.RETURNED: 10,
        Act.REFUSED: 2,
        Act.WITHDRAWN: 2,
        Act.ORAL_CONFIRMED: 3,
        Act.ORAL_OVERDUE: 1,
        Act.ORAL_DENIED: 1,
        Act.ORAL_LAPSED: 1,
        Act.ARCHIVED: 4,
        Act.TAKEN_DOWN: 1,
        Act.FILE_REPLACED: 3,
        Act.POST_CHANGED: 3,
        Act.EVIDENCE_LINKED: 60,
        Act.VERDICT_GIVEN: 3,
    }
    assert {act: acts[act] for act in wanted if acts[act] < wanted[act]} == {}


def test_returns_give_different_reasons(demo: str) -> None:
    returned = of_the_town().filter(act=Act.RETURNED)
    codes = {row.details["reason_code"] for row in returned}
    assert len(codes) >= 5


def test_who_checks_changes_and_who_approves_is_stood_in_for(demo: str) -> None:
    checkers = of_the_town().filter(act=Act.CHECKED).values_list("actor_username", "occurred_at")
    days = {name: [local_date(at) for who, at in checkers if who == name] for name, _at in checkers}
    assert max(days["former_checker"]).isoformat() <= "2026-03-31"
    assert min(days["checker"]).isoformat() >= "2026-04-01"
    approved = of_the_town().filter(act=Act.APPROVED, actor_username="deputy")
    assert approved and all("รักษาราชการแทน" in row.actor_position for row in approved)


def test_its_rows_keep_the_addresses_of_their_time(demo: str) -> None:
    recorded = set(of_the_town().exclude(page_url="").values_list("page_url", flat=True))
    assert all(url.startswith("http://127.0.0.1:8000/") for url in recorded)
    assert Site.objects.get(is_default_site=True).root_url == settings.SITE_URL
