from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Page, Site

from home.models import LawPage
from ita.assessment.models import Framework, Item
from ita.filing import capture
from ita.filing.models import Filing
from ita.filing.operations import order_filing
from tests.factories import (
    DocumentFactory,
    ElementFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    pdf_bytes,
)
from tests.ita.conftest import Officers, publish_any
from tests.stranger import Stranger

FILE = pdf_bytes("plan of the year")


@pytest.fixture(autouse=True)
def _thai() -> Any:
    with translation.override("th"):
        yield


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> None:
    settings.FILED_ROOT = tmp_path / "filed"
    settings.EXPORT_ROOT = tmp_path / "exports"


@pytest.fixture
def stranger(monkeypatch: pytest.MonkeyPatch) -> Stranger:
    """Who visits the website in place of the network."""
    found = Stranger()
    monkeypatch.setattr(capture, "visit", found.visit)
    return found


@pytest.fixture
def framework(site: Site) -> Framework:
    return FrameworkFactory()


@pytest.fixture
def item(framework: Framework) -> Item:
    made = ItemFactory(framework=framework, code="O12", title="แผนการใช้จ่ายงบประมาณ")
    ElementFactory(item=made, text="งบประมาณทั้งปี")
    return made


def published_page(officers: Officers, title: str = "แผนงบประมาณ 2569", **fields: Any) -> LawPage:
    """A page with a file, that the officers published."""
    page = LawPageFactory(title=title, owner=officers.requester, **fields)
    page.attachments.create(
        document=DocumentFactory(filename="แผน: ปี 2569.pdf", title="แผน", content=FILE)
    )
    page.save_revision(user=officers.requester)
    return publish_any(page, officers)


@pytest.fixture
def page(officers: Officers, item: Item) -> LawPage:
    """Evidence of ``item``."""
    made = published_page(officers)
    EvidenceFactory(item=item, page=Page.objects.get(pk=made.pk), note="ดูหน้า 3")
    return made


@pytest.fixture
def filing(
    page: LawPage, framework: Framework, site: Site, officers: Officers, stranger: Stranger
) -> Filing:
    """Filed, and frozen by the queue."""
    ordered = order_filing(framework, site, officers.approver, "ส่งรอบแรก")
    return Filing.objects.get(pk=ordered.pk)
