import io
from datetime import date
from typing import Any

import docx
import pypdfium2
import pytest
import time_machine
from wagtail.models import Site

from ita.monitoring.appointment.order import OrderDetails, appointment_order
from ita.papers.models import PaperSettings
from ita.papers.render import WRITERS
from tests.factories import UserFactory
from tests.ita.conftest import Officers

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(site: Site) -> None:
    PaperSettings.objects.update_or_create(
        site=site, defaults={"head_name": "นางหัวหน้า ทดสอบ", "head_position": "นายกเทศมนตรี"}
    )


def text_of(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "")


def test_the_order_names_each_duty_with_its_officers(site: Site, officers: Officers) -> None:
    order = appointment_order(site, OrderDetails())
    assert [part.heading[:2] for part in order.parts] == ["๑.", "๒.", "๓.", "๔.", "๕."]
    assert officers.approver.posts.get().position[:10] in order.parts[0].lines[0]
    assert len(order.parts[3].lines) == 2  # the two requesters
    assert "ยังไม่มี" in order.parts[4].lines[0]  # nobody is ITA officer
    assert all(part.closing.startswith("มีหน้าที่") for part in order.parts)


def test_who_left_and_who_belongs_to_others_is_not_named(
    site: Site, officers: Officers, other_agency: Site
) -> None:
    officers.checker.posts.update(valid_until=date(2025, 6, 1))
    UserFactory(checker=True, site=other_agency)
    (line,) = appointment_order(site, OrderDetails()).parts[1].lines
    assert "ยังไม่มี" in line


@time_machine.travel("2026-12-31T17:30:00+00:00", tick=False)
def test_the_year_is_that_of_the_day_on_which_it_is_given(site: Site) -> None:
    assert appointment_order(site, OrderDetails()).year == "๒๕๗๐"  # 1 January in Bangkok
    given = appointment_order(site, OrderDetails(day=date(2026, 9, 28)))
    assert (given.year, given.day) == ("๒๕๖๙", "๒๘ กันยายน พ.ศ. ๒๕๖๙")


def test_both_papers_say_the_same(site: Site, officers: Officers, head: None) -> None:
    details = OrderDetails("12", "มาตรา 48 แห่งพระราชบัญญัติเทศบาล", date(2026, 10, 1))
    order = appointment_order(site, details)
    pdf = text_of(WRITERS["pdf"](order))
    word = docx.Document(io.BytesIO(WRITERS["docx"](order)))
    words = "".join(row.text for row in word.paragraphs)
    words += "".join(cell.text for table in word.tables for cell in table._cells)
    for wanted in ("คำสั่ง", "๑๒/", "อาศัยอำนาจตามมาตรา", "๑ ตุลาคม พ.ศ. ๒๕๖๙", "นางหัวหน้า"):
        assert wanted in words, wanted
    for wanted in ("คําสั่ง", "๑๒/", "นางหัวหน้า"):
        assert wanted in pdf.replace("คำสั่ง", "คําสั่ง"), wanted
    assert "None" not in pdf + words


@pytest.mark.parametrize("name", ["#let x = 1", "[*นาย*] $x$", "นาย\nสองบรรทัด", "ก" * 190])
def test_any_name_can_be_printed(name: str, site: Site, officers: Officers) -> None:
    officers.approver.posts.update(full_name=name)
    order = appointment_order(site, OrderDetails())
    for write in WRITERS.values():
        assert write(order)


def test_an_order_takes_as_many_queries_as_ever(
    site: Site, officers: Officers, django_assert_num_queries: Any
) -> None:
    for _number in range(4):
        UserFactory(requester=True)
    with django_assert_num_queries(4):
        appointment_order(site, OrderDetails())
