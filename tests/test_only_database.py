"""``--only-database`` keeps what another database could change, and nothing else."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import is_screen, once_each, touches_database


def test_a_test_without_a_database_is_left_out(request: pytest.FixtureRequest) -> None:
    assert not touches_database(request.node)


@pytest.mark.django_db
def test_a_marked_test_is_kept(request: pytest.FixtureRequest) -> None:
    assert touches_database(request.node)


def test_a_test_is_kept_whose_fixture_needs_the_database(
    requester: object, request: pytest.FixtureRequest
) -> None:
    assert touches_database(request.node)


def test_of_a_test_with_parameters_the_first_is_kept(request: pytest.FixtureRequest) -> None:
    items = [item for item in request.session.items if "test_only_database" in item.nodeid]
    roles = [item for item in items if "test_roles" in item.nodeid]
    assert len(roles) == 3 and once_each(roles) == roles[:1]


@pytest.mark.parametrize("role", ["requester", "checker", "approver"])
def test_roles(role: str) -> None:
    """What the test above counts."""
    assert role


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.django_db(transaction=True)
def test_one_that_commits_is_kept_whole(request: pytest.FixtureRequest, first: bool) -> None:
    mine = [item for item in request.session.items if "kept_whole" in item.nodeid]
    assert once_each(mine) == mine and len(mine) == 2


def test_files_of_screens_are_told_by_their_names(request: pytest.FixtureRequest) -> None:
    node = SimpleNamespace(path=Path("tests/ita/workflow/test_public_views.py"))
    assert is_screen(node)  # type: ignore[arg-type]
    assert not is_screen(request.node)
