"""The report of questions as a file: Thai in Excel, and no formulas."""

import csv
import io

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import format_date
from tests.search.admin.screens import asked

pytestmark = pytest.mark.django_db


def test_an_export_opens_without_formulas_in_be(office: Client, site: Site) -> None:
    for question in ("=1+1", "@cmd", "+66", "-1", "#N/A", "\t=1", "a_x0041_", "ภาษี"):
        asked(site, question, 2, 1)
    response = office.get(reverse("search_questions"), {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue())).active
    assert sheet
    rows = list(sheet.iter_rows(min_row=2))
    assert {row[0].data_type for row in rows} == {"s"}
    assert {row[0].value for row in rows} >= {"=1+1", "#N/A", "a_x005F_x0041_", "ภาษี"}
    assert {(row[1].value, row[2].value) for row in rows} == {(1, 2)}
    assert rows[0][3].value == format_date(timezone.now(), short=True)
    assert [cell.value for cell in next(sheet.iter_rows())] == [
        "คำค้น",
        "ไม่พบ (ครั้ง)",
        "ค้น (ครั้ง)",
        "ค้นครั้งล่าสุด",
    ]


def test_a_csv_is_thai_in_excel_and_without_formulas(office: Client, site: Site) -> None:
    for question in ("=1+1", "@cmd", "+66", "-1", "\t=1", "ภาษี"):
        asked(site, question, 2, 1)
    response = office.get(reverse("search_questions"), {"export": "csv"})
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeff")
    [_heading, *rows] = csv.reader(io.StringIO(text))
    assert not [row for row in rows if row[0].startswith(("=", "@", "+", "-", "\t"))]
    assert [row for row in rows if row[0] == "ภาษี"]


def test_an_export_has_what_the_filters_leave(office: Client, site: Site) -> None:
    asked(site, "พบ", 2, 0)
    asked(site, "ไม่พบ", 2, 2)
    response = office.get(reverse("search_questions"), {"export": "csv", "shown": "unanswered"})
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert len(text.splitlines()) == 2 and "ไม่พบ" in text
