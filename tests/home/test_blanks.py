from typing import Any

import pytest
from wagtail.models import Site

from home.blanks import blank, blanks_in
from tests.factories import LawPageFactory, ServiceManualPageFactory

pytestmark = pytest.mark.django_db
ONE = blank("เลขที่ประกาศ")


@pytest.mark.parametrize(
    "values",
    [
        {"title": f"ประกาศ {ONE}"},
        {"source": ONE},
        {"gazette_reference": ONE},
        {"body": ((("paragraph", f"<p>ข้อความ {ONE} ต่อไป</p>"),))},
        {"body": ((("paragraph", "<p>[โปรดระบุ <b>เลขที่</b>ประกาศ]</p>"),))},
        {"body": ((("table", {"data": [["ก", ONE]], "table_caption": ""}),))},
    ],
)
def test_a_blank_is_found_wherever_it_stands(values: dict[str, Any], site: Site) -> None:
    assert blanks_in(LawPageFactory(**values)) == [ONE]


def test_a_blank_in_a_row_is_found(site: Site) -> None:
    page = ServiceManualPageFactory()
    row = page.steps.all()[0]
    row.duration = ONE
    page.steps = [row]
    assert blanks_in(page) == [ONE]


def test_what_is_no_blank_is_left_alone(site: Site) -> None:
    page = LawPageFactory(title="โปรดระบุชื่อในแบบ [ถ้ามี]", request_note=f"ยังขาด {ONE}")
    assert blanks_in(page) == []


def test_a_blank_that_lost_its_end_is_still_one(site: Site) -> None:
    assert blanks_in(LawPageFactory(source="ประกาศ [โปรดระบุ เลขที่")) == ["[โปรดระบุ เลขที่"]
