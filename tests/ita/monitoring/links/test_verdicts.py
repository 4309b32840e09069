"""What answers amount to: never dead after one try, and what is not known is not called so."""

from datetime import UTC, datetime, timedelta

import pytest

from home.core.visits import Answer, Hop
from ita.monitoring.links.enums import LinkVerdict
from ita.monitoring.links.models import LinkAddress
from ita.monitoring.links.verdicts import DEAD_AFTER, is_outside_heard, note

URL = "https://example.go.th/a"
NOON = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)


def answer(*hops: tuple[str, int], error: str = "") -> Answer:
    return Answer(URL, tuple(Hop(url, code, ()) for url, code in hops), 0.1, 0, "", b"", error)


def code(status: int, error: str = "") -> Answer:
    return answer((URL, status), error=error)


def after(*answers: Answer, row: LinkAddress | None = None) -> LinkAddress:
    """What is known after one answer a day."""
    row = row or LinkAddress(verdict=LinkVerdict.NOT_YET)
    for day, each in enumerate(answers):
        note(row, each, NOON + timedelta(days=day))
    return row


NO_NAME = answer(error="no_name")
SILENT = answer(error="timeout")


@pytest.mark.parametrize("status", [200, 203, 206])
def test_what_is_there_works(status: int) -> None:
    assert after(code(status)).verdict == LinkVerdict.WORKS


def test_what_is_too_large_to_be_read_is_there() -> None:
    assert after(code(200, "too_large")).verdict == LinkVerdict.WORKS
    assert after(code(500, "too_large")).verdict == LinkVerdict.UNCHECKABLE


@pytest.mark.parametrize("status", [400, 401, 403, 405, 406, 418, 429, 500, 502, 503, 304])
def test_who_turns_a_robot_away_says_nothing(status: int) -> None:
    assert after(*[code(status)] * 9).verdict == LinkVerdict.UNCHECKABLE


@pytest.mark.parametrize("error", ["timeout", "unreachable", "certificate", "refused", "loop"])
def test_a_fault_on_the_way_says_nothing(error: str) -> None:
    row = after(*[answer(error=error)] * 9)
    assert (row.verdict, row.reason, row.status) == (LinkVerdict.UNCHECKABLE, error, None)


@pytest.mark.parametrize("gone", [code(404), code(410), NO_NAME])
def test_what_is_not_found_on_enough_days_is_dead(gone: Answer) -> None:
    verdicts = [after(*[gone] * days).verdict for days in range(1, DEAD_AFTER + 2)]
    assert DEAD_AFTER == 3
    assert verdicts == ["not_yet", "not_yet", "dead", "dead"]


def test_two_tries_on_one_day_are_one_day() -> None:
    row = LinkAddress()
    for hour in range(9):
        note(row, code(404), NOON + timedelta(hours=hour))
    assert (row.gone_days, row.verdict) == (1, LinkVerdict.NOT_YET)
    note(row, code(404), NOON + timedelta(hours=12))  # midnight in Bangkok
    assert row.gone_days == 2


def test_what_was_there_between_counts_anew() -> None:
    row = after(code(404), code(404), code(200), code(404))
    assert (row.gone_days, row.verdict) == (1, LinkVerdict.NOT_YET)


def test_what_says_nothing_between_does_not() -> None:
    assert after(code(404), SILENT, code(404)).verdict == LinkVerdict.NOT_YET
    assert after(code(404), SILENT).verdict == LinkVerdict.UNCHECKABLE
    assert after(code(404), code(403), code(404), SILENT, code(404)).verdict == LinkVerdict.DEAD


def test_the_dead_stay_dead_until_they_answer() -> None:
    dead = [code(404)] * DEAD_AFTER
    assert after(*dead, SILENT).verdict == LinkVerdict.DEAD
    assert after(*dead, code(200)).verdict == LinkVerdict.WORKS


def test_what_was_moved_for_good_has_a_new_address() -> None:
    new, last = "https://example.go.th/new", "https://example.go.th/today"
    row = after(answer((URL, 301), (new, 308), (last, 302), ("https://x/", 200)))
    assert (row.verdict, row.new_address) == (LinkVerdict.MOVED, last)
    assert after(code(200), row=row).new_address == ""


@pytest.mark.parametrize("status", [302, 303, 307])
def test_what_is_elsewhere_for_now_works(status: int) -> None:
    row = after(answer((URL, status), ("https://x/", 200)))
    assert (row.verdict, row.new_address) == (LinkVerdict.WORKS, "")


def test_a_redirect_to_what_is_not_there_is_gone() -> None:
    row = after(*[answer((URL, 301), ("https://x/", 404))] * DEAD_AFTER)
    assert (row.verdict, row.new_address) == (LinkVerdict.DEAD, "")
    for_now = answer((URL, 302), error="no_name")
    assert after(*[for_now] * DEAD_AFTER).verdict == LinkVerdict.UNCHECKABLE


def test_a_redirect_that_leads_nowhere_is_no_page() -> None:
    assert after(code(301)).verdict == LinkVerdict.UNCHECKABLE


def test_an_address_of_any_length_is_no_new_one() -> None:
    row = after(answer((URL, 301), ("https://x/" + "a" * 3000, 200)))
    assert (row.verdict, row.new_address) == (LinkVerdict.WORKS, "")


def test_who_answers_shows_that_the_way_out_is_open() -> None:
    assert is_outside_heard(code(500)) and is_outside_heard(answer(error="certificate"))
    assert not any(is_outside_heard(each) for each in (NO_NAME, SILENT, answer(error="refused")))
