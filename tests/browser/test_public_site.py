"""The public site on phone and desk, in every theme: accessible, no wider than the screen."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page
from wagtail.models import Locale

from home.models import SectionPage
from ita.assessment.frameworks.loading import load_shipped_frameworks
from ita.assessment.models import Item
from tests.factories import CONTENT_PAGE_FACTORIES, DocumentFactory, EvidenceFactory

LONG_TITLE = "ประกาศเทศบาลเรื่องหลักเกณฑ์และวิธีการเปิดเผยข้อมูลข่าวสารต่อสาธารณะ" * 4


@pytest.fixture
def addresses(transactional_db: None, settings: Any) -> list[str]:
    """Of every type of page, in Thai and below /en/, and of what is no page."""
    settings.KEEP_WORDS_WHOLE = True
    load_shipped_frameworks()
    english = SectionPage.objects.filter(locale=Locale.objects.get(language_code="en"))
    pages = []
    for factory in CONTENT_PAGE_FACTORIES:
        shown = {"title": LONG_TITLE[:255], "live": True, "files": [DocumentFactory()]}
        pages.append(factory(**shown))
        parent = english.get(section=factory._meta.model.section)
        pages.append(factory(**shown, parent=parent))
    law = next(page for page in pages if page.url.startswith("/law/"))
    EvidenceFactory(page=law, item=Item.objects.get(code="O1", framework__fiscal_year=2026))
    sections = [page.url for page in SectionPage.objects.live()]
    views = ["", "ita/", "ita/2569/", "ita/2569/o1/", "register/", "case/", "search/?q=ประกาศ"]
    fixed = [f"{root}{view}" for view in [*views, "ไม่มีหน้านี้/"] for root in ("/", "/en/")]
    return [*fixed, *sections, *(page.url for page in pages)]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_kind_of_page_is_accessible_and_fits(
    addresses: list[str],
    width: int,
    theme: str,
    visit: Callable[..., Page],
    assert_accessible: Callable[[Page], None],
) -> None:
    page = visit("/", width=width)
    root = page.url.rstrip("/")
    page.evaluate("theme => localStorage.setItem('choices', JSON.stringify({theme}))", theme)
    for address in addresses:
        page.goto(root + address)
        assert page.locator("h1").count() == 1, address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert_accessible(page)
