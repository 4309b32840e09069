from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from home.models import Unit
from home.thai.calendar import local_date
from ita.assessment.board.models import Assignment
from ita.assessment.models import Framework, Item
from tests.assessing import judge
from tests.factories import EvidenceFactory, FrameworkFactory, UserFactory

SCORING = {
    "per_item": "100 when every element is disclosed, otherwise 0 (all or nothing)",
    "indicator": "mean of sub-indicators",
    "oit_share": "40 x mean(indicator 9); the 40/30/30 split",
}


@pytest.fixture
def framework(site: Site) -> Framework:
    return FrameworkFactory(scoring=SCORING)


@pytest.fixture
def unit(site: Site) -> Unit:
    return Unit.objects.create(site=site, name="กองคลัง")


@pytest.fixture
def owner(unit: Unit) -> Any:
    """A requester of the unit."""
    user = UserFactory(requester=True)
    user.posts.update(unit=unit)
    return user


@pytest.fixture
def stranger(other_agency: Site) -> Any:
    """An ITA officer of another agency."""
    return UserFactory(ita_officer=True, site=other_agency)


@pytest.fixture
def officer(client_of: Callable[[Any], Client], ita_officer: Any) -> Client:
    return client_of(ita_officer)


@pytest.fixture
def assigned(site: Site) -> Callable[..., Assignment]:
    """``assigned(item, unit=…)`` makes an assignment, without asking any rule."""

    def assign(item: Item, **fields: Any) -> Assignment:
        return Assignment.objects.create(site=site, item=item, **fields)

    return assign


def prove(item: Item) -> Item:
    """Have ``item`` complete: an officer says so, of a published page."""
    EvidenceFactory(item=item)
    judge(item, Site.objects.get(is_default_site=True))
    return item


def in_days(count: int) -> date:
    return local_date(timezone.now()) + timedelta(days=count)
