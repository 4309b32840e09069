"""The register as a workbook: the rows of the report, as text only, with the proof."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from openpyxl import Workbook, load_workbook
from wagtail.models import Site

from home.models import LawPage
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append
from tests.factories import LawPageFactory, OfficerProfileFactory, UserFactory
from tests.ita.workbook.reading import cells, headings, rows

ClientOf = Callable[[Any], Client]
FORMULAS = ["=1+1", "+cmd|'/c calc'!A1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x","y")']
HEADINGS = [
    "เลขทะเบียน",
    "การดำเนินการ",
    "วันและเวลา",
    "ชื่อ-สกุล",
    "ตำแหน่ง",
    "เหตุผลหรือหมายเหตุ",
    "ชื่อหน้า",
    "URL",
    "ประเภทเนื้อหา",
    "ตราผนึก (SHA-256)",
    "ค่าแฮชของแถวนี้ (SHA-256)",
    "ค่าแฮชของแถวก่อนหน้า (SHA-256)",
]


@pytest.fixture
def page(site: Site) -> LawPage:
    return LawPageFactory(title="ข้อบัญญัติงบประมาณรายจ่าย", live=True)


@pytest.fixture
def exported(client_of: ClientOf, checker: Any) -> Callable[[str], Workbook]:
    """``exported("act=checked")`` is the workbook of the report with these filters."""

    def export(query: str = "") -> Workbook:
        response = client_of(checker).get(f"{reverse('ita_register_workbook')}?{query}")
        assert response.status_code == 200
        return load_workbook(BytesIO(b"".join(response.streaming_content)))

    return export


def facts(book: Workbook) -> dict[str, str]:
    sheet = book["สรุป"]
    return {row[0].value: row[1].value for row in sheet.iter_rows(min_row=3, max_col=2)}


def test_every_row_stands_with_its_words_and_its_hashes(
    page: LawPage, checker: Any, exported: Callable[..., Workbook]
) -> None:
    details = {"reason_code": "incorrect", "reason_text": "ไม่ถูกต้อง"}
    first = append(Act.REQUESTED, page, checker)
    second = append(Act.RETURNED, page, checker, reason="แก้ชื่อ", details=details)

    sheet = exported()["ทะเบียนเผยแพร่"]
    assert headings(sheet) == HEADINGS
    newest, oldest = rows(sheet)
    assert newest["เลขทะเบียน"] == second.label
    assert newest["การดำเนินการ"] == second.get_act_display()
    assert newest["วันและเวลา"] == second.time_display
    assert newest["ชื่อ-สกุล"] == second.actor_name
    assert newest["เหตุผลหรือหมายเหตุ"] == "ไม่ถูกต้อง\nแก้ชื่อ"
    assert newest["ประเภทเนื้อหา"] == str(page.get_content_kind_display())
    assert newest["ค่าแฮชของแถวก่อนหน้า (SHA-256)"] == oldest["ค่าแฮชของแถวนี้ (SHA-256)"] == first.sha256


def test_the_summary_tells_head_count_and_filters(
    page: LawPage, checker: Any, exported: Callable[..., Workbook]
) -> None:
    append(Act.REQUESTED, page, checker)
    last = append(Act.CHECKED, page, checker)

    told = facts(exported("act=requested&since=01/01/2560&q=งบประมาณ"))
    assert told["หน่วยงาน"] == "เทศบาลเมืองตัวอย่าง"
    assert told["จำนวนรายการ"] == "1"
    assert told["ตัวกรอง"] == ("การดำเนินการ: ขอเผยแพร่; ตั้งแต่วันที่: 1 ม.ค. 2560; คำค้น: งบประมาณ")
    assert told["SHA-256 ของแถวท้ายสุด"] == last.sha256
    assert facts(exported())["ตัวกรอง"] == "ทุกรายการ"


def test_it_is_thai_whatever_language_is_active(
    page: LawPage, exported: Callable[..., Workbook]
) -> None:
    append(Act.REQUESTED, page, None)
    with translation.override("en"):
        assert headings(exported()["ทะเบียนเผยแพร่"]) == HEADINGS


def test_only_rows_of_the_agency_and_of_the_filters_leave(
    page: LawPage, exported: Callable[..., Workbook]
) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=LawPageFactory(live=True))
    append(Act.REQUESTED, other.root_page, None, site=other)
    append(Act.REQUESTED, page, None)
    append(Act.ARCHIVED, page, None)
    assert len(rows(exported()["ทะเบียนเผยแพร่"])) == 2
    assert len(rows(exported("act=archived")["ทะเบียนเผยแพร่"])) == 1
    assert rows(exported("act=refused")["ทะเบียนเผยแพร่"]) == []


def test_more_rows_than_a_screen_shows_are_all_there(
    page: LawPage, exported: Callable[..., Workbook]
) -> None:
    for _n in range(60):
        append(Act.REQUESTED, page, None)
    found = rows(exported("p=2")["ทะเบียนเผยแพร่"])
    assert [row["เลขทะเบียน"].split("/")[0] for row in found] == [
        str(number) for number in range(60, 0, -1)
    ]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_stays_text(
    site: Site, exported: Callable[..., Workbook], text: str
) -> None:
    user = UserFactory()
    OfficerProfileFactory(user=user, full_name=text, position=text)
    page = LawPageFactory(title=text, slug="safe")
    append(Act.REQUESTED, page, user, reason=text)

    book = exported(f"q={text[:1].replace('+', '%2B')}")
    assert not [c for sheet in book for row in sheet for c in row if c.data_type in "fe"]
    (row,) = rows(book["ทะเบียนเผยแพร่"])
    assert [row[name] for name in HEADINGS[3:7]] == [text] * 4
    assert cells(book["ทะเบียนเผยแพร่"], "ชื่อหน้า")[0].quotePrefix


def test_only_a_page_that_can_be_opened_is_a_link(
    page: LawPage, exported: Callable[..., Workbook]
) -> None:
    draft = LawPageFactory()
    append(Act.REQUESTED, page, None)
    append(Act.REQUESTED, draft, None)
    of_draft, of_live = cells(exported()["ทะเบียนเผยแพร่"], "URL")
    assert of_live.hyperlink.target == page.full_url
    assert of_draft.hyperlink is None and of_draft.value == draft.full_url


def test_it_is_ready_for_work_and_for_print(
    page: LawPage, exported: Callable[..., Workbook]
) -> None:
    append(Act.REQUESTED, page, None)
    book = exported()
    assert book.sheetnames == ["สรุป", "ทะเบียนเผยแพร่"]
    sheet = book["ทะเบียนเผยแพร่"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:L2"
    assert sheet.print_title_rows == "$1:$1"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.column_dimensions["G"].width == 34
    assert sheet["A1"].font.bold and sheet["A2"].font.name == "TH Sarabun New"
    assert sheet.row_dimensions[2].height


def test_the_file_is_named_in_thai_with_the_day(
    page: LawPage, client_of: ClientOf, checker: Any
) -> None:
    response = client_of(checker).get(reverse("ita_register_workbook"))
    name = unquote(response["Content-Disposition"])
    assert name.startswith("attachment") and "ทะเบียนเผยแพร่-25" in name


def test_filters_that_cannot_be_understood_make_no_workbook(
    page: LawPage, client_of: ClientOf, checker: Any
) -> None:
    append(Act.REQUESTED, page, None)
    client = client_of(checker)
    response = client.get(f"{reverse('ita_register_workbook')}?since=2026-01-01&act=requested")
    assert response.url == f"{reverse('ita_register')}?since=2026-01-01&act=requested"
    assert "โปรดแก้ไขตัวกรองก่อน" in client.get(response.url).content.decode()


def test_the_number_of_queries_does_not_grow(
    page: LawPage, exported: Callable[..., Workbook], client_of: ClientOf, checker: Any
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            exported()
        return len(captured)

    for _n in range(5):
        append(Act.REQUESTED, LawPageFactory(live=True), None)
    queries()
    few = queries()
    for _n in range(25):
        append(Act.REQUESTED, LawPageFactory(live=True), None)
    assert queries() == few
    assert RegisterEntry.objects.count() == 30
