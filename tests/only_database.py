"""Which tests another database could change: what ``--only-database`` chooses."""

import re

import pytest

SCREENS = re.compile(r"(views|screens|routes|viewsets|census|forbidden)\.py$")
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}


def is_screen(item: pytest.Item) -> bool:
    """Whether it tests what a screen shows and to whom; what a screen asks and does is tested in
    the modules below it."""
    return bool(SCREENS.search(item.path.name))


def once_each(items: list[pytest.Item]) -> list[pytest.Item]:
    """Of each test the first of its parameters; of one that commits, so that two meet, all."""
    firsts: dict[str, pytest.Item] = {}
    for item in items:
        firsts.setdefault(item.nodeid.partition("[")[0], item)
    first = set(firsts.values())
    return [item for item in items if item in first or is_transactional(item)]


def touches_database(item: pytest.Item) -> bool:
    """Whether pytest-django lets the test reach the database; all others it blocks."""
    fixtures = getattr(item, "fixturenames", [])
    return bool(item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(fixtures))


def is_transactional(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    fixtures = getattr(item, "fixturenames", [])
    return bool(
        {"transactional_db", "live_server"} & set(fixtures)
        or (marker and marker.kwargs.get("transaction"))
    )
