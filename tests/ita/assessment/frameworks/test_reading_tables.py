"""A list that the code has never seen: in the form that we hand out, and in three strange layouts;
read, kept as a draft, completed on screen and worked with."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from ita.assessment.enums import DataYear, Recurrence
from ita.assessment.frameworks.faults import FrameworkFileError
from ita.assessment.frameworks.reading import read_any, read_framework
from ita.assessment.models import Element, Framework
from tests.ita.assessment.frameworks import books
from tests.ita.assessment.test_framework_screens import fields_of

STRANGE = {
    "self-check": books.self_check,
    "evidence list": books.evidence_list,
    "a sheet for each item": books.sheet_for_each_item,
}


@pytest.fixture(params=STRANGE)
def strange(request: pytest.FixtureRequest) -> bytes:
    return STRANGE[request.param]()


def test_the_form_is_read_whole() -> None:
    data = read_framework(books.filled_form(), "lpa.xlsx")
    assert (data.scheme, data.fiscal_year, len(data.items)) == ("LPA", 2026, books.ITEMS)
    assert sum(len(item.elements) for item in data.items) == books.ELEMENTS
    assert (data.items[0].data_year, data.items[0].recurrence) == (
        DataYear.PREVIOUS,
        Recurrence.QUARTERLY,
    )
    assert not data.unknown
    assert not data.warnings


def test_a_strange_table_is_understood_whole_but_not_loaded(strange: bytes) -> None:
    found = read_any(strange, "x.xlsx")
    assert found.data is None
    assert found.draft
    assert len(found.draft.items) == books.ITEMS
    for number, item in enumerate(found.draft.items, start=1):
        assert item.code.removeprefix("LPA") == str(number)
        assert item.title.replace("๑", "1").endswith("ที่ต้องเปิดเผย")
        assert [row.text for row in item.elements] == books.elements_of(number)
    with pytest.raises(FrameworkFileError):
        read_framework(strange, "x.xlsx")


def test_what_is_not_taken_from_a_strange_table_is_named() -> None:
    draft = read_any(books.self_check(), "x.xlsx").draft
    assert draft
    named = "\n".join(draft.unknown)
    assert all(word in named for word in ("ลิงก์", "ผู้รับผิดชอบ", "สถานะ", "195"))
    assert (draft.scheme, draft.fiscal_year) == ("LPA", 2026)
    sheets = read_any(books.sheet_for_each_item(), "x.xlsx").draft
    assert sheets
    assert any("ปก" in text for text in sheets.unknown)


def test_quarters_and_numbers_are_kept() -> None:
    draft = read_any(books.evidence_list(), "x.xlsx").draft
    assert draft
    assert draft.items[0].code == "LPA1"
    second = draft.items[1].elements
    assert {row.section for row in second} == {"ไตรมาสที่ ๑"}
    assert {row.quarters for row in second} == {(1,)}
    assert second[2].number == "2.3"
    assert draft.items[2].elements[0].section == ""


@pytest.mark.django_db
def test_an_officer_completes_the_draft_on_screen(
    strange: bytes, client_of: Callable[[Any], Client], ita_officer: Any, site: Site
) -> None:
    client = client_of(ita_officer)
    page = client.post(
        reverse("ita_framework_import"), {"file": SimpleUploadedFile("x.xlsx", strange)}
    )
    assert page.status_code == 422
    assert not Framework.objects.exists()
    head = {
        "payload": page.context["payload"],
        "scheme": "lpa",
        "fiscal_year": "2026",
        "issuer": "กรมส่งเสริมการปกครองท้องถิ่น",
    }
    client.post(reverse("ita_framework_draft"), head)
    framework = Framework.objects.get()
    assert (framework.scheme, framework.site, framework.is_draft) == ("LPA", site, True)
    assert Element.objects.count() == books.ELEMENTS
    assert not Framework.objects.for_work(site).exists()

    url = reverse("ita_frameworks:edit", args=[framework.pk])
    data = fields_of(client.get(url).context["form"])
    data |= {"items-0-title": "ชื่อที่แก้แล้ว", "indicators-0-title": "ตัวชี้วัดที่ ๑"}
    assert client.post(url, data).status_code == 302
    shown = client.get(reverse("ita_framework", args=[framework.pk]))
    assert shown.context["missing"] == []
    client.post(reverse("ita_framework_finish", args=[framework.pk]))
    assert Framework.objects.for_work(site).get() == framework
    assert framework.items.first().title == "ชื่อที่แก้แล้ว"
    board = client.get(reverse("ita_coverage"))
    assert board.context["framework"] == framework
    assert board.context["total"] == books.ITEMS
