"""The pack of a filing, opened from a folder without any server: it shows, it asks for nothing, and
it checks its own hashes."""

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from wagtail.models import Site

from home.models import LawPage
from ita.filing import capture
from ita.filing.models import Filing
from ita.filing.operations import order_filing
from ita.filing.packs.making import write_pack
from tests.factories import EvidenceFactory, FrameworkFactory, ItemFactory
from tests.ita.conftest import Officers, officers  # noqa: F401
from tests.ita.filing.conftest import published_page
from tests.stranger import Stranger

VALID = "ถูกต้องทั้ง"


@pytest.fixture
def folder(
    site: Site,
    officers: Officers,  # noqa: F811
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """An unpacked pack of a whole list, in a folder with a Thai name."""
    settings.FILED_ROOT = tmp_path / "filed"
    monkeypatch.setattr(capture, "visit", Stranger().visit)
    item = ItemFactory(framework=FrameworkFactory(), code="O12")
    EvidenceFactory(item=item, page=LawPage.objects.get(pk=published_page(officers).pk))
    ordered = order_filing(item.framework, site, officers.approver)
    filing = Filing.objects.get(pk=ordered.pk)
    path, folder = tmp_path / "pack.zip", tmp_path / "ชุดหลักฐาน 2569"
    write_pack(filing, "", path, lambda done: None)
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def window(chromium: Browser) -> Iterator[Page]:
    """A window without a network; a request that leaves the folder fails the test."""
    context = chromium.new_context(offline=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert not [url for url in asked if not url.startswith(("file://", "data:"))]


@pytest.mark.django_db
def test_the_pack_opens_from_a_folder_and_leads_to_its_copies(folder: Path, window: Page) -> None:
    window.goto((folder / "index.html").as_uri())
    window.click("text=O12")
    assert "ดูหัวข้อที่ 1" in window.inner_text("body")
    window.click("text=เปิดสำเนาหน้าเว็บ")
    assert "แผนงบประมาณ 2569" in window.inner_text("h1")
    assert window.evaluate("document.styleSheets.length") >= 1
    assert window.evaluate("[...document.styleSheets].every(s => s.href.startsWith('file:'))")
    assert window.evaluate("[...document.images].every(i => i.complete && i.naturalWidth)")


@pytest.mark.django_db
def test_the_hashes_of_the_folder_are_checked_and_a_change_is_named(
    folder: Path, window: Page
) -> None:
    window.goto((folder / "check.html").as_uri())
    for text in ("", "abc", "ก" * 1000):
        expected = hashlib.sha256(text.encode()).hexdigest()
        assert window.evaluate("text => sha256OfText(text)", text) == expected
    window.set_input_files("#folder", str(folder))
    window.wait_for_selector("#state.good")
    assert VALID in window.inner_text("#state")

    (folder / "items/O12.html").write_text("ปลอม", "utf-8")
    (folder / "files/แผน ปี 2569.pdf").unlink()
    window.goto((folder / "check.html").as_uri())
    window.set_input_files("#folder", str(folder))
    window.wait_for_selector("#state.problem")
    told = window.inner_text("#faults")
    assert "items/O12.html: ไฟล์ถูกแก้ไข" in told and "files/แผน ปี 2569.pdf: ไม่มีไฟล์นี้" in told
    assert len(window.query_selector_all("#faults li")) == 2
