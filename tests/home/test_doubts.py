"""Dates that make no sense: what is refused, what is said, and what is left alone."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from home.doubts import doubts_of, why_impossible
from home.enums import ContentKind
from home.models import PageAttachment
from tests.factories import (
    AnnouncementPageFactory,
    DocumentFactory,
    KnowledgePageFactory,
    LawPageFactory,
    NewsPageFactory,
    PlanPageFactory,
    ProcurementResultPageFactory,
    ServiceManualPageFactory,
)

TODAY = date(2026, 11, 30)  # in the fiscal year 2570
pytestmark = pytest.mark.django_db
FISCAL_2569 = {
    "period_from": date(2025, 10, 1),
    "period_to": date(2026, 9, 30),
    "fiscal_year": 2026,
}


@pytest.fixture(autouse=True)
def _site(site: None) -> None:
    """Pages stand in the agency's sections."""


def doubts(factory: Any = PlanPageFactory, **values: Any) -> list[str]:
    page = factory(**{"next_review_date": None, **FISCAL_2569, **values})
    return [doubt.text for doubt in doubts_of(page, TODAY)]


def refusal(factory: Any = PlanPageFactory, **values: Any) -> str | None:
    return why_impossible(factory.build(**{"next_review_date": None, **values}), TODAY)


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2569", {}),
        ("แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙", {}),
        ("โครงสร้างและการแบ่งส่วนราชการ", {}),
        ("พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540", {}),
        ("แผนพัฒนาท้องถิ่น พ.ศ. 2566 - 2570", {}),
        (
            "แผน 5 ปี พ.ศ. ๒๕๖๖-๒๕๗๐",
            {"period_from": date(2022, 10, 1), "period_to": date(2027, 9, 30)},
        ),
        ("ยุทธศาสตร์ชาติ 20 ปี พ.ศ. 2561 - 2580", {"period_to": date(2037, 12, 31)}),
        ("มติการประชุมสภาเทศบาล สมัยสามัญ พ.ศ. 2569", {}),
        ("สรุปผลการจัดซื้อจัดจ้าง ประจำเดือนตุลาคม 2568", {}),  # of the fiscal year 2569
        ("คำสั่งที่ 123/2568 แต่งตั้งคณะทำงาน", {}),  # of its first quarter
        ("เปรียบเทียบผลงาน ปี 2568 และปี 2569", {}),
        ("รายงานประจำปี 2568", {"period_from": date(2025, 1, 1), "period_to": date(2025, 12, 31)}),
        ("ประวัติอุทกภัยครั้งใหญ่ ปี 2554", {}),
        (
            "แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2570",
            {"period_from": date(2026, 10, 1), "period_to": date(2027, 9, 30), "fiscal_year": 2027},
        ),
        (
            "แผนปฏิบัติราชการ ประจำปีงบประมาณ พ.ศ. 2571",  # a year ahead: it is a plan
            {"period_from": date(2027, 10, 1), "period_to": date(2028, 9, 30), "fiscal_year": 2028},
        ),
        ("ประกาศนโยบาย", {"period_from": date(2017, 1, 1), "period_to": None}),  # in force still
    ],
)
def test_what_has_a_good_reason_is_left_alone(title: str, values: dict[str, Any]) -> None:
    assert doubts(title=title, content_kind=ContentKind.ACTION_PLAN, **values) == []


@pytest.mark.parametrize(
    "title",
    [
        "แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2568",
        "แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "แผนดำเนินงาน ปีงบประมาณ 2570",
        "สถิติผู้ใช้บริการ ปี 2567",
        "No Gift Policy 2568",
        "แผนพัฒนา พ.ศ. 2561 - 2565",
        "รายงานตามระเบียบฯ พ.ศ. 2560 ประจำปีงบประมาณ พ.ศ. 2568",
        "แผนป้องกันการทุจริต ปีงบประมาณ พ.ศ. 2509",
    ],
)
def test_a_title_of_another_year_than_the_fields_is_said(title: str) -> None:
    (said,) = doubts(title=title)
    assert "ปีงบประมาณ 2569" in said and why_impossible(PlanPageFactory(title=title), TODAY) is None


def test_a_file_of_another_year_is_said_by_title_or_original_name() -> None:
    old_name = DocumentFactory(title="แผนดำเนินงาน", filename="plan_2568.pdf")
    old_title = DocumentFactory(title="แผนดำเนินงาน ปีงบประมาณ 2568", filename="a.pdf")
    right = DocumentFactory(title="แผนดำเนินงาน 2569", filename="plan2569.pdf")

    said = doubts(title="แผนดำเนินงาน ปีงบประมาณ 2569", files=[old_name, old_title, right])

    assert len(said) == 2
    assert "plan_2568.pdf" in said[0] and "แผนดำเนินงาน ปีงบประมาณ 2568" in said[1]


