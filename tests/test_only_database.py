"""``--only-database`` keeps what another database could change, and nothing else."""

import pytest

from tests.conftest import touches_database


def test_a_test_without_a_database_is_left_out(request: pytest.FixtureRequest) -> None:
    assert not touches_database(request.node)


@pytest.mark.django_db
def test_a_marked_test_is_kept(request: pytest.FixtureRequest) -> None:
    assert touches_database(request.node)


def test_a_test_is_kept_whose_fixture_needs_the_database(
    requester: object, request: pytest.FixtureRequest
) -> None:
    assert touches_database(request.node)
