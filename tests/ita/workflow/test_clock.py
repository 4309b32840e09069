"""At midnight of 30 September in Bangkok the fiscal year turns, whatever the day is in London."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from home.models import LawPage
from ita.people.models import OfficerProfile
from ita.register.models import RegisterEntry
from ita.workflow import operations, rules
from tests.ita.conftest import Officers, fresh, step
from tests.officers import pass_step

BANGKOK = ZoneInfo("Asia/Bangkok")
LAST_MOMENT = datetime(2026, 9, 30, 23, 59, 59, 999_000, tzinfo=BANGKOK)
MIDNIGHT = datetime(2026, 10, 1, tzinfo=BANGKOK)
Set = Callable[[datetime], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Set:
    """``clock(moment)`` is what every clock of the server shows."""

    def show(moment: datetime) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment.astimezone(UTC))

    return show


def labels() -> list[str]:
    return [row.label for row in RegisterEntry.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LAST_MOMENT, MIDNIGHT),  # both on 30 September in UTC
        (LAST_MOMENT, datetime(2026, 10, 1, 0, 0, 1, tzinfo=UTC)),  # another day in UTC, too
        (datetime(2026, 9, 29, 23, 59, tzinfo=UTC), datetime(2026, 9, 30, 17, 0, tzinfo=UTC)),
    ],
)
def test_two_acts_around_midnight_stand_in_two_fiscal_years(
    clock: Set, draft: LawPage, officers: Officers, before: datetime, after: datetime
) -> None:
    clock(before)
    operations.request_publication(draft, officers.requester)
    clock(after)
    pass_step(step(draft), officers.checker)
    pass_step(step(draft), officers.approver)

    assert labels() == ["1/2569", "1/2570", "2/2570"]
    call_command("verify_register")


def test_the_first_hours_of_30_september_in_utc_are_still_the_old_year(
    clock: Set, draft: LawPage, officers: Officers
) -> None:
    clock(datetime(2026, 9, 30, 0, 30, tzinfo=UTC))
    operations.request_publication(draft, officers.requester)
    assert labels() == ["1/2569"]


def test_a_clock_that_is_set_back_over_midnight_gives_no_number_twice(
    clock: Set, draft: LawPage, officers: Officers
) -> None:
    clock(MIDNIGHT)
    operations.request_publication(draft, officers.requester)
    clock(LAST_MOMENT)
    pass_step(step(draft), officers.checker)
    clock(MIDNIGHT)
    pass_step(step(draft), officers.approver)

    assert labels() == ["1/2570", "1/2569", "2/2570"]
    call_command("verify_register")


@pytest.mark.parametrize(("moment", "may"), [(LAST_MOMENT, True), (MIDNIGHT, False)])
def test_a_post_until_30_september_ends_with_the_day_in_bangkok(
    clock: Set, draft: LawPage, officers: Officers, moment: datetime, may: bool
) -> None:
    OfficerProfile.objects.filter(user=officers.requester).update(valid_until=date(2026, 9, 30))
    clock(moment)
    assert (rules.why_not_request(officers.requester, fresh(draft)) is None) is may


def test_the_screens_show_the_day_of_bangkok(
    clock: Set, draft: LawPage, officers: Officers
) -> None:
    clock(MIDNIGHT)
    operations.request_publication(draft, officers.requester)
    assert "1 ต.ค. 2569 เวลา 00.00 น." in RegisterEntry.objects.get().time_display
