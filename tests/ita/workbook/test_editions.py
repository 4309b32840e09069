"""What leaves the agency, and what only its own officers read."""

import re
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook
from wagtail.models import Site

from ita.assessment.models import Framework
from ita.register.enums import Act
from ita.register.operations import append
from tests.factories import DocumentFactory, EvidenceFactory, ItemFactory, LawPageFactory
from tests.ita.workbook.reading import cells, headings, rows

Written = Callable[..., Workbook]
TECHNICAL = re.compile(r"SHA|manage\.py|/admin/|verify_|localhost/admin|None", re.IGNORECASE)


def _texts(book: Workbook) -> str:
    return "\n".join(
        str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None
    )


def test_outside_no_draft_is_named_and_inside_it_is(framework: Framework, written: Written) -> None:
    assert "ร่างข้อบังคับ" not in _texts(written(framework))
    assert "ร่างข้อบังคับ" in _texts(written(framework, inside=True))


def test_outside_no_technical_word_and_no_address_of_the_admin_stands(
    framework: Framework, written: Written, published: Callable[..., Any]
) -> None:
    published(ItemFactory(framework=framework))
    for layout in ("OIT", "MITAS", "SELF-CHECK"):
        book = written(framework, layout=layout)
        assert not TECHNICAL.findall(_texts(book))
        links = [cell.hyperlink.target for sheet in book for row in sheet for cell in row
                 if cell.hyperlink]  # fmt: skip
        assert links and not [link for link in links if "/admin/" in link]


def test_returns_and_reasons_of_the_register_are_for_inside(
    framework: Framework, written: Written, published: Callable[..., Any], checker: Any
) -> None:
    page = published(ItemFactory(framework=framework), title="ประกาศ").page
    append(Act.RETURNED, page, checker, reason="แก้ตัวเลขหน้า 3")
    outside, inside = written(framework), written(framework, inside=True)
    acts = [row["การดำเนินการ"] for row in rows(outside["ทะเบียนเผยแพร่"])]
    assert acts == ["ขอเผยแพร่", "ตรวจสอบแล้ว", "อนุมัติแล้ว", "เผยแพร่แล้ว"]
    assert "แก้ตัวเลขหน้า 3" not in _texts(outside)
    assert "แก้ตัวเลขหน้า 3" in _texts(inside)


def test_a_request_under_way_is_not_told_outside_under_its_new_title(
    framework: Framework, written: Written, published: Callable[..., Any], requester: Any
) -> None:
    page = published(ItemFactory(framework=framework), title="ประกาศเดิม").page
    page.title = "ชื่อใหม่ที่ยังไม่อนุญาต"
    append(Act.REQUESTED, page, requester, request_id=987_654)
    assert "ชื่อใหม่ที่ยังไม่อนุญาต" not in _texts(written(framework))
    assert "ชื่อใหม่ที่ยังไม่อนุญาต" in _texts(written(framework, inside=True))


def test_the_row_of_a_file_links_the_file(framework: Framework, written: Written) -> None:
    files = [DocumentFactory(title="แผน"), DocumentFactory(title="ผล")]
    page = LawPageFactory(live=True, files=files)
    EvidenceFactory(item=ItemFactory(framework=framework), page=page, document=files[1])
    link = cells(written(framework)["หลักฐาน"], "URL")[-1].hyperlink
    assert link.target.endswith(files[1].url)


def test_what_an_officer_writes_in_is_open_and_all_else_is_protected(
    framework: Framework, written: Written
) -> None:
    inside, outside = written(framework, inside=True), written(framework)
    for book, open_headings in (
        (inside, {"คำอธิบาย", "คำวินิจฉัย (กรอกได้)", "เหตุผลของคำวินิจฉัย (กรอกได้)",
                  "หน่วยงานเจ้าของข้อ (กรอกได้)", "เจ้าหน้าที่ผู้รับผิดชอบ (กรอกได้)"}),
        (outside, {"มี/ไม่มี", "คำอธิบาย", "สถานะ"}),
    ):  # fmt: skip
        sheet = book["หลักฐาน"]
        assert sheet.protection.sheet and sheet.protection.password is None
        first = dict(zip(headings(sheet), sheet[2], strict=True))
        assert {name for name, cell in first.items() if not cell.protection.locked} == open_headings
        assert all(cell.protection.locked for cell in sheet[1])


def test_words_are_offered_where_one_of_a_few_is_meant(
    framework: Framework, site: Site, written: Written
) -> None:
    sheet = written(framework, inside=True)["หลักฐาน"]
    offered = {str(each.sqref)[0]: each.formula1 for each in sheet.data_validations.dataValidation}
    assert offered["D"] == '"มี,ไม่มี"'
    assert "ครบถ้วน (ประเมินตนเอง)" in offered["T"]
    assert '"ครบตามเกณฑ์,ไม่ครบตามเกณฑ์"' in offered.values()
    assert "'ตัวเลือก'!$A$1:$A$1000" in offered.values()


def test_the_file_says_whose_it_is(framework: Framework, written: Written) -> None:
    book = written(framework)
    assert book.properties.creator == "เทศบาลเมืองตัวอย่าง"
    assert "OIT 2569" in book.properties.title
    assert all(sheet.oddHeader.right.text.strip() == "OIT 2569" for sheet in book)


def test_the_summary_is_signed_and_its_chart_stands_on_a_page_of_its_own(
    framework: Framework, written: Written
) -> None:
    sheet = written(framework)["สรุป"]
    signed = [cell.value for row in sheet.iter_rows(min_row=18) for cell in row if cell.value]
    assert [next((w for w in ("ผู้จัดทำ", "ผู้ตรวจสอบ", "ผู้อนุมัติ") if text.endswith(w)), "")
            for text in signed[:3]] == ["ผู้จัดทำ", "ผู้ตรวจสอบ", "ผู้อนุมัติ"]  # fmt: skip
    (chart,), (line,) = sheet._charts, sheet.row_breaks.brk
    assert chart.anchor._from.row >= line.id


def test_a_program_that_does_not_calculate_reads_the_values(
    framework: Framework, written: Written
) -> None:
    sheet = written(framework, data_only=True)["สรุป"]
    assert [cell.value for cell in sheet[17]][2:] == [1, 1, 0, 1, 1, 0, 0, 1, 5, 0.2]
    assert [cell.value for cell in sheet[15]][2:11] == [1, 0, 0, 0, 1, 0, 0, 1, 3]
    assert sheet["B9"].value == "ตารางตรงกับยอดที่ระบบนับ ณ เวลาที่จัดทำ"
