from collections.abc import Callable
from typing import Any

import pytest
from django.utils import translation
from openpyxl import Workbook
from wagtail.models import Site

from home.models import AgencySettings
from ita.assessment.models import Framework
from ita.register.models import RegisterEntry
from tests.assessing import confirm_wording, judge
from tests.factories import (
    DocumentFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
)
from tests.ita.workbook.reading import cells, headings, rows

Written = Callable[..., Workbook]

EVIDENCE_HEADINGS = [
    "ลำดับ",
    "รหัส",
    "ตัวชี้วัด",
    "มี/ไม่มี",
    "ชื่อหน้า",
    "URL",
    "เส้นทางจากหน้าแรก",
    "คำอธิบาย",
    "ไฟล์",
    "แหล่งที่มา",
    "ช่วงข้อมูล",
    "ปีงบประมาณ",
    "วันที่เผยแพร่",
    "ปรับปรุงล่าสุด",
    "ผู้รับผิดชอบข้อมูล",
    "ผู้ตรวจสอบ",
    "ผู้อนุมัติ",
    "ผู้นำขึ้นเผยแพร่",
    "เลขทะเบียน",
    "สถานะ",
]


def test_the_sheets_stand_in_their_order(framework: Framework, written: Written) -> None:
    outside = ["สรุป", "หลักฐาน", "องค์ประกอบ", "ทะเบียนเผยแพร่"]
    assert written(framework).sheetnames == outside
    assert written(framework, inside=True).sheetnames == [*outside, "ต้องแก้ไข", "ตัวเลือก"]


def test_the_evidence_sheet_has_the_columns_of_the_contract_first(
    framework: Framework, written: Written
) -> None:
    assert headings(written(framework)["หลักฐาน"])[:20] == EVIDENCE_HEADINGS


def test_the_workbook_is_thai_whatever_language_is_active(
    framework: Framework, written: Written
) -> None:
    with translation.override("en"):
        sheet = written(framework)["หลักฐาน"]
    assert headings(sheet)[:20] == EVIDENCE_HEADINGS
    assert rows(sheet)[0]["สถานะ"] == "ครบถ้วน (ประเมินตนเอง)"


def test_each_item_has_a_row_for_each_evidence_and_one_when_it_has_none(
    framework: Framework, written: Written
) -> None:
    found = rows(written(framework)["หลักฐาน"])
    assert [(row["ลำดับ"], row["รหัส"], row["มี/ไม่มี"], row["สถานะ"]) for row in found] == [
        (1, "O1", "มี", "ครบถ้วน (ประเมินตนเอง)"),
        (None, "O1", "มี", "ครบถ้วน (ประเมินตนเอง)"),
        (2, "O2", "ไม่มี", "ไม่ครบองค์ประกอบ"),
        (3, "O3", "ไม่มี", "ยังไม่มีข้อมูล"),
        (4, "O4", "ไม่มี", "อยู่ระหว่างขออนุญาตเผยแพร่"),
        (5, "O5", "ไม่มี", "ข้อมูลไม่ตรงปีงบประมาณ"),
    ]


def test_who_judged_stands_beside_what_the_system_found(
    framework: Framework, written: Written
) -> None:
    first, _second, other, *_more = rows(written(framework, inside=True)["หลักฐาน"])
    assert first["สถานะที่ระบบพบ"] == "รอยืนยันเกณฑ์"
    assert "ครบทุกตำแหน่งตามคู่มือ" in first["คำวินิจฉัยของเจ้าหน้าที่"]
    assert (other["สถานะที่ระบบพบ"], other["คำวินิจฉัยของเจ้าหน้าที่"]) == ("ไม่ครบองค์ประกอบ", None)


def test_an_element_tells_whether_it_is_met_and_who_confirmed_its_wording(
    framework: Framework, site: Site, written: Written
) -> None:
    item = framework.items.get(code="O2")
    confirm_wording(item, site)
    element = item.elements.get(text="ชื่อและตำแหน่ง")
    judge(item, site, element, reason="ครบทุกคน")
    covered, missing = rows(written(framework, inside=True)["องค์ประกอบ"])
    assert (covered["ครบหรือไม่"], missing["ครบหรือไม่"]) == ("ครบตามเกณฑ์", "ไม่ครบตามเกณฑ์")
    assert "ครบทุกคน" in covered["คำวินิจฉัยของเจ้าหน้าที่"]
    assert covered["ผู้ยืนยันถ้อยคำ"].startswith("นายตัวอย่าง")


