"""What of a day's lines is counted, and what is not."""

import json
from typing import Any

import pytest

from ita.monitoring.statistics.counting import DayCount, count_lines
from ita.monitoring.statistics.enums import Elsewhere, UseKind
from ita.monitoring.statistics.places import Places

PLACES = Places({"/": (3, "front"), "/news/": (5, "news"), "/news/a/": (9, "news")})


def line(**facts: Any) -> bytes:
    usual = {
        "time": "2026-11-29T09:00:00.000+07:00", "address": "203.0.113.5", "user": 0,
        "account": "", "method": "GET", "path": "/news/a/", "status": 200, "bytes": 9,
        "robot": False,
    }  # fmt: skip
    return json.dumps(usual | facts).encode()


def count(lines: list[bytes]) -> DayCount:
    counted = count_lines(lines, PLACES)
    assert counted is not None
    return counted


def test_pages_and_files_are_counted_by_what_they_are() -> None:
    paths = ("/news/a/", "/news/a", "/", "/documents/7/แผน.pdf", "/en/search/", "/ita/2569/o1/")
    counted = count([line(path=path) for path in paths])
    assert counted.uses == {
        (UseKind.PAGE, 9, "news"): 2,
        (UseKind.PAGE, 3, "front"): 1,
        (UseKind.FILE, 7, ""): 1,
        (UseKind.PAGE, 0, Elsewhere.SEARCH): 1,
        (UseKind.PAGE, 0, Elsewhere.ITA): 1,
    }
    assert (counted.total(UseKind.PAGE), counted.total(UseKind.FILE)) == (5, 1)


def test_a_visitor_is_an_address_on_the_day() -> None:
    lines = [line(address=address) for address in ("203.0.113.5", "203.0.113.5", "203.0.113.6")]
    assert count(lines).visitors == 2


@pytest.mark.parametrize(
    "facts",
    [
        {"user": 7},
        {"method": "HEAD"},
        {"method": "POST"},
        {"status": 404},
        {"status": 302},
        {"path": "/admin/"},
        {"path": "/media/pictures/a"},
        {"path": "/ita/2569/data.json"},
        {"path": "/search/suggest"},
        {"path": "/en/search/suggest"},
        {"path": "/robots.txt"},
        {"robot": True},
    ],
)
def test_what_is_no_visit_is_left_out(facts: dict[str, Any]) -> None:
    counted = count([line(**facts)])
    assert not counted.uses
    assert (counted.visitors, counted.robots) == (0, int("robot" in facts))


def test_a_page_that_the_browser_had_is_opened_all_the_same() -> None:
    assert count([line(status=304)]).total(UseKind.PAGE) == 1


def test_what_the_log_could_not_write_down_is_said() -> None:
    gap = json.dumps({"time": "2026-11-29T09:00:00.000+07:00", "lost": 40, "since": "x"}).encode()
    counted = count([gap, b"torn {", b"\n", gap])
    assert (counted.lost, counted.visitors) == (80, 0)


def test_a_day_from_before_robots_were_told_apart_is_not_known() -> None:
    old = json.loads(line())
    del old["robot"]
    assert count_lines([line(), json.dumps(old).encode()], PLACES) is None
