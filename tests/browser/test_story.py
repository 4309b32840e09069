"""The main job in a real browser: one page from the draft to the evidence workbook, five logins."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from home.enums import Section
from ita.assessment.frameworks.loading import load_shipped_frameworks
from ita.assessment.models import Framework
from tests.factories import PublicFrameworkFactory, UnitFactory, UserFactory
from tests.factories.files import pdf_bytes
from tests.factories.pages import default_site

TITLE = "ประกาศนโยบายไม่รับของขวัญ (No Gift Policy) ประจำปีงบประมาณ พ.ศ. 2569 ของผู้บริหารและเจ้าหน้าที่ทุกระดับ"
FILE_NAME = "ประกาศ No Gift Policy ๒๕๖๙.pdf"


@pytest.fixture
def officers(transactional_db: None) -> dict[str, Any]:
    load_shipped_frameworks()
    UnitFactory(name="สำนักปลัดเทศบาล")
    roles = ("requester", "checker", "approver", "webmaster", "ita_officer")
    return {role: UserFactory(**{role: True}) for role in roles}


def test_a_page_becomes_evidence(
    officers: dict[str, Any],
    visit: Callable[..., Page],
    section: Callable[[Section], Any],
    assert_accessible: Callable[[Page], None],
    tmp_path: Path,
) -> None:
    write_and_request(visit("/admin/", user=officers["requester"]), tmp_path)
    for role, button, answer in (
        ("checker", "ตรวจสอบแล้ว", "ไม่พบ"),
        ("approver", "อนุมัติ", ""),
        ("webmaster", "เผยแพร่", "ใช่"),
    ):
        decide(visit("/admin/", user=officers[role], width=390), button, answer)
    read_as_the_public(visit("/oia/", width=360), officers, assert_accessible)
    link_to_item(visit("/admin/", user=officers["ita_officer"]))
    workbook = export(visit("/admin/", user=officers["ita_officer"]), tmp_path)
    assert_in_workbook(workbook)
    oit = Framework.objects.get_named("OIT", 2569, default_site())
    PublicFrameworkFactory(framework=oit)  # as an approver opens it
    visit("/ita/2569/o20/").get_by_role("link", name=TITLE).first.click()


def write_and_request(page: Page, tmp_path: Path) -> None:
    page.get_by_role("link", name="ข้อมูลข่าวสารตาม พ.ร.บ.").click()
    page.wait_for_load_state()
    if page.get_by_text("สร้างหน้าใน").count():  # more than one type: choose
        page.get_by_role("link", name="ข้อมูลข่าวสาร").first.click()
    page.fill("#id_title", TITLE)
    page.fill("#id_summary", "ผู้บริหารและเจ้าหน้าที่ไม่รับของขวัญจากการปฏิบัติหน้าที่")
    page.select_option("#id_act_section", "9(8)")
    page.get_by_role("button", name="บันทึกฉบับร่าง").click()
    expect(page.get_by_text(TITLE).first).to_be_visible()

    attach_file(page, tmp_path)
    page.select_option("#id_owner_unit", label="สำนักปลัดเทศบาล")
    page.fill("#id_source", "ประกาศเทศบาล ลงวันที่ 1 ตุลาคม 2568")
    page.fill("#id_period_from", "1/10/2568")
    page.fill("#id_period_to", "30/9/2569")
    page.select_option("#id_fiscal_year", label="2569")
    page.get_by_role("button", name="บันทึกฉบับร่าง").click()
    page.wait_for_load_state()
    page.get_by_role("button", name="ขอเผยแพร่ข้อมูล").click()
    page.wait_for_load_state()


def attach_file(page: Page, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(pdf_bytes("No Gift Policy 2569"))
    page.get_by_role("button", name="เพิ่มไฟล์").click()
    page.get_by_role("button", name="เลือกเอกสาร").first.click()
    page.get_by_role("tab", name="อัปโหลด").click()
    page.set_input_files("input[type=file]", path)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("ชื่อเรื่อง")).to_have_value(FILE_NAME.removesuffix(".pdf"))
    dialog.get_by_role("button", name="อัปโหลด").click()
    expect(dialog).to_have_count(0)


def decide(page: Page, button: str, answer: str) -> None:
    """Answer every question of the step with ``answer``, and press ``button``."""
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_text(FILE_NAME).first).to_be_visible()
    for choice in page.get_by_role("radio", name=answer, exact=True).all() if answer else []:
        choice.check()
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text("บันทึกแล้ว").first).to_be_visible()


def read_as_the_public(
    page: Page, officers: dict[str, Any], assert_accessible: Callable[[Page], None]
) -> None:
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    for text in ("สำนักปลัดเทศบาล", "ประกาศเทศบาล ลงวันที่", "1 ต.ค. 2568", "PDF"):
        expect(page.get_by_text(text).first).to_be_visible()
    for role in ("requester", "checker", "approver", "webmaster"):
        name = officers[role].posts.get().full_name
        expect(page.get_by_text(name).first).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360, "the page scrolls sideways on a phone"
    assert_accessible(page)


def link_to_item(page: Page) -> None:
    page.get_by_role("button", name="การประเมิน ITA").click()
    page.get_by_role("link", name="กระดานติดตาม").first.click()
    page.get_by_role("link", name="No Gift Policy").first.click()
    page.get_by_role("button", name="เลือกหน้า").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_placeholder("ค้นหา").fill("Gift")
    dialog.get_by_role("link", name=TITLE).first.click()
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="ถัดไป").click()
    page.get_by_role("textbox").first.fill("ประกาศนโยบายที่หน้า 1 ของไฟล์")
    page.get_by_role("button", name="บันทึก").click()
    expect(page.get_by_text("นับเป็นหลักฐาน", exact=True)).to_be_visible()


def export(page: Page, tmp_path: Path) -> Path:
    path = tmp_path / "evidence.xlsx"
    page.goto(page.url + "ita/coverage/")
    with page.expect_download() as download:
        page.get_by_role("button", name="ดาวน์โหลดสมุดหลักฐาน").click()
    download.value.save_as(path)
    return path


def assert_in_workbook(path: Path) -> None:
    book = load_workbook(path)
    rows = list(book["หลักฐาน"].iter_rows(values_only=True))
    assert any(TITLE in row for row in rows)
    assert Framework.objects.get_named("OIT", 2569, default_site()).items.count() == 26
