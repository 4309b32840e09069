from tests.mutants import Mutant

HISTORY = ("tests/ita/register/test_history.py",)

MUTANTS = [
    Mutant(
        "ita/register/history.py",
        "case Act.RETURNED | Act.CHANGED:",
        "case Act.RETURNED:",
        HISTORY,
    ),
]
