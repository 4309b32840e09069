"""One reading of the acts: row by row, and as lists that the database finds."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Site

from ita.register import history
from ita.register.enums import Act, Channel
from ita.register.history import read_page, read_request
from ita.register.models import RegisterEntry
from ita.register.statuses import Approval, PageStatus, RequestStatus

WORD = {
    "giver": "นางผู้อนุมัติ",
    "position": "นายกเทศมนตรี",
    "giver_id": 77,
    "given_at": "2026-11-22T08:30:00+07:00",
    "channel": Channel.PHONE.value,
    "due": "2026-11-25",
}
SEALED = {Act.CHECKED, Act.APPROVED, Act.ORAL_APPROVED, Act.SCHEDULED, Act.PUBLISHED}


def row(number: int, act: Any, request: int = 7) -> RegisterEntry:
    return RegisterEntry(
        pk=number,
        act=str(act),
        request_id=request,
        page_id=1,
        actor_id=100 + number,
        revision_id=5,
        seal_sha256="5ea1" if act in SEALED else "",
        details=WORD if act == Act.ORAL_APPROVED else {},
    )


def read(*acts: Any) -> RequestStatus:
    status = read_request([row(number, act) for number, act in enumerate(acts, start=1)])
    assert status
    return status


def counting(status: RequestStatus) -> dict[str, int]:
    """{step: number of the row that counts}."""
    names = ("requested", "checked", "approved", "confirmed", "denied", "lapsed", "scheduled")
    rows = {name: getattr(status, name) for name in (*names, "published")}
    return {name: entry.pk for name, entry in rows.items() if entry}


DONE = {"requested": 1, "checked": 2, "approved": 3}
STEPS = (Act.REQUESTED, Act.CHECKED, Act.APPROVED)
SPOKEN = (Act.REQUESTED, Act.CHECKED, Act.ORAL_APPROVED)


@pytest.mark.parametrize(
    ("acts", "expected", "approval"),
    [
        ((Act.REQUESTED,), {"requested": 1}, Approval.NONE),
        (STEPS, DONE, Approval.WRITTEN),
        ((*STEPS, Act.PUBLISHED), DONE | {"published": 4}, Approval.WRITTEN),
        ((*STEPS, Act.SCHEDULED), DONE | {"scheduled": 4}, Approval.WRITTEN),
        ((*STEPS, Act.SCHEDULED, Act.SCAN_ATTACHED), DONE | {"scheduled": 4}, Approval.WRITTEN),
        ((*STEPS, Act.SCHEDULED, Act.SCHEDULE_MISSED), DONE, Approval.WRITTEN),
        ((*STEPS, Act.SCHEDULED, Act.PUBLISHED), DONE | {"published": 5}, Approval.WRITTEN),
        # what was passed before was other content
        ((*STEPS, Act.RETURNED), {"requested": 1}, Approval.NONE),
        ((*STEPS, Act.CHANGED), {"requested": 1}, Approval.NONE),
        ((*STEPS, Act.RETURNED, Act.REQUESTED), {"requested": 5}, Approval.NONE),
        ((*STEPS, Act.CHANGED, Act.CHECKED), {"requested": 1, "checked": 5}, Approval.NONE),
        # the check was of this content
        ((*STEPS, Act.REFUSED), {"requested": 1, "checked": 2}, Approval.NONE),
        ((*STEPS, Act.WITHDRAWN), {"requested": 1, "checked": 2}, Approval.NONE),
        # by word of mouth
        (SPOKEN, DONE, Approval.UNCONFIRMED),
        ((*SPOKEN, Act.ORAL_OVERDUE), DONE, Approval.UNCONFIRMED),
        ((*SPOKEN, Act.PUBLISHED), DONE | {"published": 4}, Approval.UNCONFIRMED),
        ((*SPOKEN, Act.ORAL_CONFIRMED), DONE | {"confirmed": 4}, Approval.CONFIRMED),
        (
            (*SPOKEN, Act.PUBLISHED, Act.ORAL_CONFIRMED),
            DONE | {"published": 4, "confirmed": 5},
            Approval.CONFIRMED,
        ),
        (
            (*SPOKEN, Act.ORAL_DENIED),
            {"requested": 1, "checked": 2, "denied": 4},
            Approval.DENIED,
        ),
        (
            (*SPOKEN, Act.PUBLISHED, Act.ORAL_DENIED),
            {"requested": 1, "checked": 2, "denied": 5},
            Approval.DENIED,
        ),
        ((*SPOKEN, Act.ORAL_LAPSED), {"requested": 1, "checked": 2, "lapsed": 4}, Approval.LAPSED),
        (
            (*SPOKEN, Act.PUBLISHED, Act.ORAL_OVERDUE, Act.ORAL_LAPSED),
            {"requested": 1, "checked": 2, "lapsed": 6},
            Approval.LAPSED,
        ),
        (
            (*SPOKEN, Act.SCHEDULED, Act.ORAL_LAPSED, Act.APPROVED),
            {"requested": 1, "checked": 2, "approved": 6},
            Approval.WRITTEN,
        ),
        (
            (*SPOKEN, Act.ORAL_LAPSED, Act.ORAL_APPROVED),
            {"requested": 1, "checked": 2, "approved": 5},
            Approval.UNCONFIRMED,
        ),
        (
            (*SPOKEN, Act.ORAL_LAPSED, Act.ORAL_CONFIRMED),
            {"requested": 1, "checked": 2, "lapsed": 4},
            Approval.LAPSED,
        ),
        (
            (*SPOKEN, Act.ORAL_DENIED, Act.APPROVED),
            {"requested": 1, "checked": 2, "approved": 5},
            Approval.WRITTEN,
        ),
        (
            (*SPOKEN, Act.ORAL_CONFIRMED, Act.REFUSED),
            {"requested": 1, "checked": 2},
            Approval.NONE,
        ),
        ((*SPOKEN, Act.RETURNED), {"requested": 1}, Approval.NONE),
        ((*SPOKEN, Act.WITHDRAWN), {"requested": 1, "checked": 2}, Approval.NONE),
        (
            (*SPOKEN, Act.CHANGED, Act.CHECKED, Act.APPROVED),
            {"requested": 1, "checked": 5, "approved": 6},
            Approval.WRITTEN,
        ),
        # a confirmation without a word of mouth confirms nothing
        ((*STEPS, Act.ORAL_CONFIRMED), DONE, Approval.WRITTEN),
        ((Act.REQUESTED, "of_a_later_release"), {"requested": 1}, Approval.NONE),
    ],
)
def test_what_counts_in_a_request(
    acts: tuple[Act, ...], expected: dict[str, int], approval: Approval
) -> None:
    status = read(*acts)
    assert (counting(status), status.approval) == (expected, approval)


def test_who_approved_is_who_gave_the_word_until_it_is_confirmed() -> None:
    assert read(*STEPS).approver_id == 103
    assert read(*SPOKEN).approver_id == 77
    assert read(*SPOKEN, Act.ORAL_CONFIRMED).approver_id == 104
    assert read(*SPOKEN, Act.ORAL_DENIED).approver_id == 0


def test_the_recorder_of_the_word_is_known_while_the_request_rests_on_it() -> None:
    assert read(*SPOKEN).recorder_id == read(*SPOKEN, Act.ORAL_CONFIRMED).recorder_id == 103
    assert read(*STEPS).recorder_id == read(*SPOKEN, Act.ORAL_LAPSED).recorder_id == 0


def test_what_was_live_and_what_was_answered_is_remembered() -> None:
    denied = read(*SPOKEN, Act.PUBLISHED, Act.ORAL_DENIED)
    assert denied.went_live and denied.went_live.pk == 4
    refused = read(Act.REQUESTED, Act.CHECKED, Act.REFUSED)
    assert refused.answer and refused.answer.pk == 3
    again = read(Act.REQUESTED, Act.RETURNED, Act.REQUESTED)
    assert again.answer and again.answer.pk == 2
    assert not again.is_returned and read(Act.REQUESTED, Act.RETURNED).is_returned
    assert again.opening.pk == 3 and read(Act.WITHDRAWN).opening.pk == 1


def test_the_seal_is_that_of_the_step_passed_last() -> None:
    assert read(Act.REQUESTED).sealed is None
    for acts, number in ((STEPS, 3), ((*STEPS, Act.SCAN_ATTACHED), 3), (STEPS[:2], 2)):
        sealed = read(*acts).sealed
        assert sealed and sealed.pk == number
    assert read(*STEPS, Act.CHANGED).sealed is None


def test_an_overdue_word_is_noted_for_itself_alone() -> None:
    noted = (*SPOKEN, Act.ORAL_OVERDUE)
    assert read(*noted).overdue
    assert not read(*noted, Act.RETURNED, *SPOKEN).overdue
    assert not read(*noted, Act.ORAL_APPROVED).overdue
    assert not read(*SPOKEN, Act.SCAN_ATTACHED).overdue


def page(*acts: tuple[Act, int]) -> PageStatus:
    return read_page([row(n, act, request) for n, (act, request) in enumerate(acts, start=1)])


def number(entry: RegisterEntry | None) -> int:
    return entry.pk if entry else 0


@pytest.mark.parametrize(
    ("acts", "binding", "ended", "archived", "drift"),
    [
        ([], 0, 0, 0, 0),
        ([(Act.PUBLISHED, 7)], 1, 0, 0, 0),
        ([(Act.PUBLISHED, 7), (Act.PUBLISHED, 8)], 2, 0, 0, 0),
        ([(Act.PUBLISHED, 7), (Act.ARCHIVED, 0)], 1, 0, 2, 0),
        ([(Act.PUBLISHED, 7), (Act.ARCHIVED, 0), (Act.PUBLISHED, 8)], 3, 0, 0, 0),
        ([(Act.PUBLISHED, 7), (Act.TAKEN_DOWN, 0)], 0, 2, 0, 0),
        ([(Act.PUBLISHED, 7), (Act.TAKEN_DOWN, 0), (Act.PUBLISHED, 8)], 3, 0, 0, 0),
        ([(Act.DRIFT_FOUND, 0)], 0, 0, 0, 1),
        ([(Act.PUBLISHED, 7), (Act.DRIFT_FOUND, 0)], 1, 0, 0, 2),
        ([(Act.PUBLISHED, 7), (Act.DRIFT_FOUND, 0), (Act.DRIFT_FOUND, 0)], 1, 0, 0, 3),
        ([(Act.PUBLISHED, 7), (Act.DRIFT_FOUND, 0), (Act.DRIFT_CONFIRMED, 0)], 3, 0, 0, 0),
        ([(Act.PUBLISHED, 7), (Act.DRIFT_FOUND, 0), (Act.DRIFT_WITHDRAWN, 0)], 0, 3, 0, 0),
        ([(Act.PUBLISHED, 7), (Act.DRIFT_FOUND, 0), (Act.PUBLISHED, 8)], 3, 0, 0, 0),
        (
            [(Act.ARCHIVED, 0), (Act.DRIFT_FOUND, 0), (Act.DRIFT_CONFIRMED, 0)],
            3,
            0,
            1,
            0,
        ),
        ([(Act.REQUESTED, 7), (Act.DELETED, 0)], 0, 2, 0, 0),
    ],
)
def test_what_should_be_live(
    acts: list[tuple[Act, int]], binding: int, ended: int, archived: int, drift: int
) -> None:
    status = page(*acts)
    found = (status.binding, status.ended, status.archived, status.drift)
    assert tuple(map(number, found)) == (binding, ended, archived, drift)


def test_the_publication_that_a_row_is_about() -> None:
    status = page((Act.PUBLISHED, 7), (Act.ARCHIVED, 0), (Act.REQUESTED, 8), (Act.PUBLISHED, 8))
    rows = [row(1, Act.PUBLISHED), row(2, Act.ARCHIVED, 0), row(3, Act.REQUESTED, 8)]
    assert [number(status.publication_of(each)) for each in rows] == [1, 1, 4]
    assert number(status.publication_of(row(5, Act.ARCHIVED, 0))) == 4
    assert status.publication_of(row(0, Act.DELETED, 0)) is None
    found = page((Act.PUBLISHED, 7), (Act.DRIFT_FOUND, 0), (Act.DRIFT_CONFIRMED, 0))
    assert number(found.publication_of(row(3, Act.DRIFT_CONFIRMED, 0))) == 3
    assert status.request and status.request.request_id == 8
    assert status.latest == status.request


@pytest.mark.parametrize("act", [Act.TAKEN_DOWN, Act.ARCHIVED, Act.PUT_BACK])
def test_only_an_act_on_the_page_that_names_the_word_follows_it(act: Act) -> None:
    of_page, answer = row(1, act, 0), row(2, Act.ORAL_DENIED)
    assert not history.follows_word(of_page)
    of_page.details = answer.details = {"oral_approval": "1/2570"}
    assert history.follows_word(of_page) and not history.follows_word(answer)


def test_a_word_is_overdue_from_the_day_after_its_last_day(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = read(*SPOKEN).word
    assert word and word.due == date(2026, 11, 25)
    for days, overdue in ((0, False), (1, True)):
        moment = timezone.make_aware(timezone.datetime(2026, 11, 25, 23, 59)) + timedelta(days=days)
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        assert word.is_overdue is overdue
