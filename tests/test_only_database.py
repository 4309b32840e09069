"""``--only-database`` keeps what another database could change, and nothing else."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.only_database import is_screen, once_each, touches_database


def test_a_test_without_a_database_is_left_out(request: pytest.FixtureRequest) -> None:
    assert not touches_database(request.node)


@pytest.mark.django_db
def test_a_marked_test_is_kept(request: pytest.FixtureRequest) -> None:
    assert touches_database(request.node)


def test_a_test_is_kept_whose_fixture_needs_the_database(
    requester: object, request: pytest.FixtureRequest
) -> None:
    assert touches_database(request.node)


class Collected:
    """A test as pytest collects it, without a mark."""

    def __init__(self, nodeid: str, *fixtures: str) -> None:
        self.nodeid, self.fixturenames = nodeid, fixtures

    def get_closest_marker(self, name: str) -> None:
        return None


def item(nodeid: str, *fixtures: str) -> Any:
    return Collected(nodeid, *fixtures)


def test_of_a_test_with_parameters_the_first_is_kept() -> None:
    asked = [item("a.py::test_roles[requester]"), item("a.py::test_roles[checker]")]
    other = item("b.py::test_roles[requester]")
    assert once_each([*asked, other]) == [asked[0], other]


def test_one_that_commits_is_kept_whole() -> None:
    asked = [item(f"a.py::test_two[{n}]", "transactional_db") for n in range(2)]
    assert once_each(asked) == asked


def test_files_of_screens_are_told_by_their_names(request: pytest.FixtureRequest) -> None:
    node = SimpleNamespace(path=Path("tests/ita/workflow/test_public_views.py"))
    assert is_screen(node)  # type: ignore[arg-type]
    assert not is_screen(request.node)
