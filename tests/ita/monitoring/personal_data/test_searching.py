"""Where numbers hide in files, and files that nobody can search."""

import io

import pytest

from home.personal_data import Kind
from ita.monitoring.personal_data.searching import search
from tests.ita.monitoring.personal_data.planted import Planted, planted

FILES = planted()


def test_forty_files_twenty_five_numbers() -> None:
    assert len(FILES) == 40
    assert sum(file.place is not None for file in FILES) == 25


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_a_number_is_found_in_each_hiding_place_and_nowhere_else(file: Planted) -> None:
    found = search(io.BytesIO(file.content), file.extension)
    held = [finding for finding in found.findings if finding.holds]
    places = [finding.place.kind for finding in held if finding.place]
    assert places == ([file.place] if file.place else [])
    assert {finding.kind for finding in held} <= {Kind.IDENTITY}
    for finding in found.findings:
        assert not any(char.isdecimal() for char in finding.excerpt)
