"""The memo on paper: its parts, its own year, zero in words, what is not known."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from wagtail import hooks
from wagtail.models import Site

from ita.monitoring.memo.figures import MemoFigures, memo_figures
from ita.monitoring.memo.findings import findings, wait_in_words
from ita.monitoring.memo.models import Memo, MemoPoint, PointKind
from ita.monitoring.memo.periods import Period
from ita.monitoring.memo.sources import HOOK, NOT_LOOKED_AT, Place, Source, Stated
from ita.monitoring.memo.text import LEGAL_BASES, memo_paper
from ita.papers.paper import Heading, Table, thai
from ita.papers.pdf import to_pdf
from ita.papers.word import to_docx
from ita.register.enums import Act
from ita.register.operations import append
from tests.factories import LawPageFactory, SatisfactionPageFactory, UsageStatisticsPageFactory
from tests.ita.conftest import Officers, publish_any
from tests.ita.papers.reading import pages_of, text_of, words_of

YEAR = Period(2027)
AFTER = date(2027, 11, 1)


@pytest.fixture
def year(officers: Officers, site: Site) -> None:
    """A year in which one page was published."""
    with time_machine.travel("2026-10-01T03:00:00Z", tick=False):
        publish_any(LawPageFactory(owner=officers.requester), officers)


def figures_of(site: Site, period: Period = YEAR, today: date = AFTER) -> MemoFigures:
    return memo_figures(site, period, today)


def words(site: Site, memo: Memo | None = None, **when: Any) -> str:
    """All that the paper says, in one line."""
    paper = memo_paper(site, figures_of(site, **when), memo)
    said = [paper.subject]
    for block in paper.blocks:
        if isinstance(block, Table):
            said += [" ".join(row) for row in (block.columns, *block.rows, block.total)]
        else:
            said.append(block.heading if isinstance(block, Heading) else block)
    return "\n".join(said)


def test_the_parts_stand_in_their_order(year: None, site: Site) -> None:
    paper = memo_paper(site, figures_of(site), None)
    main = [
        block.heading for block in paper.blocks if isinstance(block, Heading) and not block.is_part
    ]
    assert main == [
        "ความเป็นมา",
        "ข้อพิจารณา / ผลการดำเนินงาน",
        "ปัญหา อุปสรรค และแนวทางแก้ไข",
        "ข้อเสนอแนะ",
    ]
    assert str(paper.blocks[-1]).startswith("จึงเรียนมาเพื่อโปรดทราบ")


def test_the_laws_bear_their_right_names(year: None, site: Site) -> None:
    said = words(site)
    for name in LEGAL_BASES:
        assert thai(name) in said
    assert "บริหารกิจการบ้านเมืองที่ดี" in said and "บริหารจัดการบ้านเมืองที่ดี" not in said


def test_it_names_its_own_year_everywhere(year: None, site: Site) -> None:
    said = words(site)
    assert "ปีงบประมาณ พ.ศ. ๒๕๗๐" in said
    assert "ปีงบประมาณ พ.ศ. ๒๕๖๙" not in said and "2570" not in said
    quarter = words(site, period=Period(2027, 1))
    assert "ไตรมาสที่ ๑ ปีงบประมาณ พ.ศ. ๒๕๗๐" in quarter
    assert "วันที่ ๑ ตุลาคม ๒๕๖๙ ถึงวันที่ ๓๑ ธันวาคม ๒๕๖๙" in quarter


def test_zero_is_said_in_words(year: None, site: Site) -> None:
    said = words(site)
    assert said.count("ไม่พบข้อมูลที่") == 3
    assert "ไม่มีการปรับปรุงรายการที่เผยแพร่อยู่แล้ว" in said
    assert "ไม่มีการอนุมัติด้วยวาจา" in said
    assert "จำนวน ๐" not in said


def test_a_risk_that_was_found_is_counted(site: Site) -> None:
    """Today's rules let none be published; a row of before could stand on the register."""
    page = LawPageFactory()
    answers = {"outside_mission": True}
    with time_machine.travel("2026-10-02T03:00:00Z", tick=False):
        for act, details in (("requested", {}), ("checked", {"answers": answers}),
                             ("published", {})):  # fmt: skip
            append(Act(act), page, None, request_id=7, details=details)
    said = words(site)
    assert "พบข้อมูลที่ไม่สอดคล้องกับภารกิจของหน่วยงาน จำนวน ๑ ครั้ง" in said
    assert said.count("ไม่พบข้อมูลที่") == 2
    assert "อีก ๑ ครั้งไม่มีคำตอบการตรวจสอบซ้ำในทะเบียน" in said


