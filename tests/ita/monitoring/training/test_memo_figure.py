from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from wagtail.models import Site

from ita.monitoring.training.memo_figure import training
from ita.monitoring.training.operations import enter_course
from tests.ita.conftest import Officers

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2025, 10, 1), date(2026, 9, 30)


@time_machine.travel("2026-05-01T03:00:00+00:00")
def test_what_was_held_and_who_had_none(site: Site, officers: Officers, course_of: Any) -> None:
    ticked = [officers.requester.pk, officers.checker.pk]
    enter_course(course_of(hours=Decimal("2.50")), officers.webmaster, ticked, ["นางภายนอก"])
    stated = training(site, FIRST, LAST)
    assert stated is not None
    assert stated.words == (
        "อบรม 1 ครั้ง แลกเปลี่ยนเรียนรู้ 0 ครั้ง อ่านบันทึกความรู้ 0 เรื่อง เจ้าหน้าที่เข้าร่วม 2 คน "
        "และบุคคลอื่น 1 คน-ครั้ง รวม 7.5 คน-ชั่วโมง เจ้าหน้าที่ตามคำสั่งที่ยังไม่มีการอบรมในช่วงนี้ 3 คน"
    )
    assert stated.url == "/admin/ita/training/report/?year=2569"


def test_a_year_without_training_says_so(site: Site, officers: Officers) -> None:
    stated = training(site, FIRST, LAST)
    assert stated is not None and stated.words.startswith("ไม่มีการอบรมที่บันทึกไว้ เจ้าหน้าที่")
