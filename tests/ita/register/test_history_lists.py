"""The lists of the database say what the reading of the rows says."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from ita.register import history
from ita.register.enums import Act
from ita.register.history import read_page, read_request
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.register.statuses import Approval
from tests.ita.register.test_history import STEPS, WORD


def store(site: Site, act: Act, request: int) -> RegisterEntry:
    """A row of a page of its own for each request; ``request`` 0 is an act on page 1."""
    page = site.root_page
    page.pk = request or 1
    details = WORD if act == Act.ORAL_APPROVED else {}
    return append(act, page, None, request_id=request, details=details, site=site)


def assert_lists_agree(site: Site, rows: list[RegisterEntry]) -> None:
    """What the database finds among ``rows`` is what the reading of each request and page says."""
    mine = {entry.pk for entry in rows}
    requests = [
        read_request([entry for entry in rows if entry.request_id == number])
        for number in {entry.request_id for entry in rows} - {0}
    ]
    pages = [
        read_page([entry for entry in rows if entry.page_id == number])
        for number in {entry.page_id for entry in rows}
    ]
    waiting = {
        status.approved.pk
        for status in requests
        if status and status.approved and status.approval == Approval.UNCONFIRMED
    }
    timed = {status.scheduled.pk for status in requests if status and status.scheduled}
    drifted = {status.drift.pk for status in pages if status.drift}

    def found(listed: Any) -> set[int]:
        return mine & set(listed.values_list("pk", flat=True))

    assert found(history.unconfirmed()) == waiting
    assert found(history.scheduled()) == timed
    assert found(history.open_drifts(site)) == drifted


OF_REQUESTS = st.tuples(st.sampled_from(Act), st.sampled_from([7, 8]))
OF_PAGES = st.tuples(st.sampled_from(sorted(history.ON_PAGES - {Act.PUBLISHED})), st.just(0))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(st.one_of(OF_REQUESTS, OF_PAGES), max_size=14))
def test_lists_say_what_the_reading_says(site: Site, acts: list[tuple[Act, int]]) -> None:
    assert_lists_agree(site, [store(site, act, request) for act, request in acts])


@pytest.mark.parametrize("begun", [Act.ORAL_APPROVED, Act.SCHEDULED, Act.DRIFT_FOUND])
def test_lists_know_each_act_that_may_follow(site: Site, begun: Act) -> None:
    rows: list[RegisterEntry] = []
    for request, follows in enumerate(Act, start=7):
        rows += [store(site, act, request) for act in (begun, follows)]
    assert_lists_agree(site, rows)


def test_the_lists_are_of_the_site_that_is_asked(site: Site) -> None:
    found = store(site, Act.DRIFT_FOUND, 0)
    other = Site(pk=site.pk + 1)
    assert list(history.open_drifts()) == list(history.open_drifts(site)) == [found]
    assert not history.open_drifts(other).exists()
    assert history.statuses_of(site)[1].drift == found
    assert history.statuses_of(other) == {}


def test_the_requests_of_an_agency_are_counted_each_time_one_was_made(site: Site) -> None:
    made = [store(site, act, 7) for act in (Act.REQUESTED, Act.RETURNED, Act.REQUESTED)]
    assert list(history.requests_made(site)) == [made[0], made[2]]
    assert not history.requests_made(Site(pk=site.pk + 1)).exists()


def test_acts_outside_of_requests_are_no_request(site: Site) -> None:
    store(site, Act.ARCHIVED, 0)
    assert history.request_status(0) is None
    assert history.request_status(7) is None


def test_a_step_began_with_the_act_before_it(site: Site) -> None:
    acts = (*STEPS, Act.SCHEDULED, Act.SCAN_ATTACHED, Act.PUBLISHED)
    rows = [store(site, act, 7) for act in acts]
    store(site, Act.CHECKED, 8)
    before = [history.step_before(each) for each in rows]
    assert before == [None, rows[0], rows[1], rows[2], rows[2], rows[2]]


def test_a_page_that_was_deleted_after_it_was_live_is_not_missed(site: Site) -> None:
    for act in (Act.PUBLISHED, Act.DELETED):
        store(site, act, 7)
    assert history.statuses_of(site)[7].ended == history.page_status(7).ended
    assert history.page_status(7).ended
