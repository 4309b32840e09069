"""Whatever two officers do to one page in the same moment: one is first, the other is told in
words, nothing is done twice, and somebody can go on (PostgreSQL; SQLite has one writer at all)."""

from collections.abc import Iterator
from itertools import combinations_with_replacement, cycle

import pytest
from django.core.management import call_command
from django.db import connection

from tests.ita.workflow.pairs.acts import ACTS, Act, opened
from tests.ita.workflow.pairs.checks import faults
from tests.ita.workflow.pairs.meeting import at_once
from tests.ita.workflow.pairs.scenes import Pair, Scene

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at all"),
    pytest.mark.django_db(transaction=True),
]
TRIALS = 8


def shared(one: Act, other: Act) -> list[Scene]:
    """The states of a page in which both are allowed."""
    return [scene for scene in one.scenes if scene in other.scenes]


def scenes_of(one: Act, other: Act) -> list[Scene]:
    """Where there is no state for both, the states for one."""
    return shared(one, other) or [one.scenes[0], other.scenes[0]]


def trial(one: Act, other: Act, scene: Scene, officers: Pair, second: int) -> Iterator[str]:
    page = scene(officers)
    clicks = [opened(one, page, officers, 0), opened(other, page, officers, second)]
    answers = at_once(*clicks)
    for fault in faults(page, officers, answers):
        yield f"{one.name} + {other.name} [{scene.__name__}]: {fault}"


def test_two_acts_of_which_each_is_allowed_alone() -> None:
    officers = Pair.appointed()
    pairs = [pair for pair in combinations_with_replacement(ACTS, 2) if shared(*pair)]
    found = [
        fault
        for number, (one, other) in enumerate(pairs)
        for fault in trial(one, other, shared(one, other)[0], officers, number % 2)
    ]
    assert found == []
    verify()


def verify() -> None:
    call_command("verify_register")
    call_command("verify_workflow")


@pytest.mark.stress
@pytest.mark.parametrize("one", ACTS, ids=lambda act: act.name)
def test_each_act_with_every_other_many_times(one: Act) -> None:
    officers = Pair.appointed()
    found = [
        fault
        for other in ACTS[ACTS.index(one) :]
        for attempt, scene in zip(range(TRIALS), cycle(scenes_of(one, other)), strict=False)
        for fault in trial(one, other, scene, officers, attempt // 2 % 2)
    ]
    assert found == []
    verify()