def test_a_file_whose_document_is_gone_is_no_obstacle() -> None:
    page = PlanPageFactory(**FISCAL_2569, next_review_date=None)
    page.attachments = [PageAttachment(document_id=10**9, title="ไฟล์")]
    assert doubts_of(page, TODAY) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"period_to": date(2012, 9, 30), "period_from": date(2011, 10, 1)}, "เกินสิบปี"),
        ({"period_to": date(2060, 9, 30)}, "ยี่สิบปี"),
        ({"period_from": date(2026, 12, 1), "period_to": None, "fiscal_year": 2027}, "ยังไม่ถึง"),
        ({"fiscal_year": 2027}, "ไม่อยู่ในปีงบประมาณ 2570"),
        ({"fiscal_year": 2025}, "ไม่อยู่ในปีงบประมาณ 2568"),
        ({"next_review_date": date(2026, 11, 29)}, "กำหนดทบทวน"),
    ],
)
def test_a_date_to_look_at_again_is_said(values: dict[str, Any], words: str) -> None:
    said = doubts(title="รายงาน", content_kind=ContentKind.PERFORMANCE, **values)
    assert any(words in each for each in said)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"publication_end_date": date(2026, 11, 29)}, "ผ่านไปแล้วก่อนเผยแพร่"),
        ({"period_from": date(2026, 2, 1), "period_to": date(2026, 1, 1)}, "มาก่อนวันเริ่มต้น"),
        ({"period_from": date(2569, 10, 1), "period_to": None}, "ไม่มีปีนี้"),
        ({"period_to": date(1483, 1, 1), "period_from": date(1482, 1, 1)}, "ไม่มีปีนี้"),
        ({"publication_end_date": date(3112, 1, 1)}, "ไม่มีปีนี้"),
        ({"fiscal_year": 2569}, "ไม่มีปีนี้"),
    ],
)
def test_what_cannot_be_right_is_refused(values: dict[str, Any], words: str) -> None:
    said = refusal(**{**FISCAL_2569, **values})
    assert said and words in said


def test_the_last_day_of_publication_may_be_today() -> None:
    assert refusal(**FISCAL_2569, publication_end_date=TODAY) is None


def test_an_announcement_cannot_close_before_it_was_announced() -> None:
    days = {"announced_on": date(2026, 11, 10), "closes_on": date(2026, 11, 9)}
    said = refusal(AnnouncementPageFactory, **FISCAL_2569, **days)
    assert said and "วันปิดรับ 9 พ.ย. 2569 อยู่ก่อนวันประกาศ 10 พ.ย. 2569" in said
    same = {"announced_on": date(2026, 12, 10), "closes_on": date(2026, 12, 10)}
    assert refusal(AnnouncementPageFactory, **FISCAL_2569, **same) is None


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"announced_on": date(2026, 12, 1)}, "วันประกาศ"),
        ({"announced_on": date(2026, 1, 1), "closes_on": date(2026, 11, 29)}, "วันปิดรับ"),
        (
            {"closes_on": date(2026, 12, 31), "publication_end_date": date(2026, 12, 1)},
            "ซึ่งอยู่ก่อนวันปิดรับ",
        ),
    ],
)
def test_days_of_an_announcement_are_looked_at(values: dict[str, Any], words: str) -> None:
    said = doubts(AnnouncementPageFactory, **{"announced_on": date(2026, 11, 1), **values})
    assert any(words in each for each in said)


def test_a_source_of_tomorrow_is_said() -> None:
    late = datetime(2026, 11, 30, 17, 1, tzinfo=UTC)  # 1 December in Bangkok
    assert any("ยังไม่ถึง" in each for each in doubts(KnowledgePageFactory, source_datetime=late))
    early = datetime(2026, 11, 30, 16, 59, tzinfo=UTC)
    assert doubts(KnowledgePageFactory, source_datetime=early) == []


def test_an_alert_without_an_end_is_said() -> None:
    assert any("แจ้งเตือน" in each for each in doubts(NewsPageFactory, is_alert=True))
    ends = {"is_alert": True, "publication_end_date": date(2026, 12, 31)}
    assert doubts(NewsPageFactory, **ends) == []


@pytest.mark.parametrize(
    ("title", "month", "count"),
    [
        ("สรุปผลการจัดซื้อจัดจ้าง ประจำเดือนตุลาคม 2568", 10, 0),
        ("สรุปผลการจัดซื้อจัดจ้าง ประจำเดือนตุลาคม 2567", 10, 1),
        ("สรุปผลการจัดซื้อจัดจ้าง ประจำเดือนกันยายน 2568", 10, 1),
        ("สรุปผลการจัดซื้อจัดจ้าง", 10, 0),
    ],
)
def test_the_month_of_a_procurement_result_is_that_of_its_title(
    title: str, month: int, count: int
) -> None:
    assert len(doubts(ProcurementResultPageFactory, title=title, month=month)) == count


def test_a_month_that_is_not_there_yet_is_said() -> None:
    later = {"fiscal_year": 2027, "period_from": date(2026, 10, 1), "period_to": None, "month": 12}
    said = doubts(ProcurementResultPageFactory, title="สรุปผล", **later)
    assert said == ["ยังไม่ถึงเดือนธันวาคม 2569"]


def test_a_page_without_dates_raises_no_doubt() -> None:
    empty = {"period_from": None, "period_to": None, "fiscal_year": None}
    assert doubts(LawPageFactory, title="กฎหมาย ปี 2567", **empty) == []


def test_a_manual_says_its_criteria_where_to_complain_and_has_a_file() -> None:
    bare = doubts(ServiceManualPageFactory, summary="ขออนุญาต", title="คู่มือ")
    assert [words in " ".join(bare) for words in ("ดาวน์โหลด", "หลักเกณฑ์", "ร้องเรียน")] == [True] * 3
    full = {"conditions": "เจ้าของที่ดิน", "complaint_channel": "ศูนย์ดำรงธรรม", "title": "คู่มือ"}
    assert doubts(ServiceManualPageFactory, files=[DocumentFactory()], **full) == []
    said = {"legal_basis": "หลักเกณฑ์ตามระเบียบ", "channel": "กองช่าง ร้องเรียนที่สำนักปลัด"}
    assert doubts(ServiceManualPageFactory, files=[DocumentFactory()], title="คู่มือ", **said) == []
    assert why_impossible(ServiceManualPageFactory(title="คู่มือ"), TODAY) is None  # only pointed out
