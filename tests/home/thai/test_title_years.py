"""Which years a Thai title or file name says it is about."""

import pytest

from home.thai.calendar import to_be
from home.thai.title_years import named_months, named_years


def years(text: str) -> list[tuple[int, int]]:
    return [(to_be(each.first), to_be(each.last)) for each in named_years(text)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2569", 2569),
        ("แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙", 2569),
        ("รายงานผล ประจำปีงบประมาณ พ.ศ.2568", 2568),
        ("รายงานผล ปี 2568", 2568),
        ("งานประเพณีสงกรานต์ ประจำปี 2569", 2569),
        ("plan_2568.pdf", 2568),
        ("แผนดำเนินงาน2569.pdf", 2569),
        ("ITA2568.xlsx", 2568),
        ("คำสั่งที่ 123/2568 แต่งตั้งคณะทำงาน", 2568),
        ("ประกาศประกวดราคา e-bidding 2-2569.pdf", 2569),
        # A law that is cited keeps its year; the fiscal year is what it is about.
        ("รายงานตาม พ.ร.บ.ข้อมูลข่าวสารของราชการ พ.ศ. 2540 ประจำปีงบประมาณ พ.ศ. 2569", 2569),
        ("เทศบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. 2569", 2569),
    ],
)
def test_a_year_is_read(text: str, year: int) -> None:
    assert years(text) == [(year, year)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "โครงสร้างและการแบ่งส่วนราชการ",
        "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540",
        "คู่มือตาม พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562",
        "หนังสือ ที่ มท 0808.2/ว 2500",
        "มอก. 2541",
        "งบประมาณ 2,569 บาท",
        "จ่ายเบี้ยยังชีพ 2500 ราย",
        "ชำระ 2500 บาท",
        "scan25690115.pdf",
        "โทร 0-2569-1234567",
        "กิจกรรมวันต่อต้านคอร์รัปชันสากล 9 ธันวาคม 2568",
        "ตารางออกหน่วย วันที่ 20 - 27 พฤศจิกายน 2569",
        "ข้อ 2.2569",
    ],
)
def test_no_year_is_read(text: str) -> None:
    assert years(text) == []


@pytest.mark.parametrize(
    "text",
    ["แผนพัฒนาท้องถิ่น พ.ศ. 2566 - 2570", "แผน 5 ปี พ.ศ. ๒๕๖๖-๒๕๗๐", "แผน พ.ศ. 2566 ถึง พ.ศ. 2570"],
)
def test_years_from_to_are_read(text: str) -> None:
    assert years(text) == [(2566, 2570)]


def test_two_years_are_both_read() -> None:
    assert years("เปรียบเทียบปี 2568 และปี 2569") == [(2568, 2568), (2569, 2569)]
    assert years("แผน 2566-70") == [(2566, 2570)]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("สรุปผลการจัดซื้อจัดจ้าง ประจำเดือนตุลาคม 2568", (2025, 10)),
        ("ประจำเดือน ต.ค. ๒๕๖๘", (2025, 10)),
        ("ประจำเดือนมกราคม พ.ศ. 2569", (2026, 1)),
    ],
)
def test_a_month_is_read(text: str, month: tuple[int, int]) -> None:
    assert [(each.year, each.month) for each in named_months(text)] == [month]
    assert years(text) == []


def test_a_day_is_no_month() -> None:
    assert named_months("ประชุมวันที่ 5 ตุลาคม 2568") == []
