"""The tree of divisions: by their depth and order, each side its own."""

from typing import Any

from home.models import Division
from home.organisation import Branch, sides_of


def names(branches: list[Branch]) -> list[Any]:
    return [
        [branch.division.name, names(branch.below)] if branch.below else branch.division.name
        for branch in branches
    ]


def division(name: str, level: int | None = None, side: str = "permanent") -> Division:
    return Division(name=name, level=level, side=side)


def test_a_division_hangs_below_the_one_before_it() -> None:
    rows = [
        division("สำนักปลัด"),
        division("ฝ่ายปกครอง", 2),
        division("งานทะเบียน", 3),
        division("ฝ่ายอำนวยการ", 2),
        division("สภา", side="political"),
        division("กองคลัง"),
    ]

    political, permanent = sides_of(rows)

    assert names(political.branches) == ["สภา"]
    assert names(permanent.branches) == [
        ["สำนักปลัด", [["ฝ่ายปกครอง", ["งานทะเบียน"]], "ฝ่ายอำนวยการ"]],
        "กองคลัง",
    ]


def test_what_stands_too_deep_hangs_below_what_there_is() -> None:
    (side,) = sides_of([division("งานลอย", 3), division("ใต้งานลอย", 3), division("กอง")])

    assert names(side.branches) == [["งานลอย", ["ใต้งานลอย"]], "กอง"]
