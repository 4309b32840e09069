"""What the verification of the register finds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong; ``row`` names it as offices do ("12/2570", number of the row)."""

    row: str
    problem: str

    def __str__(self) -> str:
        return f"{self.row}: {self.problem}"
