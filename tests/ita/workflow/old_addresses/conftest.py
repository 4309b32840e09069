import pytest
from wagtail.models import Site

from home.models import AgencySettings, DisclosurePage
from ita.workflow.changes.frame import set_frame
from ita.workflow.old_addresses.models import OldAddressList
from ita.workflow.old_addresses.operations import keep_list
from tests.factories import DisclosurePageFactory
from tests.ita.conftest import Officers


@pytest.fixture
def page(site: Site) -> DisclosurePage:
    return DisclosurePageFactory(live=True)


@pytest.fixture
def frame(site: Site, page: DisclosurePage) -> Site:
    """An agency whose facts stand on its register."""
    agency = AgencySettings.for_site(site)
    agency.phone = "0-4200-0000"
    agency.save()
    set_frame(site)
    return site


@pytest.fixture
def listed(frame: Site, page: DisclosurePage, officers: Officers) -> OldAddressList:
    lines = f"/index.php?id=12,{page.url}\n/ข่าวเก่า/1.html,{page.full_url}\n/gone,/nowhere/\n"
    return keep_list(frame, officers.webmaster, "เว็บเดิม.csv", lines.encode())