def test_an_unconfirmed_title_is_shown_as_such(framework: Framework, written: Written) -> None:
    found = rows(written(framework)["หลักฐาน"])
    assert found[3]["ตัวชี้วัด"].endswith("(ยังไม่ยืนยัน)")
    assert not found[0]["ตัวชี้วัด"].endswith("(ยังไม่ยืนยัน)")


def test_a_page_is_told_with_its_path_files_and_period(
    framework: Framework, written: Written
) -> None:
    page = LawPageFactory(title="ข้อบัญญัติ", live=True, files=[DocumentFactory(title="ประกาศ")])
    EvidenceFactory(item=ItemFactory(framework=framework), page=page, note="ดูหน้า 3")
    row = rows(written(framework)["หลักฐาน"])[-1]
    assert row["ชื่อหน้า"] == "ข้อบัญญัติ"
    assert row["URL"] == page.full_url
    assert row["เส้นทางจากหน้าแรก"] == "1. หน้าแรก\n2. กฎหมาย ระเบียบ ข้อบังคับ\n3. ข้อบัญญัติ"
    assert row["คำอธิบาย"] == "ดูหน้า 3"
    assert row["ไฟล์"].startswith("ประกาศ (เอกสาร PDF, ")
    assert row["ช่วงข้อมูล"] == "1 ต.ค. 2568 – 30 ก.ย. 2569"
    assert row["ปีงบประมาณ"] == 2569


def test_evidence_by_one_file_names_only_that_file(framework: Framework, written: Written) -> None:
    files = [DocumentFactory(title="แผน"), DocumentFactory(title="ผล")]
    page = LawPageFactory(live=True, files=files)
    EvidenceFactory(item=ItemFactory(framework=framework), page=page, document=files[1])
    assert rows(written(framework)["หลักฐาน"])[-1]["ไฟล์"].startswith("ผล (")


def test_a_page_that_is_not_live_has_no_address(framework: Framework, written: Written) -> None:
    row = rows(written(framework, inside=True)["หลักฐาน"])[4]
    assert row["ชื่อหน้า"] == "ร่างข้อบังคับ"
    assert row["URL"] is None
    assert row["วันที่เผยแพร่"] is None


def test_who_did_what_stands_with_position_and_date_and_is_found_in_the_register(
    framework: Framework, written: Written, published: Callable[..., Any]
) -> None:
    published(ItemFactory(framework=framework), title="ประกาศราคากลาง")
    book = written(framework)
    row = rows(book["หลักฐาน"])[-1]
    for heading in ("ผู้รับผิดชอบข้อมูล", "ผู้ตรวจสอบ", "ผู้อนุมัติ", "ผู้นำขึ้นเผยแพร่"):
        name, position, day = row[heading].split("\n")
        assert name.startswith("นาย")
        assert position.startswith("นักจัดการงานทั่วไป")
        assert day.split()[-1].startswith("25")
    register = rows(book["ทะเบียนเผยแพร่"])
    assert [entry["การดำเนินการ"] for entry in register] == [
        "ขอเผยแพร่",
        "ตรวจสอบแล้ว",
        "อนุมัติแล้ว",
        "เผยแพร่แล้ว",
    ]
    assert row["เลขทะเบียน"] == register[-1]["เลขทะเบียน"]


def test_elements_are_listed_with_the_page_that_covers_them(
    framework: Framework, written: Written
) -> None:
    covered, missing = rows(written(framework)["องค์ประกอบ"])
    assert (covered["รหัส"], covered["การครอบคลุม"]) == ("O2", "ครอบคลุม")
    assert covered["URL"].startswith("http")
    assert missing["การครอบคลุม"] == "ยังไม่ครอบคลุม"
    assert missing["URL"] is None


