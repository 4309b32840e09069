"""Who confirms that a page is current, and what comes of it."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import ContentPage, LawPage, Unit
from home.thai.calendar import add_months, local_date
from ita.integrity.live import live_summary
from ita.monitoring.currency import rules
from ita.monitoring.currency.due import reviews_of
from ita.monitoring.currency.intervals import DEFAULTS
from ita.monitoring.currency.operations import confirm_current, set_intervals, set_mailboxes
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.removal.operations import archive
from tests.factories import UserFactory
from tests.ita.conftest import Officers, fresh
from tests.ita.monitoring.currency.conftest import end_post

TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(f"{TODAY}T10:00:00+07:00"):
        yield


def rows() -> list[RegisterEntry]:
    return list(RegisterEntry.objects.filter(act=Act.CURRENT_CONFIRMED))


def test_the_owner_confirms_and_the_public_reads_the_day(live: LawPage, officers: Officers) -> None:
    row = confirm_current(live, officers.requester)
    next_on = add_months(TODAY, DEFAULTS[live.content_kind])
    assert rows() == [row]
    assert row.details == {"next_review": next_on.isoformat()}
    summary = live_summary(fresh(live))
    assert summary and summary.reviewed_at and local_date(summary.reviewed_at) == TODAY


def test_a_second_click_is_answered_with_the_first_result(
    live: LawPage, officers: Officers
) -> None:
    first = confirm_current(live, officers.requester)
    assert confirm_current(live, officers.requester) == first
    assert rows() == [first]
    other = confirm_current(live, officers.requester, date(2027, 1, 1))  # another day is meant
    assert other != first


def test_who_may(live: LawPage, officers: Officers, unit: Unit) -> None:
    colleague, checker = UserFactory(requester=True), UserFactory(checker=True)
    for user in (colleague, checker):
        user.posts.update(unit=unit)
    for user in (officers.requester, colleague, officers.webmaster):
        assert rules.why_not_confirm(user, live) is None
    for user in (
        officers.requester2,
        officers.checker,
        officers.approver,
        checker,
        UserFactory(is_superuser=True),
    ):
        with pytest.raises(NotAllowed):
            confirm_current(live, user)
    assert rows() == []


def test_another_agencys_webmaster_may_not(live: LawPage, other_agency: Site) -> None:
    with pytest.raises(NotAllowed):
        confirm_current(live, UserFactory(webmaster=True, site=other_agency))


def test_ownership_falls_to_the_unit_and_then_to_the_webmasters(
    site: Site, live: LawPage, officers: Officers, unit: Unit
) -> None:
    def owners() -> tuple[int, ...]:
        return reviews_of(site)[0].owners

    assert owners() == (officers.requester.pk,)
    end_post(officers.requester)
    assert owners() == (officers.webmaster.pk,)
    officers.checker.posts.update(unit=unit)
    assert owners() == (officers.checker.pk,)
    with pytest.raises(NotAllowed):
        confirm_current(live, officers.requester)  # who left
    confirm_current(live, officers.checker)


def test_drafts_archived_pages_and_drifts_are_refused(
    live: LawPage, draft: LawPage, officers: Officers
) -> None:
    with pytest.raises(NotAllowed):
        confirm_current(draft, officers.requester)
    archive(live, officers.webmaster, "หมดอายุ")
    with pytest.raises(NotAllowed):
        confirm_current(live, officers.requester)
    ContentPage.objects.filter(pk=draft.pk).update(live=True)
    with pytest.raises(NotAllowed, match="อนุมัติ"):
        confirm_current(fresh(draft), officers.requester)
    assert rows() == []


@pytest.mark.parametrize(
    ("day", "allowed"),
    [
        (TODAY, True),
        (TODAY - timedelta(days=1), False),
        (date(2031, 11, 30), True),
        (date(2031, 12, 1), False),
    ],
)
def test_the_next_review_has_its_limits(
    live: LawPage, officers: Officers, day: date, allowed: bool
) -> None:
    if allowed:
        assert confirm_current(live, officers.requester, day)
        return
    with pytest.raises(NotAllowed):
        confirm_current(live, officers.requester, day)
    assert rows() == []


def test_the_settings(site: Site, other_agency: Site, officers: Officers, unit: Unit) -> None:
    set_intervals(site, officers.approver, {"law": 1})
    set_mailboxes(site, officers.webmaster, {unit.pk: "klang@example.go.th"})
    unit.refresh_from_db()
    assert unit.mailbox == "klang@example.go.th"
    assert reviews_of(site)[0].due_on == add_months(TODAY, 1)
    for months in (0, 61):
        with pytest.raises(NotAllowed):
            set_intervals(site, officers.approver, {"law": months})
    for user in (officers.requester, officers.checker):
        with pytest.raises(NotAllowed):
            set_intervals(site, user, {"law": 2})
    stranger = UserFactory(webmaster=True, site=other_agency)
    set_mailboxes(other_agency, stranger, {unit.pk: "x@example.com"})
    unit.refresh_from_db()
    assert unit.mailbox == "klang@example.go.th"
