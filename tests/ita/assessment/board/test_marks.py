"""Elements as marks."""

from typing import Any

import pytest

from ita.assessment.board.marks import Mark, count_marks, mark_of, marks_of
from ita.assessment.coverage import ElementCoverage
from ita.assessment.enums import Requirement
from ita.assessment.models import Element

OPTIONAL = Requirement.OPTIONAL


def entry(is_met: bool | None, requirement: str = "", **facts: Any) -> ElementCoverage:
    number = facts.pop("number", "")
    element = Element(text="แผนผัง", number=number, requirement=requirement)
    return ElementCoverage(element, (), is_met=is_met, **facts)


@pytest.mark.parametrize(
    ("element", "mark"),
    [
        (entry(True), Mark.MET),
        (entry(False), Mark.NOT_MET),
        (entry(None), Mark.UNKNOWN),
        (entry(True, OPTIONAL), Mark.MET),
        (entry(False, OPTIONAL), Mark.OPTIONAL),
        (entry(None, OPTIONAL), Mark.OPTIONAL),
        (entry(False, Requirement.MUST_NOT), Mark.NOT_MET),
        (entry(False, in_scope=False), None),
        (entry(True, in_scope=False), None),
        (entry(False, in_scope=None), Mark.UNKNOWN),
        (entry(True, in_scope=None), Mark.MET),
    ],
)
def test_an_element_is_one_mark(element: ElementCoverage, mark: Mark | None) -> None:
    assert mark_of(element) == mark


def test_marks_are_numbered_as_the_issuer_does_or_by_their_place() -> None:
    marks = marks_of([entry(True, number="1.1"), entry(True, in_scope=False), entry(False)])
    assert [(each.number, each.mark) for each in marks] == [("1.1", "met"), ("3", "not_met")]
    assert count_marks(marks) == [(Mark.MET, 1), (Mark.NOT_MET, 1)]


def test_every_mark_is_seen_and_read_out() -> None:
    assert len({mark.sign for mark in Mark}) == len({str(mark.label) for mark in Mark}) == len(Mark)
