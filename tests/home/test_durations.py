"""The time of all steps of a manual is a sum only where every step says a plain time."""

import pytest
from django.utils import translation

from home.durations import total


@pytest.mark.parametrize(
    ("steps", "sum_"),
    [
        (["15 นาที", "20 นาที"], "35 นาที"),
        (["45 นาที", "๓๐ นาที", "3 วันทำการ"], "3 วันทำการ 1 ชั่วโมง 15 นาที"),
        (["1 ชั่วโมง 30 นาที", "1 วัน"], "1 วัน 1 ชั่วโมง 30 นาที"),
        (["2 เดือน"], "2 เดือน"),
        (["15 นาที", "ภายใน 3 วัน"], ""),
        (["15 นาที", ""], ""),
        (["1-2 วัน"], ""),
        (["ทันที"], ""),
        ([], ""),
    ],
)
def test_times_of_steps_are_added(steps: list[str], sum_: str) -> None:
    with translation.override("th"):
        assert total(steps) == sum_
