from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Site

from home.models import AgencyProfilePage
from ita.monitoring.links.models import LinkAddress
from tests.factories import AgencyProfilePageFactory


@pytest.fixture(autouse=True)
def _thai() -> Any:
    with translation.override("th"):
        yield


def address_of(site: Site, address: str) -> LinkAddress:
    return LinkAddress.objects.get(site=site, address=address)


def linking(*hrefs: str, live: bool = True, **fields: Any) -> AgencyProfilePage:
    """A page whose history links these addresses."""
    links = "".join(f'<a href="{href}">ลิงก์ {n}</a>' for n, href in enumerate(hrefs, 1))
    page: AgencyProfilePage = AgencyProfilePageFactory(
        live=live, history=f"<p>{links}</p>", **fields
    )
    return page


@pytest.fixture
def outside(site: Site) -> str:
    return "https://example.go.th/a"
