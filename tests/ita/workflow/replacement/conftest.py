from typing import Any

import pytest
from django.core.files.base import ContentFile

from home.models import AgencyDocument, LawPage
from tests.factories import DocumentFactory, LawPageFactory, pdf_bytes
from tests.ita.conftest import Officers, fresh, publish, step
from tests.officers import pass_step

REASON = "แก้ไขตัวเลขในตารางที่ 3"


def approve(page: Any, officers: Officers) -> Any:
    """Pass the three steps of the page's request."""
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(page), officer)
    return fresh(page)


def new_file(title: str = "แผนฉบับแก้ไข", text: str = "New edition") -> AgencyDocument:
    """A document that is not stored yet, as the form gives it."""
    return AgencyDocument(title=title, file=ContentFile(pdf_bytes(text), "แผน แก้ไข.pdf"))


@pytest.fixture
def old() -> AgencyDocument:
    return DocumentFactory(title="แผนฉบับเดิม", filename="แผน.pdf", content=pdf_bytes("Old edition"))


@pytest.fixture
def live(officers: Officers, old: AgencyDocument) -> LawPage:
    """A page with the old file that the officers published."""
    page = LawPageFactory(title="แผนพัฒนาท้องถิ่น", owner=officers.requester, files=[old])
    return publish(page, officers)
