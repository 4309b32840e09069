"""The public site on a phone and on a desk: accessible, never wider than the screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from ita.assessment.frameworks.loading import load_shipped_frameworks
from ita.assessment.models import Item
from tests.browser.last_run import noted_run
from tests.factories import (
    DocumentFactory,
    EvidenceFactory,
    ExecutivesPageFactory,
    LawPageFactory,
    OnlineFormPageFactory,
    ServiceManualPageFactory,
)

LONG_TITLE = "ประกาศเทศบาลเรื่องหลักเกณฑ์และวิธีการเปิดเผยข้อมูลข่าวสารต่อสาธารณะ" * 4


@pytest.fixture
def addresses(transactional_db: None) -> list[str]:
    load_shipped_frameworks()
    law = LawPageFactory(title=LONG_TITLE[:255], live=True, files=[DocumentFactory()])
    EvidenceFactory(page=law, item=Item.objects.get(code="O1", framework__fiscal_year=2026))
    pages = [
        law,
        *(f(live=True) for f in (ExecutivesPageFactory, ServiceManualPageFactory)),
        OnlineFormPageFactory(live=True),
    ]
    fixed = ["/", "/law/", "/oia/", "/ita/", "/ita/2569/", "/ita/2569/o1/", "/case/", "/en/"]
    fixed += ["/open-data/", "/register/?year=2569&number=0", f"/ita/mistake/{law.pk}/"]
    fixed += [f"/ita/useful/{law.pk}/", "/search/?q=ประกาศ", "/ไม่มีหน้านี้/"]
    return [*fixed, *(page.url for page in pages)]


@pytest.mark.parametrize("width", [360, 1280])
def test_every_kind_of_page_is_accessible_and_fits(
    addresses: list[str],
    width: int,
    visit: Callable[..., Page],
    assert_accessible: Callable[[Page], None],
) -> None:
    page = visit("/", width=width)
    root = page.url.rstrip("/")
    with noted_run(len(addresses), width):
        for address in addresses:
            page.goto(root + address)
            assert page.locator("h1").count() == 1, address
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert_accessible(page)