def test_what_was_not_looked_at_says_so_until_a_source_knows(year: None, site: Site) -> None:
    assert words(site).count(NOT_LOOKED_AT) == 3
    source = Source(Place.DEAD_LINKS, lambda *_args: Stated("พบ 2 ลิงก์ จาก 90 ลิงก์"))
    with hooks.register_temporarily(HOOK, lambda: source):
        said = words(site)
    assert "ลิงก์ที่เปิดไม่ได้: พบ ๒ ลิงก์ จาก ๙๐ ลิงก์" in said
    assert said.count(NOT_LOOKED_AT) == 2


def test_visits_and_satisfaction_are_those_that_were_published(year: None, site: Site) -> None:
    days = {"period_from": date(2026, 10, 1), "period_to": date(2026, 12, 31), "live": True}
    UsageStatisticsPageFactory(title="สถิติไตรมาสแรก", **days)
    UsageStatisticsPageFactory(title="สถิติปีก่อน", **(days | {"period_from": date(2025, 1, 1)}))
    UsageStatisticsPageFactory(title="สถิติฉบับร่าง", **(days | {"live": False}))
    SatisfactionPageFactory(title="ผลสำรวจ", **days)
    said = words(site)
    assert "สถิติไตรมาสแรก รวม" in said and "ผลสำรวจ ผู้ตอบ" in said
    assert "สถิติปีก่อน" not in said and "สถิติฉบับร่าง" not in said


def test_a_year_that_is_not_over_is_marked(year: None, site: Site) -> None:
    assert "ข้อมูลถึงวันที่ ๑๕ มกราคม ๒๕๗๐" in words(site, today=date(2027, 1, 15))
    assert "ข้อมูลถึงวันที่" not in words(site)


def test_a_year_before_the_register_says_when_that_began(year: None, site: Site) -> None:
    said = words(site, period=Period(2024))
    assert "ทะเบียนเริ่มบันทึกเมื่อวันที่ ๑ ตุลาคม ๒๕๖๙" in said
    assert "ไม่มีการดำเนินการใดในปีงบประมาณ พ.ศ. ๒๕๖๗" in said


def test_an_empty_register_says_so(site: Site) -> None:
    assert "ทะเบียนการเผยแพร่ของหน่วยงานยังไม่มีรายการ" in words(site)


def test_points_ask_what_was_done(year: None, site: Site) -> None:
    before = Memo.objects.create(site=site, fiscal_year=2026)
    old = MemoPoint.objects.create(memo=before, kind=PointKind.PROBLEM, text="ขาดบุคลากร")
    memo = Memo.objects.create(site=site, fiscal_year=2027, background="เพิ่มเติม 1")
    point = MemoPoint.objects.create(
        memo=memo, kind="problem", text="ขาดบุคลากร", remedy="จัดอบรม 2 รุ่น", carried_from=old
    )
    said = words(site, memo)
    assert "๑. ขาดบุคลากร แนวทางแก้ไข: จัดอบรม ๒ รุ่น" in said and "เพิ่มเติม ๑" in said
    assert "ผลการดำเนินการต่อจากรายงานครั้งก่อน: ยังไม่ได้ระบุ" in said
    MemoPoint.objects.filter(pk=point.pk).update(done="อบรมแล้ว")
    assert "ผลการดำเนินการต่อจากรายงานครั้งก่อน: อบรมแล้ว" in words(site, memo)


def test_both_papers_say_the_same(year: None, site: Site) -> None:
    paper = memo_paper(site, figures_of(site), None)
    pdf, docx = to_pdf(paper), to_docx(paper)
    assert len(pages_of(pdf)) >= 2
    text = text_of(pdf).replace(" ", "")
    for said in ("รายการใหม่", "ปัญหาอุปสรรค", "ทราบ/อนุญาต", "ตุลาคม๒๕๖๙"):
        assert said in text and said in words_of(docx).replace(" ", "")
    assert "/" in pages_of(pdf)[0] and "..." in pages_of(pdf)[0]


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        (timedelta(seconds=10), "น้อยกว่า 1 นาที"),
        (timedelta(minutes=10), "10 นาที"),
        (timedelta(hours=5), "5 ชั่วโมง"),
        (timedelta(days=3), "3 วัน"),
        (timedelta(days=2, hours=12), "2.5 วัน"),
    ],
)
def test_a_wait_is_said_as_people_say_it(wait: timedelta, said: str) -> None:
    assert wait_in_words(wait) == said


def test_findings_of_an_empty_year_have_no_tables(site: Site) -> None:
    assert not [block for block in findings(figures_of(site)) if isinstance(block, Table)]
