from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from openpyxl import Workbook, load_workbook
from wagtail.models import Site

from home.models import ContentPage
from ita.assessment.enums import DataYear, Wording
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework, Item
from ita.workbook.export import write_workbook
from ita.workflow import operations
from tests.assessing import confirm_wording, judge
from tests.factories import (
    ElementFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    SubIndicatorFactory,
)
from tests.factories.pages import default_site
from tests.officers import pass_step


@pytest.fixture(autouse=True)
def _thai() -> Any:
    with translation.override("th"):
        yield


@pytest.fixture
def framework(site: Site) -> Framework:
    """OIT 2569 with an item in five of the states, in two sub-indicators."""
    framework = FrameworkFactory()
    SubIndicatorFactory(framework=framework, code="9.1", title="ข้อมูลพื้นฐาน")
    SubIndicatorFactory(framework=framework, code="9.10", title="การบริหารงาน")
    _complete(framework)
    _incomplete(framework)
    ItemFactory(framework=framework, code="O3", wording=Wording.UNKNOWN)
    EvidenceFactory(item=_item(framework, "O4"), page=LawPageFactory(title="ร่างข้อบังคับ"))
    EvidenceFactory(item=_item(framework, "O5"), page=LawPageFactory(live=True, fiscal_year=2025))
    return framework


def _item(framework: Framework, code: str, sub_indicator: str = "9.10") -> Item:
    return ItemFactory(
        framework=framework,
        code=code,
        sub_indicator_code=sub_indicator,
        data_year=DataYear.CURRENT,
    )


def _complete(framework: Framework) -> None:
    item = _item(framework, "O1", "9.1")
    for number in ("1", "2"):
        page = LawPageFactory(title=f"โครงสร้าง {number}", live=True)
        EvidenceFactory(item=item, page=page)
    confirm_wording(item, default_site())
    judge(item, default_site(), reason="ครบทุกตำแหน่งตามคู่มือ")


def _incomplete(framework: Framework) -> None:
    item = _item(framework, "O2", "9.1")
    shown = ElementFactory(item=item, text="ชื่อและตำแหน่ง", kind="memo")
    ElementFactory(item=item, text="ช่องทางการติดต่อ")
    EvidenceFactory(item=item, elements=[shown])


@pytest.fixture
def written(site: Site, tmp_path: Path) -> Callable[..., Workbook]:
    """``written(framework)`` is the workbook, written and opened again; ``inside`` and ``layout``
    as ``write_workbook`` takes them, ``data_only`` as openpyxl."""

    def write(framework: Framework, data_only: bool = False, **options: Any) -> Workbook:
        path = tmp_path / "out.xlsx"
        write_workbook(framework, site, path, **options)
        return load_workbook(path, data_only=data_only)

    return write


@pytest.fixture
def published(requester: Any, checker: Any, approver: Any, webmaster: Any) -> Callable[..., Any]:
    """``published(title=…)`` is evidence whose page went through the whole workflow."""

    def publish(item: Item, **fields: Any) -> Evidence:
        page = LawPageFactory(owner=requester, **fields)
        operations.request_publication(page, requester)
        for officer in (checker, approver, webmaster):
            fresh = type(page).objects.get(pk=page.pk)
            pass_step(fresh.current_workflow_task_state, officer)
        return EvidenceFactory(item=item, page=ContentPage.objects.get(pk=page.pk))

    return publish
