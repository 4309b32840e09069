"""Small changes to the rules that a test must notice: ``python -m tests.mutants [ROOM ...]``.

Each list (``tests/mutants/<room>.py``) names a file, a piece of its text that occurs once, what
stands there instead, and the tests that hold the rule. A change that no test notices survives; it
is printed, and its rule is one that nobody holds.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """``old`` occurs once in the file ``path``; with ``new`` some of ``tests`` should fail."""

    path: str
    old: str
    new: str
    tests: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.path}: {_line(self.old)!r} → {_line(self.new)!r}"


def _line(text: str) -> str:
    return " ".join(text.split())[:70]
