"""Where something is to be removed: boxes on the pages as they are shown."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

MOST = 300  # boxes on one page
SMALLEST = 0.001  # of the page's width or height


@dataclass(frozen=True)
class Box:
    """A rectangle in parts of the shown page's width and height (0 to 1), from its upper left."""

    left: float
    top: float
    right: float
    bottom: float

    def as_list(self) -> list[float]:
        return [round(each, 5) for each in (self.left, self.top, self.right, self.bottom)]

    def pixels(self, width: int, height: int) -> tuple[int, int, int, int]:
        """The pixels that it touches, to the whole one outward, and one more: (left, top, right,
        bottom), both ends within."""
        return (
            max(0, math.floor(self.left * width) - 1),
            max(0, math.floor(self.top * height) - 1),
            min(width - 1, math.ceil(self.right * width) + 1),
            min(height - 1, math.ceil(self.bottom * height) + 1),
        )


def read_boxes(values: Any) -> list[Box]:
    """Boxes out of lists of four numbers, as a browser sends them: cut off at the page's edges, in
    the right order; without those that are no box, or lie outside."""
    if not isinstance(values, list):
        return []
    boxes = (_box(value) for value in values[:MOST])
    return [box for box in boxes if box]


def as_lists(boxes: Iterable[Box]) -> list[list[float]]:
    return [box.as_list() for box in boxes]


def _box(value: Any) -> Box | None:
    if not isinstance(value, list) or len(value) != 4:
        return None
    if not all(isinstance(each, int | float) and math.isfinite(each) for each in value):
        return None
    left, top, right, bottom = (min(1.0, max(0.0, float(each))) for each in value)
    left, right = sorted((left, right))
    top, bottom = sorted((top, bottom))
    if right - left < SMALLEST or bottom - top < SMALLEST:
        return None
    return Box(left, top, right, bottom)
