from datetime import date
from typing import Any

import pytest
from wagtail.models import Site

from home.models import Unit
from ita.assessment.board.models import Assignment
from ita.assessment.models import Deadline, Framework, Item
from tests.assessing import confirm_wording, judge
from tests.factories import (
    ElementFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    UserFactory,
)


@pytest.fixture
def unit(site: Site) -> Unit:
    return Unit.objects.create(site=site, name="กองคลัง")


@pytest.fixture
def owner(unit: Unit) -> Any:
    return UserFactory(requester=True)


@pytest.fixture
def before(site: Site, unit: Unit, owner: Any) -> Framework:
    """OIT 2569 as an agency has worked with it: proven, judged, confirmed, assigned."""
    framework: Framework = FrameworkFactory()
    titles = {"O1": "โครงสร้าง", "O2": "ผู้บริหาร", "O3": "แผน ปีงบประมาณ พ.ศ. 2569"}
    for code, title in titles.items():
        ItemFactory(framework=framework, code=code, title=title)
    Deadline.objects.create(framework=framework, what="ส่งลิงก์", due_on=date(2026, 3, 28))
    Deadline.objects.create(
        framework=framework, what="แผนได้รับอนุมัติ", stated="ภายในเดือนพฤศจิกายน 2568 เท่านั้น"
    )
    one = item(framework, "O1")
    element = ElementFactory(item=one, text="แผนผัง")
    page = LawPageFactory(title="โครงสร้าง", fiscal_year=2026, live=True)
    EvidenceFactory(item=one, page=page, elements=[element])
    judge(one, site)
    confirm_wording(one, site)
    Assignment.objects.create(
        site=site, item=one, unit=unit, officer=owner, due_on=date(2026, 2, 27), work_status="done"
    )
    return framework


def item(framework: Framework, code: str) -> Item:
    found: Item = framework.items.get(code=code)
    return found
