import random

import pytest

from home.models import AgencyDocument, LawPage
from tests.factories import DocumentFactory, LawPageFactory, pdf_bytes
from tests.home.personal_data.identity_numbers import identity_number, parted
from tests.ita.conftest import Officers

NUMBER = parted(identity_number(random.Random(77)))


@pytest.fixture
def document(site: None) -> AgencyDocument:
    """A file with an identity number, which the queue has searched by now."""
    return DocumentFactory(content=pdf_bytes(f"card {NUMBER} of somebody"), filename="รายชื่อ.pdf")


@pytest.fixture
def page(officers: Officers, document: AgencyDocument) -> LawPage:
    """A draft that shows it."""
    return LawPageFactory(title="ประกาศรายชื่อ", owner=officers.requester, files=[document])
