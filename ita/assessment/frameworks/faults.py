"""What is wrong with a framework file, and where. All faults are told at once."""

from dataclasses import dataclass


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
