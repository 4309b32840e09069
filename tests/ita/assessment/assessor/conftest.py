from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import local_date
from ita.assessment.assessor.models import AssessorLink
from ita.assessment.assessor.operations import make_link
from ita.assessment.models import Framework, Item
from tests.factories import FrameworkFactory, ItemFactory


@pytest.fixture
def framework(site: Site) -> Framework:
    """Not open to the public."""
    return FrameworkFactory()


@pytest.fixture
def item(framework: Framework) -> Item:
    return ItemFactory(framework=framework, code="O12", title="รายงานผลการจัดซื้อจัดจ้าง")


@pytest.fixture
def made(
    framework: Framework, item: Item, site: Site, ita_officer: Any
) -> tuple[AssessorLink, str]:
    return make_link(framework, site, ita_officer, purpose="บริษัทศศิธรประเมินผล", last_day=in_days(7))


@pytest.fixture
def link(made: tuple[AssessorLink, str]) -> AssessorLink:
    return made[0]


@pytest.fixture
def address(made: tuple[AssessorLink, str]) -> str:
    return f"/ita/assessor/{made[1]}/"


def in_days(count: int) -> date:
    return local_date(timezone.now()) + timedelta(days=count)
