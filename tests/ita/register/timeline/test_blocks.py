"""Events of a page in the order of time, request by request."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import translation

from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.timeline.blocks import Block, blocks_of
from ita.register.timeline.events import Event, collapse

START = datetime(2026, 11, 22, tzinfo=UTC)


def event(minute: int, act: Any = None, request: int = 0, saves: int = 0, by: str = "ก") -> Event:
    at = START + timedelta(minutes=minute)
    entry = RegisterEntry(act=act, request_id=request, pk=minute) if act else None
    return Event(at, by, entry=entry, saves=saves, since=at if saves else None)


def told(blocks: list[Block]) -> list[tuple[int, list[int]]]:
    """(number, minutes of the events) of each block."""
    return [
        (block.number, [int((each.at - START).seconds / 60) for each in block.events])
        for block in blocks
    ]


def blocks(*events: Event) -> list[Block]:
    return blocks_of(sorted(events, key=lambda each: each.at, reverse=True))


def done(block: Block) -> list[bool]:
    return [step.act is not None for step in block.steps]


def test_nothing_gives_nothing() -> None:
    assert blocks_of([]) == []


def test_requests_are_counted_from_the_oldest_and_stand_newest_first() -> None:
    found = blocks(
        event(1, Act.REQUESTED, 70),
        event(2, Act.PUBLISHED, 70),
        event(3, Act.REQUESTED, 90),
    )
    assert told(found) == [(2, [3]), (1, [2, 1])]


def test_what_happened_within_a_request_stands_in_it_and_the_rest_outside() -> None:
    found = blocks(
        event(1, saves=1),
        event(2, Act.REQUESTED, 7),
        event(3, Act.RETURNED, 7),
        event(4, saves=1),
        event(5, Act.REQUESTED, 7),
        event(6, Act.PUBLISHED, 7),
        event(7, Act.ARCHIVED),
        event(8, saves=1),
    )
    assert told(found) == [(0, [8, 7]), (1, [6, 5, 4, 3, 2]), (0, [1])]
    assert [act.act for act in found[1].acts] == ["requested", "returned", "requested", "published"]


def test_a_request_that_another_one_interrupts_keeps_the_order_of_time() -> None:
    found = blocks(
        event(1, Act.REQUESTED, 7),
        event(2, Act.REQUESTED, 8),
        event(3, Act.PUBLISHED, 7),
    )
    assert told(found) == [(1, [3]), (2, [2]), (1, [1])]


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([Act.REQUESTED], [True, False, False, False]),
        ([Act.REQUESTED, Act.CHECKED, Act.APPROVED, Act.PUBLISHED], [True] * 4),
        # what was checked before the return was other content
        ([Act.REQUESTED, Act.CHECKED, Act.RETURNED], [True, False, False, False]),
        ([Act.REQUESTED, Act.CHECKED, Act.APPROVED, Act.CHANGED], [True, False, False, False]),
        (
            [Act.REQUESTED, Act.CHECKED, Act.RETURNED, Act.REQUESTED, Act.CHECKED],
            [True, True, False, False],
        ),
        ([Act.REQUESTED, Act.CHECKED, Act.REFUSED], [True, True, False, False]),
        ([Act.REQUESTED, Act.CHECKED, Act.ORAL_APPROVED, Act.PUBLISHED], [True] * 4),
        # the check was of this content; the approval never was
        (
            [Act.REQUESTED, Act.CHECKED, Act.ORAL_APPROVED, Act.ORAL_DENIED],
            [True, True, False, False],
        ),
        ([Act.REQUESTED, "of_a_later_release"], [True, False, False, False]),
    ],
)
def test_the_duties_that_are_done(acts: list[Any], expected: list[bool]) -> None:
    (block,) = blocks(*(event(minute, act, 7) for minute, act in enumerate(acts)))
    assert done(block) == expected


def test_an_unusual_approval_is_marked() -> None:
    (block,) = blocks(event(1, Act.REQUESTED, 7), event(2, Act.ORAL_APPROVED, 7))
    assert [step.is_usual for step in block.steps] == [True, True, False, True]
    (block,) = blocks(event(1, Act.REQUESTED, 7), event(2, Act.APPROVED, 7))
    assert all(step.is_usual for step in block.steps)


def test_the_outcome_is_the_last_act_of_the_request() -> None:
    with translation.override("th"):
        (block,) = blocks(event(1, Act.REQUESTED, 7), event(2, Act.REFUSED, 7))
        assert block.outcome == "ไม่อนุญาต"


def test_saves_of_one_officer_in_a_row_are_told_as_one() -> None:
    newest_first = [
        event(9, saves=1, by="ข"),
        event(8, saves=1),
        event(7, saves=1),
        event(6, Act.RETURNED, 7),
        event(5, saves=1),
    ]
    found = collapse(newest_first)
    assert [(each.by, each.saves) for each in found] == [("ข", 1), ("ก", 2), ("ก", 0), ("ก", 1)]
    assert (found[1].since, found[1].at) == (event(7).at, event(8).at)
