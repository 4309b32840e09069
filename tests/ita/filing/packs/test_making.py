"""Packs hold what was online on that day, whatever became of it, and their hashes agree."""

import hashlib
import io
import json
import re
import zipfile
from argparse import Namespace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from wacz.main import validate_wacz
from wagtail.models import Page, Site

from home.models import LawPage
from ita.assessment.models import Item
from ita.filing.erasure import erase_frozen
from ita.filing.models import Filing
from ita.filing.operations import order_filing
from ita.filing.packs.making import write_pack
from ita.filing.packs.names import RESERVED
from ita.workflow.removal.operations import take_down
from tests.factories import (
    DocumentFactory,
    EvidenceFactory,
    ItemFactory,
    LawPageFactory,
    pdf_bytes,
)
from tests.ita.conftest import Officers, publish_any
from tests.ita.filing.conftest import FILE, published_page

UTF8 = 0x800
LINKS = re.compile(r'(?:href|src)="([^"#]+)')
SECRET = "ร่างที่ยังไม่เผยแพร่"


class Opened:
    """A pack, unpacked."""

    def __init__(self, filing: Filing, code: str, folder: Path) -> None:
        self.folder = folder
        path = folder.with_suffix(".zip")
        write_pack(filing, code, path, lambda done: None)
        with zipfile.ZipFile(path) as archive:
            self.infos = archive.infolist()
            archive.extractall(folder)
        self.names = [each.filename for each in self.infos]

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def listed(self) -> list[list[Any]]:
        found = re.search(r'id="listed">(.*?)</script>', self.text("check.html"), re.DOTALL)
        assert found
        rows: list[list[Any]] = json.loads(found[1])
        return rows


@pytest.fixture
def opened(filing: Filing, tmp_path: Path) -> Opened:
    return Opened(filing, "", tmp_path / "year")


def test_every_hash_agrees_and_every_file_is_listed(opened: Opened, filing: Filing) -> None:
    rows = opened.listed()
    assert {row[0] for row in rows} == set(opened.names) - {"check.html"}
    for path, sha256, size in rows:
        content = (opened.folder / path).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (sha256, size), path
    manifest = (opened.folder / "manifest.json").read_bytes()
    assert hashlib.sha256(manifest).hexdigest() == filing.manifest_sha256
    assert filing.manifest_sha256 in opened.text("index.html")


def test_windows_can_unpack_it(opened: Opened) -> None:
    assert len({name.lower() for name in opened.names}) == len(opened.names)
    for info in opened.infos:
        assert len(info.filename) < 150 and not re.search(r'[<>:"\\|?*\x00-\x1f]', info.filename)
        assert info.filename.isascii() or info.flag_bits & UTF8
        for part in info.filename.split("/"):
            assert part.partition(".")[0].lower() not in RESERVED and part == part.rstrip(" .")
    assert "files/แผน ปี 2569.pdf" in opened.names


def test_every_page_leads_only_to_what_is_in_the_pack(opened: Opened) -> None:
    pages = [name for name in opened.names if name.endswith(".html")]
    assert len(pages) >= 5
    for name in pages:
        for link in LINKS.findall(opened.text(name)):
            if re.match(r"https?:|mailto:|tel:|data:", link):
                assert f'src="{link}' not in opened.text(name)
                continue
            assert ((opened.folder / name).parent / unquote(link)).resolve().exists(), (name, link)
    copies = [name for name in pages if name.startswith("pages/")]
    assert not any("<script" in opened.text(name) for name in copies)
    assert not any("url(/" in opened.text(name) for name in opened.names if name.endswith(".css"))


def test_what_is_in_it_is_valid_and_opens(opened: Opened) -> None:
    path = str(opened.folder / "archive.wacz")
    assert validate_wacz(Namespace(file=path, verify_auth=False, verifier_url=None)) == 0
    (workbook,) = [name for name in opened.names if name.endswith(".xlsx")]
    assert load_workbook(opened.folder / workbook).sheetnames
    assert (opened.folder / "files/แผน ปี 2569.pdf").read_bytes() == FILE
    assert sum(name.startswith("papers/") for name in opened.names) == 2
    item = opened.text("items/O12.html")
    assert "ดูหน้า 3" in item and "../files/" in item and "../papers/" in item


def test_after_edit_replacement_and_take_down_it_shows_what_it_showed(
    filing: Filing, page: LawPage, officers: Officers, tmp_path: Path
) -> None:
    before = Opened(filing, "", tmp_path / "before")
    new = DocumentFactory(filename="ใหม่.pdf", title="ใหม่", content=pdf_bytes("another"))
    draft = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    draft.title = "ชื่อใหม่ทั้งหมด"
    row = draft.attachments.first()
    row.document = new
    draft.attachments = [row]
    draft.save_revision(user=officers.requester)
    publish_any(Page.objects.get(pk=page.pk).specific, officers)
    take_down(Page.objects.get(pk=page.pk).specific, officers.approver, "ข้อมูลส่วนบุคคล")
    after = Opened(filing, "", tmp_path / "after")
    assert after.listed() == before.listed()
    assert "แผนงบประมาณ 2569" in after.text("items/O12.html")
    assert "ชื่อใหม่ทั้งหมด" not in "".join(map(after.text, _pages(after)))


def _pages(opened: Opened) -> list[str]:
    return [name for name in opened.names if name.endswith(".html")]


def test_what_was_erased_is_not_in_it_and_the_row_is_named(
    filing: Filing, site: Site, officers: Officers, tmp_path: Path
) -> None:
    sha256 = filing.captures.get(kind="file").sha256
    row = erase_frozen(site, [sha256], officers.approver, "เลขบัตรประชาชน")
    opened = Opened(filing, "", tmp_path / "erased")
    assert not any(name.startswith("files/") for name in opened.names)
    assert row.label in opened.text("items/O12.html")
    assert FILE not in (opened.folder / "archive.wacz").read_bytes()


def test_the_appeal_pack_of_an_item_has_its_evidence_alone(
    page: LawPage, item: Item, officers: Officers, site: Site, tmp_path: Path, stranger: Any
) -> None:
    other = published_page(officers, "งบการเงินของเทศบาล")
    second = ItemFactory(framework=item.framework, code="O13", title="งบการเงิน")
    EvidenceFactory(item=second, page=Page.objects.get(pk=other.pk))
    EvidenceFactory(item=item, page=LawPageFactory(title=SECRET))
    ordered = order_filing(item.framework, site, officers.approver)
    filing = Filing.objects.get(pk=ordered.pk)
    opened = Opened(filing, "O12", tmp_path / "item")
    said = "".join(map(opened.text, _pages(opened)))
    # Its copy names related pages, as the page did; none of them is in the pack.
    assert "<h1>แผนงบประมาณ 2569" in said and "<h1>งบการเงินของเทศบาล" not in said
    assert not any(name.endswith(".xlsx") for name in opened.names)
    urls = _archived(opened)
    assert page.full_url in urls and other.full_url not in urls
    whole = Opened(filing, "", tmp_path / "whole")
    assert SECRET not in "".join(map(whole.text, [*_pages(whole), "manifest.json"]))


def _archived(opened: Opened) -> str:
    with zipfile.ZipFile(io.BytesIO((opened.folder / "archive.wacz").read_bytes())) as archive:
        return archive.read("indexes/index.cdxj").decode()
