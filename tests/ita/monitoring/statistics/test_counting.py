"""What of a day's lines is counted, and what is not."""

import json
from typing import Any

import pytest

from ita.monitoring.statistics.counting import count_lines
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


def test_pages_and_files_are_counted_by_what_they_are() -> None:
    paths = ("/news/a/", "/news/a", "/", "/documents/7/แผน.pdf", "/en/search/", "/ita/2569/o1/")
    counted = count_lines([line(path=path) for path in paths], PLACES)
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
    assert count_lines(lines, PLACES).visitors == 2


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
    counted = count_lines([line(**facts)], PLACES)
    assert not counted.uses
    assert (counted.visitors, counted.robots) == (0, int("robot" in facts))


def test_a_page_that_the_browser_had_is_opened_all_the_same() -> None:
    assert count_lines([line(status=304)], PLACES).total(UseKind.PAGE) == 1


def test_what_is_not_known_is_said_and_not_guessed() -> None:
    old = json.loads(line())
    del old["robot"]
    gap = json.dumps({"time": "2026-11-29T09:00:00.000+07:00", "lost": 40, "since": "x"}).encode()
    counted = count_lines([json.dumps(old).encode(), gap, b"torn {", b"\n"], PLACES)
    assert counted.lost == 41
    assert counted.visitors == 0
