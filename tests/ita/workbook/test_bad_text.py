"""Users' text can never become a formula or break the file (issue 2, "Bad input")."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from home.models import AgencySettings
from ita.assessment.enums import ItemState
from ita.assessment.models import Framework
from ita.workbook.layouts.oit import EVIDENCE_SHEET
from ita.workbook.rows import EvidenceRow
from ita.workbook.writer import write_list
from ita.workbook.writer.frame import Frame
from tests.assessing import confirm_wording
from tests.factories import EvidenceFactory, ItemFactory, LawPageFactory
from tests.factories.pages import default_site
from tests.ita.workbook.reading import cells, rows

Written = Callable[..., Workbook]

FORMULAS = ["=1+1", "+cmd|'/c calc'!A1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x","y")', "#REF!"]
BROKEN = [
    "ก\x01ข\x1b",  # PostgreSQL stores no NUL
    "ก\ufffeข",
    "ก\uffffข",
]


def _formulas(book: Workbook) -> list[Cell]:
    return [cell for sheet in book for row in sheet for cell in row if cell.data_type in "fe"]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_stays_text(
    framework: Framework, written: Written, text: str
) -> None:
    page = LawPageFactory(title=text, source=text, live=True, slug="safe")
    item = ItemFactory(framework=framework, title=text, code=text[:20])
    EvidenceFactory(item=item, page=page, note=text)
    confirm_wording(item, default_site())
    book = written(framework)
    assert {cell.parent.title for cell in _formulas(book)} == {"สรุป"}
    row = rows(book["หลักฐาน"])[-1]
    assert {row["ตัวชี้วัด"], row["ชื่อหน้า"], row["คำอธิบาย"], row["แหล่งที่มา"]} == {text}
    assert cells(book["หลักฐาน"], "ชื่อหน้า")[-1].quotePrefix == (not text.startswith("#"))


def test_the_name_of_the_agency_is_text_too(framework: Framework, written: Written) -> None:
    AgencySettings.objects.update(name="=1+1")
    assert written(framework)["สรุป"]["B3"].data_type == "s"


@pytest.mark.parametrize("text", BROKEN)
def test_characters_that_break_a_workbook_are_left_out(
    framework: Framework, written: Written, text: str
) -> None:
    page = LawPageFactory(title=text, live=True, slug="safe")
    EvidenceFactory(item=ItemFactory(framework=framework), page=page, note=text)
    row = rows(written(framework)["หลักฐาน"])[-1]
    assert (row["ชื่อหน้า"], row["คำอธิบาย"]) == ("กข", "กข")


def test_a_title_of_255_letters_and_a_very_long_note_are_written(
    framework: Framework, written: Written
) -> None:
    page = LawPageFactory(title="ก" * 255, live=True, slug="safe")
    EvidenceFactory(item=ItemFactory(framework=framework), page=page, note="ข" * 40_000)
    row = rows(written(framework)["หลักฐาน"])[-1]
    assert row["ชื่อหน้า"] == "ก" * 255
    assert len(row["คำอธิบาย"]) == 32_767


def test_what_a_database_would_refuse_cannot_break_the_file_either(tmp_path: Path) -> None:
    row = EvidenceRow(
        sequence=1,
        code="O1",
        title="ก\ud800ข\x00",
        present=True,
        group="ตัวชี้วัด 9",
        state=ItemState.COMPLETE,
        url="javascript:alert(1)",
    )
    with (tmp_path / "out.xlsx").open("wb") as file:
        write_list(EVIDENCE_SHEET, [row], "ทดสอบ", lambda count: [], file, Frame("เทศบาล", "OIT"))
    sheet = load_workbook(tmp_path / "out.xlsx")["หลักฐาน"]
    assert rows(sheet)[0]["ตัวชี้วัด"] == "กข"
    assert cells(sheet, "URL")[0].hyperlink is None


@pytest.mark.parametrize("name", ["หลักฐาน", "องค์ประกอบ", "ทะเบียนเผยแพร่", "ต้องแก้ไข"])
def test_links_lead_to_the_web_only(framework: Framework, written: Written, name: str) -> None:
    sheet = written(framework, inside=True)[name]
    links = [cell.hyperlink for row in sheet for cell in row if cell.hyperlink]
    assert all(link.target.startswith(("http://", "https://")) for link in links)
