"""Tries the mutants in copies of the repository, as many at once as there are processors."""

import importlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

from tests.mutants import Mutant

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "node_modules", "*.pyc", "db.sqlite3*", "media")
SECONDS = 600
AT_ONCE = max(1, len(os.sched_getaffinity(0)))
GATE = 0.9


def rooms() -> list[str]:
    return sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))


def mutants_of(room: str) -> list[Mutant]:
    return list(importlib.import_module(f"tests.mutants.{room}").MUTANTS)


@contextmanager
def mutated(copy: Path, mutant: Mutant) -> Iterator[None]:
    """The file in ``copy`` with the change, and as it was afterwards.

    Raises:
        ValueError: the text does not occur once; the list must follow the code.
    """
    path = copy / mutant.path
    text = path.read_text()
    if text.count(mutant.old) != 1:
        raise ValueError(f"{mutant.path}: occurs {text.count(mutant.old)} times: {mutant.old!r}")
    path.write_text(text.replace(mutant.old, mutant.new))
    try:
        yield
    finally:
        path.write_text(text)


def is_noticed(copy: Path, mutant: Mutant) -> bool:
    """Whether a test fails with the change; one that never ends is noticed too."""
    with mutated(copy, mutant):
        try:
            run = subprocess.run(
                [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
                + list(mutant.tests),
                cwd=copy,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return True
    return run.returncode == 1 or run.returncode == 2  # a test failed, or could not be collected


def survivors(mutants: list[Mutant]) -> list[Mutant]:
    """Those that no test notices, printed as they are found."""
    found: list[Mutant] = []
    with tempfile.TemporaryDirectory() as folder:
        copies: Queue[Path] = Queue()
        for number in range(AT_ONCE):
            copies.put(Path(shutil.copytree(ROOT, Path(folder, str(number)), ignore=LEFT_OUT)))

        def attempt(mutant: Mutant) -> None:
            copy = copies.get()
            try:
                noticed = is_noticed(copy, mutant)
            finally:
                copies.put(copy)
            print(
                "." if noticed else f"\nsurvived: {mutant}", end="" if noticed else "\n", flush=True
            )
            if not noticed:
                found.append(mutant)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(attempt, mutants))
    return found


def main(names: list[str]) -> int:
    mutants = [mutant for room in names or rooms() for mutant in mutants_of(room)]
    alive = survivors(mutants)
    died = len(mutants) - len(alive)
    print(f"\n{died} of {len(mutants)} mutants died ({died / len(mutants):.0%})")
    return 0 if died >= GATE * len(mutants) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
