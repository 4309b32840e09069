from datetime import date, datetime
from typing import Any

import pytest
from wagtail.models import Site

from home.models import LawPage, Unit
from home.thai.calendar import BANGKOK


def at(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return datetime(year, month, day, hour, tzinfo=BANGKOK)


@pytest.fixture
def unit(site: Site, live: LawPage) -> Unit:
    """The owner unit of the live page."""
    assert live.owner_unit
    return live.owner_unit


def end_post(user: Any, day: date = date(2025, 6, 1)) -> None:
    user.posts.update(valid_until=day)
