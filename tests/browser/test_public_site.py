"""The public site on phone and desk, in every theme: accessible, no wider than the screen."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from ita.assessment.frameworks.loading import load_shipped_frameworks
from ita.assessment.models import Item
from tests.browser.last_run import noted_run
from tests.factories import CONTENT_PAGE_FACTORIES, DocumentFactory, EvidenceFactory

LONG_TITLE = "ประกาศเทศบาลเรื่องหลักเกณฑ์และวิธีการเปิดเผยข้อมูลข่าวสารต่อสาธารณะ" * 4

# As js/choices.js does when the visitor chooses.
SHOW = """theme => document.querySelectorAll("link[data-theme]").forEach(
    sheet => { sheet.media = sheet.dataset.theme === theme ? "screen" : "not all"; })"""


@pytest.fixture
def addresses(transactional_db: None, settings: Any) -> list[str]:
    """Of every type, and of what is no page. In English some: all are in ``make audit``."""
    settings.KEEP_WORDS_WHOLE = True
    load_shipped_frameworks()
    shown = {"title": LONG_TITLE[:255], "live": True}
    pages = [factory(**shown, files=[DocumentFactory()]) for factory in CONTENT_PAGE_FACTORIES]
    law = next(page for page in pages if page.url.startswith("/law/"))
    EvidenceFactory(page=law, item=Item.objects.get(code="O1", framework__fiscal_year=2026))
    views = ["", "ita/", "ita/2569/", "ita/2569/o1/", "register/", "case/", "search/?q=ประกาศ"]
    fixed = [f"{root}{view}" for view in [*views, "ไม่มีหน้านี้/"] for root in ("/", "/en/")]
    fixed += ["/law/", "/oia/", "/en/law/", "/open-data/", "/usage/", "/sitemap/"]
    fixed += ["/register/?year=2569&number=0", f"/ita/mistake/{law.pk}/", f"/ita/useful/{law.pk}/"]
    return [*fixed, *(page.url for page in pages)]


@pytest.mark.parametrize("width", [320, 1280])
def test_every_kind_of_page_is_accessible_and_fits(
    addresses: list[str],
    width: int,
    visit: Callable[..., Page],
    assert_accessible: Callable[..., None],
) -> None:
    page = visit("/", width=width)
    root = page.url.rstrip("/")
    with noted_run(len(addresses), width):
        for address in addresses:
            page.goto(root + address)
            assert page.locator("h1").count() == 1, address
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert_accessible(page)
            for theme in ("dark", "contrast"):
                page.evaluate(SHOW, theme)
                assert_accessible(page, only=["color-contrast"])
