"""Boxes as a browser sends them: cut off at the edges, in order; what is none is left out."""

import pytest

from home.redaction.boxes import MOST, Box, as_lists, read_boxes


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ([0.1, 0.2, 0.3, 0.4], [0.1, 0.2, 0.3, 0.4]),
        ([0.3, 0.4, 0.1, 0.2], [0.1, 0.2, 0.3, 0.4]),  # drawn from the other corner
        ([-1, -1, 0.5, 2], [0.0, 0.0, 0.5, 1.0]),  # over the edge
    ],
)
def test_a_box_is_read(sent: list[float], read: list[float]) -> None:
    assert as_lists(read_boxes([sent])) == [read]


@pytest.mark.parametrize(
    "sent",
    [
        [2, 2, 3, 3],  # beside the page
        [0.5, 0.5, 0.5, 0.9],  # no width
        [0, 0, 1],
        [0, 0, 1, float("nan")],
        [0, 0, 1, "1"],
        "box",
        None,
    ],
)
def test_what_is_no_box_is_left_out(sent: object) -> None:
    assert read_boxes([sent]) == []
    assert read_boxes(sent if not isinstance(sent, list) else {}) == []


def test_there_is_a_most() -> None:
    assert len(read_boxes([[0, 0, 1, 1]] * (MOST + 5))) == MOST


def test_every_pixel_that_it_touches_is_covered() -> None:
    assert Box(0.101, 0.2, 0.299, 0.4).pixels(100, 50) == (9, 9, 31, 21)
    assert Box(0, 0, 1, 1).pixels(100, 50) == (0, 0, 99, 49)
