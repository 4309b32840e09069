"""Cutting words costs in proportion to the text, whatever the text is (``make bench``).

Ten times the text may take at most forty times the time, within one run.
"""

import time

import pytest

from home.thai.words import forms


@pytest.mark.parametrize("unit", ["ก", "กา", "ก.", "ก ", "1,", "1.", "a", "ผู้สูงอายุ", "เ", "่"])
def test_a_megabyte_takes_bounded_time(unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (100_000, 1_000_000))

    def seconds(text: str) -> float:
        start = time.perf_counter()
        forms(text)
        return time.perf_counter() - start

    assert seconds(large) < 40 * max(min(seconds(small) for _ in range(3)), 0.005)
