"""Visits to many servers: each at its pace, none waits for another, and silent ones are left."""

import time
from collections import defaultdict
from itertools import pairwise

import pytest

from home.core import many_visits, visits
from home.core.many_visits import server_of, visit_many
from home.core.visits import Answer
from tests.public_visitor import answer, nobody_there

PAUSE = 0.05


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "PAUSE", PAUSE)


def addresses(servers: int, each: int) -> list[str]:
    return [
        f"http://s{server}.test/{number}" for server in range(servers) for number in range(each)
    ]


def test_each_server_is_asked_at_its_pace_while_the_others_are() -> None:
    times: dict[str, list[float]] = defaultdict(list)

    def visit(url: str) -> Answer:
        times[server_of(url)].append(time.monotonic())
        return answer(url)

    wanted = addresses(4, 5)
    begun = time.monotonic()
    found = list(visit_many([*wanted, wanted[0]], visit))

    assert sorted(each.url for each in found) == sorted(wanted)
    gaps = [later - sooner for asked in times.values() for sooner, later in pairwise(asked)]
    assert len(gaps) == 16 and min(gaps) >= PAUSE
    assert time.monotonic() - begun < 16 * PAUSE  # not one server after the other


def test_no_more_are_asked_at_once_than_there_are_workers() -> None:
    under_way: set[str] = set()
    most = 0

    def visit(url: str) -> Answer:
        nonlocal most
        under_way.add(url)
        most = max(most, len(under_way))
        time.sleep(0.01)
        under_way.discard(url)
        return answer(url)

    assert len(list(visit_many(addresses(30, 1), visit))) == 30
    assert most == many_visits.WORKERS


def test_a_server_that_stays_silent_is_left_alone() -> None:
    asked: list[str] = []

    def visit(url: str) -> Answer:
        asked.append(url)
        return nobody_there(url) if "s0" in url else answer(url)

    found = {each.url: each.error for each in visit_many(addresses(2, 6), visit)}

    assert found == {url: "unreachable" if "s0" in url else "" for url in addresses(2, 6)}
    assert len([url for url in asked if "s0" in url]) == many_visits.SILENT_AFTER


def test_only_faults_in_a_row_are_silence() -> None:
    def visit(url: str) -> Answer:
        return answer(url) if url.endswith("/2") else nobody_there(url)

    found = {each.url[-1]: each.error for each in visit_many(addresses(1, 5), visit)}
    assert found == {"0": "unreachable", "1": "unreachable", "2": "", "3": "unreachable"} | {
        "4": "unreachable"
    }


def test_nothing_is_begun_when_the_time_is_over() -> None:
    assert list(visit_many(addresses(3, 3), answer, seconds=0)) == []
    found = list(visit_many(addresses(1, 50), answer, seconds=3 * PAUSE))
    assert 1 < len(found) < 10


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("https://A.go.th:8443/x", "a.go.th"),
        ("http://a.go.th./", "a.go.th"),
        ("http://[::1", ""),
        ("no address", ""),
    ],
)
def test_a_server_has_one_name(address: str, server: str) -> None:
    assert server_of(address) == server


def test_nothing_wanted_is_nothing_asked() -> None:
    assert list(visit_many([], answer)) == []
