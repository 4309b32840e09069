"""What is wrong with a framework file, and where. All faults are told at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Fault:
    """``place`` is a line of a JSON file, or a sheet and row of a workbook."""

    place: str
    reason: str
    position: int = 0  # where in the file: faults are told in this order

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}" if self.place else self.reason


class FrameworkFileError(Exception):
    """The file cannot be loaded; nothing was."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults, key=lambda fault: fault.position)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class LoadRefused(Exception):
    """Loading would lose what evidence stands on (design, invariant 6); nothing was changed."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


PLACES = 12  # that one line names


def grouped(faults: Iterable[Fault]) -> list[str]:
    """Each reason once, with the places where it holds, in the order of the file."""
    places: dict[str, list[str]] = {}
    for fault in faults:
        places.setdefault(str(fault.reason), []).append(fault.place)
    return [_line(reason, [place for place in found if place]) for reason, found in places.items()]


def _line(reason: str, places: list[str]) -> str:
    if not places:
        return reason
    more = len(places) - PLACES
    named = ", ".join(places[:PLACES])
    named += _(" and %(count)s more") % {"count": more} if more > 0 else ""
    return f"{named}: {reason}"
