"""What all sheets of a workbook have in common."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """What stands on every sheet of a workbook. ``key`` is the heading of the hidden column."""

    agency: str
    list_name: str
    key: str = ""
    is_inside: bool = True
    is_protected: bool = False
