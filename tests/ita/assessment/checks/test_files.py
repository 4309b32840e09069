"""Checks of files and of the words in pages and files."""

import json
from typing import Any

import pytest

from home.enums import LawKind
from home.file_texts import FileText, TextState
from search.models import FileReading, ReadingState
from search.passages.operations import read_document
from tests.factories import (
    AgencyProfilePageFactory,
    DocumentFactory,
    LawPageFactory,
    NewsPageFactory,
    PlanPageFactory,
    pdf_bytes,
)
from tests.home.sample_files import thai_xlsx
from tests.ita.assessment.checks.conftest import CANNOT_TELL, FAILED, PASSED, Checked

BOTH = {"check": "file", "types": ["pdf", "xlsx"]}
TEXT_LAYER = {"check": "file", "text_layer": True}
LAW = {"check": "not_whole_law"}


def plan(*documents: Any, **fields: Any) -> Any:
    return PlanPageFactory(live=True, files=list(documents), **fields)


def pdf(text: str) -> Any:
    """A file that was read as the queue does."""
    document = DocumentFactory(content=pdf_bytes(text))
    read_document(document.pk)
    return document


def read_as(document: Any, outcome: ReadingState, **fields: Any) -> None:
    FileReading.objects.update_or_create(document=document, defaults={"outcome": outcome, **fields})


def test_both_pdf_and_xlsx(checked: Checked) -> None:
    sheet = DocumentFactory(content=thai_xlsx(), filename="ข้อมูล.xlsx")
    assert checked(BOTH, plan(DocumentFactory(), sheet)).outcome == PASSED
    page = plan(DocumentFactory())
    result = checked(BOTH, page)
    assert (result.outcome, result.page_id) == (FAILED, page.pk)
    assert "Excel" in result.reason


def test_evidence_that_is_one_file_is_that_file(checked: Checked) -> None:
    document, sheet = DocumentFactory(), DocumentFactory(content=thai_xlsx(), filename="ก.xlsx")
    page = plan(document, sheet)
    assert checked(BOTH, page).outcome == PASSED
    assert checked(BOTH, page, document=document).outcome == FAILED


@pytest.mark.parametrize(
    ("outcome", "fields", "expected"),
    [
        (ReadingState.READ, {}, PASSED),
        (ReadingState.READ, {"pages_without_text": 1}, CANNOT_TELL),
        (ReadingState.CUT, {}, CANNOT_TELL),
        (ReadingState.NO_TEXT, {}, FAILED),
        (ReadingState.UNREADABLE, {}, FAILED),
        (ReadingState.WAITING, {}, CANNOT_TELL),
        (ReadingState.BROKEN, {}, CANNOT_TELL),
    ],
)
def test_a_text_layer(checked: Checked, outcome: ReadingState, fields: Any, expected: str) -> None:
    document = pdf("budget")
    page = plan(document)
    read_as(document, outcome, **fields)
    assert checked(TEXT_LAYER, page).outcome == expected


def test_a_file_that_nobody_read_is_not_known(checked: Checked) -> None:
    document = pdf("budget")
    page = plan(document)
    FileReading.objects.all().delete()
    assert checked(TEXT_LAYER, page).outcome == CANNOT_TELL
    assert checked({"check": "wording", "texts": ["budget"]}, page).outcome == CANNOT_TELL
    assert FileText().state == TextState.UNKNOWN


def test_without_any_file(checked: Checked) -> None:
    assert checked(TEXT_LAYER, LawPageFactory(live=True)).outcome == FAILED


def test_wording_in_a_page_as_text_is_compared(checked: Checked) -> None:
    page = plan(summary="ทุกคนจะไม่รับ ของขวัญ และของกํานัล ปี ๒๕๖๙")
    for text in ("ไม่รับของขวัญ", "ของกำนัล", "ปี 2569"):
        assert checked({"check": "wording", "texts": [text]}, page).outcome == PASSED
    absent = {"check": "wording_absent", "texts": ["ไม่รับของขวัญ"]}
    result = checked(absent, page)
    assert (result.outcome, result.page_id) == (FAILED, page.pk)


def test_wording_in_a_file_and_in_rows(checked: Checked) -> None:
    page = plan(pdf("No Gift Policy"))
    assert checked({"check": "wording", "texts": ["งดรับ", "gift policy"]}, page).outcome == PASSED
    found = checked({"check": "wording", "texts": ["bribe"]}, page)
    assert (found.outcome, found.page_id) == (FAILED, page.pk)
    assert checked({"check": "wording_absent", "texts": ["bribe"]}, page).outcome == PASSED
    assert checked({"check": "wording_absent", "texts": ["gift"]}, page).outcome == FAILED


def test_what_is_not_published_of_a_page_is_no_wording(checked: Checked) -> None:
    page = plan(pdf("a"), request_note="ลับเฉพาะ")
    assert checked({"check": "wording", "texts": ["ลับเฉพาะ"]}, page).outcome == FAILED


def test_words_may_stand_in_pictures_and_scans(checked: Checked) -> None:
    with_pictures = NewsPageFactory(live=True)
    scan = pdf("x")
    with_scan = plan(scan)
    read_as(scan, ReadingState.NO_TEXT)
    for page in (with_pictures, with_scan):
        for check in ("wording", "wording_absent"):
            result = checked({"check": check, "texts": ["งดรับ"]}, page)
            assert result.outcome == CANNOT_TELL
    found = {"check": "wording", "texts": [with_pictures.title]}
    assert checked(found, with_pictures).outcome == PASSED


def test_a_law_is_a_whole_law(checked: Checked) -> None:
    law = LawPageFactory(live=True, law_kind=LawKind.ACT)
    assert checked(LAW, law).outcome == FAILED
    assert checked(LAW, AgencyProfilePageFactory(live=True)).outcome == PASSED


def test_what_may_be_a_whole_law_is_never_passed(checked: Checked) -> None:
    sections = " ".join(f"มาตรา {number} ให้" for number in range(1, 5))
    quoting = AgencyProfilePageFactory(live=True, powers=f"<p>{sections}</p>")
    assert checked(LAW, quoting).outcome == CANNOT_TELL
    long, scan = pdf("powers"), pdf("duties")
    long_page, scan_page = plan(long), plan(scan)
    read_as(long, ReadingState.READ, pages=11)
    read_as(scan, ReadingState.NO_TEXT, pages=1)
    assert checked(LAW, long_page).outcome == CANNOT_TELL
    assert checked({**LAW, "pages": 11}, long_page).outcome == PASSED
    assert checked(LAW, scan_page).outcome == CANNOT_TELL


def test_wording_in_the_blocks_of_a_body(checked: Checked) -> None:
    blocks = [
        {"type": "paragraph", "value": "<p>ไม่รับ<b>ของขวัญ</b> &amp; ของกำนัล</p>"},
        {"type": "table", "value": {"data": [["โครงการ", "งบประมาณ"]], "table_caption": "ตาราง ก"}},
    ]
    page = plan(body=json.dumps(blocks))
    for text in ("ไม่รับของขวัญ & ของกำนัล", "งบประมาณ", "ตาราง ก"):
        assert checked({"check": "wording", "texts": [text]}, page).outcome == PASSED
