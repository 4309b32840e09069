"""The layouts: element by element for MITAS, unit by unit for the agency itself, and any list."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from openpyxl import Workbook
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import Unit
from ita.assessment.board.models import Assignment
from ita.assessment.enums import Recurrence
from ita.assessment.models import Framework, Item
from ita.workbook.layouts import layout_of
from tests.assessing import judge
from tests.factories import (
    DocumentFactory,
    ElementFactory,
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
)
from tests.ita.workbook.reading import headings, rows

Written = Callable[..., Workbook]
MITAS_HEADINGS = ["MOIT", "ลำดับ", "หลักฐานที่ต้องตรวจ", "มี/ไม่มี", "File/Link", "อธิบายชี้แจงเพิ่มเติม"]
SELF_HEADINGS = ["ลำดับ", "ตัวชี้วัด", "องค์ประกอบด้านข้อมูล", "ลิงก์", "ผู้รับผิดชอบ", "สถานะ"]


@pytest.fixture
def moit(site: Site) -> Item:
    framework = FrameworkFactory(scheme="MOIT")
    return ItemFactory(framework=framework, code="MOIT1", title="มาตรการเผยแพร่")


@pytest.mark.parametrize(
    ("scheme", "name", "found"),
    [
        ("MOIT", "", "MITAS"),
        ("OIT", "", "OIT"),
        ("LPA", "", "OIT"),
        ("OIT", "self_check", "SELF-CHECK"),
    ],
)
def test_a_list_has_the_layout_of_its_scheme_or_the_one_that_is_asked_for(
    scheme: str, name: str, found: str
) -> None:
    assert layout_of(Framework(scheme=scheme), name).name == found


def test_an_unknown_layout_is_answered_with_those_that_exist() -> None:
    with pytest.raises(NotAllowed, match="MITAS"):
        layout_of(Framework(scheme="OIT"), "none")


def test_mitas_goes_element_by_element_with_a_row_for_each_link(
    moit: Item, site: Site, written: Written
) -> None:
    order = ElementFactory(item=moit, number="1.1", text="คำสั่ง", section="1. คำสั่ง / ประกาศ")
    ElementFactory(item=moit, number="1.2", text="แบบฟอร์ม", section="1. คำสั่ง / ประกาศ")
    pages = [LawPageFactory(title=f"คำสั่ง {n}", live=True) for n in (1, 2)]
    for page in pages:
        EvidenceFactory(item=moit, page=page, elements=[order], note=f"ลงวันที่ {page.pk}")
    judge(moit, site, order)
    sheet = written(moit.framework)["หลักฐาน MITAS"]
    assert headings(sheet)[:6] == MITAS_HEADINGS
    found = [[row[name] for name in MITAS_HEADINGS] for row in rows(sheet)]
    assert found == [
        ["MOIT1", None, "มาตรการเผยแพร่ (ยังไม่ยืนยัน)", "ไม่มี", None, None],
        ["MOIT1", None, "1. คำสั่ง / ประกาศ", None, None, None],
        ["MOIT1", "1.1", "คำสั่ง", "มี", pages[0].full_url, f"ลงวันที่ {pages[0].pk}"],
        ["MOIT1", None, None, None, pages[1].full_url, f"ลงวันที่ {pages[1].pk}"],
        ["MOIT1", "1.2", "แบบฟอร์ม", "ไม่มี", None, None],
    ]
    assert sheet.column_dimensions["G"].hidden


def test_of_what_is_due_each_month_there_are_three_links_a_quarter(
    moit: Item, written: Written
) -> None:
    Item.objects.filter(pk=moit.pk).update(recurrence=Recurrence.MONTHLY)
    element = ElementFactory(item=moit, text="แบบ สขร. 1", kind="content")
    november = LawPageFactory(
        live=True, period_from=date(2025, 11, 1), period_to=date(2025, 11, 30)
    )
    EvidenceFactory(item=moit, page=november, elements=[element])
    found = rows(written(moit.framework)["หลักฐาน MITAS"])[2:]
    assert len(found) == 12
    assert found[0]["หลักฐานที่ต้องตรวจ"] == "ไตรมาสที่ 1 เดือนตุลาคม 2568"
    assert [row["File/Link"] for row in found[:3]] == [None, november.full_url, None]
    assert found[-1]["หลักฐานที่ต้องตรวจ"] == "ไตรมาสที่ 4 เดือนกันยายน 2569"


def test_the_summary_counts_in_every_layout(framework: Framework, written: Written) -> None:
    for layout in ("MITAS", "SELF-CHECK"):
        sheet = written(framework, layout=layout)["สรุป"]
        assert layout_sheet(layout) in sheet["C15"].value


def layout_sheet(layout: str) -> str:
    return {"MITAS": "หลักฐาน MITAS", "SELF-CHECK": "ตรวจสอบตนเอง"}[layout]


def test_a_thai_address_is_readable_leads_there_and_is_printed_whole(
    framework: Framework, site: Site, written: Written, published: Callable[..., Any]
) -> None:
    """Escaped it is nine times as long; and LibreOffice breaks no address that is a link."""
    document = DocumentFactory(filename=(name := "แผนพัฒนาท้องถิ่น.pdf"))
    evidence = published(framework.items.get(code="O2"), files=[document])
    evidence.document = document
    evidence.save()
    cells = [cell for row in written(framework)["หลักฐาน"].iter_rows() for cell in row]
    (cell,) = [cell for cell in cells if str(cell.value).endswith(f"/{name}")]
    assert cell.hyperlink.target.endswith(f"/{quote(name)}")
    assert cell.alignment.shrink_to_fit


def test_the_self_check_goes_unit_by_unit(
    framework: Framework, site: Site, written: Written, ita_officer: Any
) -> None:
    unit = Unit.objects.create(site=site, name="กองคลัง")
    item = framework.items.get(code="O2")
    Assignment.objects.create(site=site, item=item, unit=unit)
    sheet = written(framework, layout="SELF-CHECK")["ตรวจสอบตนเอง"]
    assert headings(sheet)[:6] == SELF_HEADINGS
    found = [[row[name] for name in SELF_HEADINGS] for row in rows(sheet)]
    assert found[0][1] == "กองคลัง"
    assert found[1][0] == 1 and found[1][1].startswith("O2 ")
    assert found[1][3].startswith("http") and found[1][4] == "กองคลัง"
    assert found[2][5] == "รอดำเนินการ"
    assert found[3][1] == "ยังไม่มีหน่วยงานรับผิดชอบ"
    assert found[4][5] == "ครบถ้วน"


def test_a_list_that_nobody_knew_is_written_in_every_layout(site: Site, written: Written) -> None:
    framework = FrameworkFactory(scheme="LPA-X", site=site)
    item = ItemFactory(framework=framework, code="ก.1", sub_indicator_code="", title="=แปลก")
    ElementFactory(item=item, number="", text="อะไรก็ได้", months=[1, 2])
    EvidenceFactory(item=item)
    for layout in ("", "MITAS", "SELF-CHECK"):
        assert "ก.1" in str([list(each.values) for each in written(framework, layout=layout)])
