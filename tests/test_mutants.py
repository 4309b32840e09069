"""The lists of ``python -m tests.mutants`` follow the code: what they change is there, once."""

import pytest
from django.conf import settings

from tests.mutants import Mutant
from tests.mutants.__main__ import mutants_of, rooms

ALL = [mutant for room in rooms() for mutant in mutants_of(room)]


def test_there_are_enough_to_say_something() -> None:
    assert len(ALL) > 500
    assert {"register", "workflow", "integrity", "assessment", "calendar", "permissions"} <= set(
        rooms()
    )


@pytest.mark.parametrize("mutant", ALL, ids=str)
def test_what_a_mutant_changes_stands_there_once(mutant: Mutant) -> None:
    assert (settings.BASE_DIR / mutant.path).read_text().count(mutant.old) == 1
    assert mutant.new != mutant.old and mutant.tests
    for name in mutant.tests:
        assert (settings.BASE_DIR / name.partition("::")[0]).exists(), name
