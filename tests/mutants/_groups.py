"""Lists of mutants in short: many changes of one file that the same tests should notice."""

from tests.mutants import Mutant

Change = tuple[str, str]  # what stands there, and what instead


def changes(path: str, tests: tuple[str, ...], *pairs: Change) -> list[Mutant]:
    return [Mutant(path, old, new, tests) for old, new in pairs]