def test_what_is_missing_is_told_reason_by_reason_with_the_screen_that_mends_it(
    framework: Framework, written: Written, settings: Any
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://agency.example.go.th"
    sheet = written(framework, inside=True)["ต้องแก้ไข"]
    found = {row["รหัส"]: row for row in rows(sheet)}
    assert sorted(found) == ["O2", "O3", "O4", "O5"]
    missing = [row["สิ่งที่ยังขาด"] for row in rows(sheet) if row["รหัส"] == "O2"]
    assert "ช่องทางการติดต่อ" in missing[0]
    addresses = {code: row["ที่อยู่หน้าจอสำหรับแก้ไข"] for code, row in found.items()}
    assert addresses["O3"].startswith("https://agency.example.go.th/admin/ita/item/")
    assert addresses["O5"].startswith("https://agency.example.go.th/admin/pages/")
    assert all(cell.hyperlink for cell in cells(sheet, "ที่อยู่หน้าจอสำหรับแก้ไข"))


def test_evidence_of_another_agency_stays_out(
    framework: Framework, written: Written, site: Site
) -> None:
    site.root_page = LawPageFactory(live=True)
    site.save()
    found = rows(written(framework)["หลักฐาน"])
    assert [row["ชื่อหน้า"] for row in found] == [None] * 5


def test_the_summary_names_agency_framework_and_time(
    framework: Framework, written: Written, site: Site
) -> None:
    AgencySettings.for_site(site)
    sheet = written(framework)["สรุป"]
    told = {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(3, 10)}
    assert told["หน่วยงาน"] == "เทศบาลเมืองตัวอย่าง"
    assert told["ปีงบประมาณ"] == "2569"
    assert "ครบถ้วน 1 ข้อ จากทั้งหมด 5 ข้อ" in told["ยอดที่ระบบนับ"]


def test_the_summary_prints_the_head_of_the_register_and_how_to_check_it(
    framework: Framework, written: Written, published: Callable[..., Any]
) -> None:
    published(ItemFactory(framework=framework))
    last = RegisterEntry.objects.last()
    assert last
    sheet = written(framework, inside=True)["สรุป"]
    told = {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(3, 13)}
    assert told["แถวท้ายสุดของทะเบียน"] == f"เลขทะเบียน {last.label} เมื่อ {last.time_display}"
    assert told["SHA-256 ของแถวท้ายสุด"] == last.sha256
    assert f"verify_register --head {last.sha256}" in told["วิธีตรวจสอบทะเบียน"]


def test_an_empty_register_is_said_to_be_empty(site: Site, written: Written) -> None:
    sheet = written(ItemFactory().framework)["สรุป"]
    assert [cell.value for cell in sheet[10][:2]] == [
        "แถวท้ายสุดของทะเบียน",
        "ยังไม่มีรายการในทะเบียน",
    ]


def test_the_summary_counts_by_live_formulas_and_draws_a_chart(
    framework: Framework, written: Written
) -> None:
    sheet = written(framework)["สรุป"]
    labels = [sheet.cell(row, 1).value for row in (15, 16, 17)]
    assert labels == ["ตัวชี้วัดย่อย 9.1", "ตัวชี้วัดย่อย 9.10", "รวมทั้งหมด"]
    assert sheet["C15"].value.startswith("=COUNTIFS('หลักฐาน'!")
    assert sheet["C17"].value == "=SUM(C15:C16)"
    assert len(sheet._charts) == 1


def test_a_framework_without_sub_indicators_is_summed_by_indicator(
    site: Site, written: Written
) -> None:
    item = ItemFactory(sub_indicator_code="")
    sheet = written(item.framework)["สรุป"]
    assert [cell.value for cell in sheet[15][:2]] == ["ตัวชี้วัด 9", "การเปิดเผยข้อมูล"]


def test_an_empty_framework_still_makes_a_whole_workbook(site: Site, written: Written) -> None:
    book = written(FrameworkFactory())
    assert len(book.sheetnames) == 4
    assert book["สรุป"]["C15"].value == "=0"


@pytest.mark.parametrize("name", ["หลักฐาน", "องค์ประกอบ", "ทะเบียนเผยแพร่", "ต้องแก้ไข"])
def test_every_list_is_ready_for_work_and_for_print(
    framework: Framework, written: Written, name: str
) -> None:
    sheet = written(framework, inside=True)[name]
    assert sheet.freeze_panes
    assert sheet.auto_filter.ref
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.page_setup.fitToHeight == 0
    assert "&P" in sheet.oddFooter.right.text
    assert sheet.oddFooter.left.text == name
    assert sheet.oddHeader.left.text.strip() == "เทศบาลเมืองตัวอย่าง"
    assert sheet.oddHeader.right.text.strip() == "OIT 2569"
    assert sheet.protection.sheet and not sheet.protection.autoFilter
    assert sheet["A1"].font.name == "TH Sarabun New"
    assert sheet["A1"].font.bold
    assert all(cell.alignment.wrap_text for cell in sheet[1])
