"""Deadlines as an officer counts them."""

from datetime import date

import pytest
from django.utils import translation

from ita.assessment.board.terms import next_day, terms
from ita.assessment.models import Deadline

TODAY = date(2026, 11, 29)
CASES = [
    ({"due_on": date(2026, 11, 30)}, "30 พ.ย. 2569", "เหลือ 1 วัน", True),
    ({"due_on": date(2026, 12, 13)}, "13 ธ.ค. 2569", "เหลือ 14 วัน", True),
    ({"due_on": date(2026, 12, 14)}, "14 ธ.ค. 2569", "เหลือ 15 วัน", False),
    ({"due_on": TODAY}, "29 พ.ย. 2569", "วันนี้เป็นวันสุดท้าย", True),
    ({"due_on": date(2026, 11, 26)}, "26 พ.ย. 2569", "พ้นกำหนดมาแล้ว 3 วัน", False),
    (
        {"opens_on": date(2026, 12, 1), "due_on": date(2026, 12, 31)},
        "1 ธ.ค. 2569 – 31 ธ.ค. 2569",
        "จะเปิดในอีก 2 วัน",
        False,
    ),
    (
        {"opens_on": date(2026, 11, 1), "due_on": date(2026, 12, 31)},
        "1 พ.ย. 2569 – 31 ธ.ค. 2569",
        "เหลือ 32 วัน",
        False,
    ),
    ({"opens_on": date(2026, 12, 1)}, "ตั้งแต่ 1 ธ.ค. 2569", "จะเปิดในอีก 2 วัน", False),
    (
        {"due_on": date(2026, 12, 31), "stated": "2026-12-31 16:30"},
        "31 ธ.ค. 2569 เวลา 16.30 น.",
        "เหลือ 32 วัน",
        False,
    ),
    ({"stated": "ภายในเดือนพฤศจิกายนเท่านั้น"}, "ภายในเดือนพฤศจิกายนเท่านั้น", "", False),
]


@pytest.mark.parametrize(("dates", "when", "left", "is_near"), CASES)
def test_a_day_and_how_long_it_is_until_then(
    dates: dict[str, object], when: str, left: str, is_near: bool
) -> None:
    with translation.override("th"):
        [term] = terms([Deadline(what="ส่งแบบ", **dates)], TODAY)
    assert (term.when, term.left, term.is_near) == (when, left, is_near)
    assert term.is_dated == (dates != {"stated": when})
    assert term.is_over == ("พ้น" in left)


def test_what_comes_first_stands_first_and_what_is_over_last() -> None:
    rows = [
        Deadline(what="พ้นนานแล้ว", due_on=date(2026, 1, 1)),
        Deadline(what="พ้นเมื่อวาน", due_on=date(2026, 11, 28)),
        Deadline(what="เป็นคำ", stated="ภายในเดือนนี้"),
        Deadline(what="ปีหน้า", due_on=date(2027, 1, 1)),
        Deadline(what="วันนี้", due_on=TODAY),
    ]
    order = [term.what for term in terms(rows, TODAY)]
    assert order == ["วันนี้", "ปีหน้า", "เป็นคำ", "พ้นเมื่อวาน", "พ้นนานแล้ว"]


def test_the_next_day_is_not_over() -> None:
    days = [date(2026, 11, 28), date(2026, 12, 9), date(2026, 12, 2)]
    rows = [Deadline(due_on=day) for day in days]
    assert next_day([*rows, Deadline(stated="สักวัน")], TODAY) == date(2026, 12, 2)
    assert next_day([Deadline(due_on=TODAY)], TODAY) == TODAY
    assert next_day(rows[:1], TODAY) is None
