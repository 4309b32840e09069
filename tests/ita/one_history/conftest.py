import pytest
from wagtail.models import Site

from home.models import LawPage
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers
from tests.ita.one_history.readers import Everybody


@pytest.fixture
def page(officers: Officers) -> LawPage:
    return LawPageFactory(
        title="ประกาศเตือนน้ำท่วม", owner=officers.requester, files=[DocumentFactory()]
    )


@pytest.fixture
def everybody(page: LawPage, site: Site) -> Everybody:
    return Everybody(page, site)
