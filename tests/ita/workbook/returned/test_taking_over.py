"""Work in an exported workbook comes back by choice, and writes over nobody's words."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import Unit
from ita.assessment.board.models import Assignment
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework
from ita.assessment.verdicts.models import Verdict
from ita.workbook.export import write_workbook
from ita.workbook.returned.differences import Difference, differences, on_site
from ita.workbook.returned.operations import take_over
from ita.workbook.returned.reading import ReturnedRow, read_returned
from tests.assessing import judge
from tests.factories import FrameworkFactory, LawPageFactory, UserFactory
from tests.ita.workbook.reading import headings

NOTE, VERDICT, REASON = "คำอธิบาย", "คำวินิจฉัย (กรอกได้)", "เหตุผลของคำวินิจฉัย (กรอกได้)"
UNIT, OFFICER = "หน่วยงานเจ้าของข้อ (กรอกได้)", "เจ้าหน้าที่ผู้รับผิดชอบ (กรอกได้)"
Worked = Callable[..., bytes]


@pytest.fixture
def worked(framework: Framework, site: Site, tmp_path: Path) -> Worked:
    """``worked((sheet, row, heading, text), …)`` is the workbook for inside after an officer wrote
    these texts, saved by another program."""

    def work(*cells: tuple[str, int, str, str], **options: Any) -> bytes:
        path = tmp_path / "returned.xlsx"
        write_workbook(framework, site, path, **{"inside": True} | options)
        book = load_workbook(path)
        for name, row, heading, text in cells:
            sheet = book[name]
            sheet.cell(row, headings(sheet).index(heading) + 1).value = text
        file = BytesIO()
        book.save(file)
        return file.getvalue()

    return work


def found(content: bytes, framework: Framework, site: Site) -> list[Difference]:
    return differences(read_returned(content, framework, site), on_site(framework, site))


def take(content: bytes, framework: Framework, site: Site, user: Any) -> int:
    rows: list[ReturnedRow] = read_returned(content, framework, site)
    keys = {each.key for each in differences(rows, on_site(framework, site))}
    return take_over(framework, site, user, rows, keys)


def test_a_workbook_in_which_nothing_was_written_says_nothing_new(
    framework: Framework, site: Site, worked: Worked
) -> None:
    for layout in ("OIT", "MITAS", "SELF-CHECK"):
        assert found(worked(layout=layout), framework, site) == []


def test_notes_verdicts_and_owners_are_taken_over_once(
    framework: Framework, site: Site, worked: Worked, ita_officer: Any
) -> None:
    unit = Unit.objects.create(site=site, name="กองคลัง")
    content = worked(
        ("หลักฐาน", 3, NOTE, " =HYPERLINK(1) หน้า 2"),
        ("หลักฐาน", 4, VERDICT, "ไม่ครบตามเกณฑ์"),
        ("หลักฐาน", 4, REASON, "ขาดช่องทางการติดต่อ"),
        ("หลักฐาน", 4, UNIT, "กองคลัง"),
        ("องค์ประกอบ", 2, VERDICT, "ครบตามเกณฑ์"),
        ("องค์ประกอบ", 2, REASON, "ครบทุกคน"),
    )
    assert [each.why_not for each in found(content, framework, site)] == [""] * 4
    assert take(content, framework, site, ita_officer) == 4
    item = framework.items.get(code="O2")
    assert Evidence.objects.filter(item__code="O1").last().note == "=HYPERLINK(1) หน้า 2"
    assert Verdict.objects.get(item=item, element=None).reason == "ขาดช่องทางการติดต่อ"
    assert Verdict.objects.exclude(element=None).get().is_met
    assert Assignment.objects.get(item=item).unit == unit
    assert found(content, framework, site) == []
    assert take(content, framework, site, ita_officer) == 0


def test_rows_may_be_sorted_and_what_is_chosen_alone_is_taken_over(
    framework: Framework, site: Site, worked: Worked, ita_officer: Any
) -> None:
    book = load_workbook(BytesIO(worked(("หลักฐาน", 2, NOTE, "หนึ่ง"), ("หลักฐาน", 3, NOTE, "สอง"))))
    sheet = book["หลักฐาน"]
    values = list(sheet.iter_rows(min_row=2, values_only=True))
    for number, row in enumerate(reversed(values), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    sheet.row_dimensions[3].hidden = True
    file = BytesIO()
    book.save(file)
    rows = read_returned(file.getvalue(), framework, site)
    ready = differences(rows, on_site(framework, site))
    assert sorted(each.after for each in ready) == ["สอง", "หนึ่ง"]
    chosen = next(each.key for each in ready if each.after == "สอง")
    assert take_over(framework, site, ita_officer, rows, {chosen}) == 1
    assert [row.note for row in Evidence.objects.filter(item__code="O1").order_by("pk")][1] == "สอง"


def test_what_moved_on_the_website_meanwhile_is_shown_and_not_written_over(
    framework: Framework, site: Site, worked: Worked, ita_officer: Any
) -> None:
    content = worked(
        ("หลักฐาน", 2, NOTE, "จากไฟล์"),
        ("หลักฐาน", 3, NOTE, "จากไฟล์ด้วย"),
        ("หลักฐาน", 4, VERDICT, "ไม่ครบตามเกณฑ์"),
        ("หลักฐาน", 4, REASON, "จากไฟล์"),
    )
    evidence = Evidence.objects.filter(item__code="O1").order_by("pk").first()
    Evidence.objects.filter(pk=evidence.pk).update(note="แก้ในระบบ")
    judge(framework.items.get(code="O2"), site, is_met=False, reason="ตรวจในระบบ")
    moved, ready, judged = found(content, framework, site)
    assert ready.why_not == ""
    assert "โปรดตรวจดูและแก้ไขในระบบ" in moved.why_not and "โปรดตรวจดู" in judged.why_not
    with pytest.raises(NotAllowed, match="ยังไม่ได้นำรายการใดเข้าระบบ"):
        take(content, framework, site, ita_officer)
    assert not Evidence.objects.filter(note__startswith="จากไฟล์").exists()


def test_evidence_that_changed_after_the_export_is_judged_again_by_eye(
    framework: Framework, site: Site, worked: Worked
) -> None:
    content = worked(("หลักฐาน", 4, VERDICT, "ไม่ครบตามเกณฑ์"), ("หลักฐาน", 4, REASON, "ตามที่เห็น"))
    item = framework.items.get(code="O2")
    Evidence.objects.create(item=item, page=LawPageFactory(live=True))
    (judged,) = found(content, framework, site)
    assert "หลังจากจัดทำสมุดหลักฐาน" in judged.why_not


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ([("หลักฐาน", 4, VERDICT, "ครบ")], "คำวินิจฉัยต้องเป็น"),
        ([("หลักฐาน", 4, VERDICT, "ครบตามเกณฑ์")], "ต้องมีเหตุผล"),
        ([("หลักฐาน", 4, UNIT, "กองลับ")], "ไม่มีหน่วยงานภายใน"),
        ([("หลักฐาน", 4, OFFICER, "นายไม่มี")], "ไม่มีเจ้าหน้าที่"),
    ],
)
def test_what_makes_no_sense_is_told_with_the_reason(
    framework: Framework, site: Site, worked: Worked, cells: list[Any], why: str
) -> None:
    (difference,) = found(worked(*cells), framework, site)
    assert why in difference.why_not


def test_only_an_ita_officer_takes_over(framework: Framework, site: Site, worked: Worked) -> None:
    content = worked(("หลักฐาน", 2, NOTE, "จากไฟล์"))
    for duty in ("requester", "checker", "approver", "webmaster"):
        with pytest.raises(NotAllowed):
            take(content, framework, site, UserFactory(**{duty: True}))
    assert not Evidence.objects.filter(note="จากไฟล์").exists()


def test_another_file_agency_list_year_or_edition_is_refused(
    framework: Framework, site: Site, worked: Worked
) -> None:
    other = FrameworkFactory(scheme="OIT", fiscal_year=2025)
    elsewhere = Site.objects.create(hostname="other.go.th", root_page=LawPageFactory(live=True))
    for content, asked, agency, why in (
        (b"PK not a workbook", framework, site, "สมุดงาน|ไฟล์"),
        (worked(inside=False), framework, site, "ฉบับสำหรับส่งภายนอก"),
        (worked(), other, site, "OIT 2569"),
        (worked(), framework, elsewhere, "หน่วยงานอื่น"),
        (_foreign(), framework, site, "ไม่ใช่สมุดหลักฐาน"),
    ):
        with pytest.raises(NotAllowed, match=why):
            read_returned(content, asked, agency)


def _foreign() -> bytes:
    file = BytesIO()
    book = Workbook()
    book.active.append(["งบประมาณ", 1])
    book.save(file)
    return file.getvalue()
