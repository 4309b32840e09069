"""What is read out of each type of file, and what becomes of bad ones."""

import io
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from home.readers.limits import MAX_PAGES
from search.models import ReadingState
from search.passages import text
from search.passages.limits import PASSAGE_CHARACTERS
from search.passages.text import FileText, cut, read_text
from tests.factories import pdf_bytes, png_bytes
from tests.search.passages.files import (
    TYPST,
    blank_pdf,
    docx_bytes,
    garbled_pdf,
    libreoffice_pdf,
    odf_bytes,
    pptx_bytes,
    typst_pdf,
    xlsx_bytes,
    zip_bytes,
)

# Every sign and letter form that was seen to break in one writer or another.
SENTENCE = (
    "สำนักงานเทศบาลเมืองตัวอย่าง ขั้นตอนการชำระภาษีที่ดินและสิ่งปลูกสร้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ "
    "ทั้งนี้ ผู้มีหน้าที่เสียภาษีต้องยื่นคำร้องภายในกำหนด น้ำประปา ย้ำเตือน ค่ำคืน ก่อสร้างปรับปรุงถนนคอนกรีตเสริมเหล็ก"
    "สายบ้านหนองบัวหมู่ที่ ๕ ตำบลตัวอย่าง อำเภอเมือง ญาติผู้ใหญ่ ปฏิบัติหน้าที่ ฎีกา ฐานะ ญี่ปุ่น กตัญญู ปั้น ฝึก ฟ้า "
    "ใต้ ไม้ โต๊ะ เต็ม การจัดซื้อจัดจ้าง ครั้งที่ ๑ ซึ่งเป็นผู้ได้รับการคัดเลือก เพื่อให้ทราบโดยทั่วกัน"
)
HAS_SOFFICE = shutil.which("soffice") is not None


def read(content: bytes, extension: str) -> FileText:
    return read_text(io.BytesIO(content), extension)


def letters(text: str) -> str:
    """Without blanks: in Thai they part phrases, and writers drop and add some."""
    return "".join(text.split())


# Thai out of PDFs


@pytest.mark.libreoffice
@pytest.mark.skipif(not HAS_SOFFICE, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("font", ["Garuda", "Kinnari", "Laksaman", "Loma", "Norasi"])
def test_thai_of_libreoffice_comes_out_whole(font: str, tmp_path: Path) -> None:
    found = read(libreoffice_pdf(tmp_path, [SENTENCE], font), "pdf")
    assert letters(found.pieces[0].text) == letters(SENTENCE)
    for word in ("ตัวอย่าง", "ย้ำเตือน", "ก่อสร้างปรับปรุงถนน", "เป็นผู้ได้รับ", "หมู่ที่", "จัดซื้อจัดจ้าง"):
        assert word in found.pieces[0].text


@pytest.mark.parametrize("features", ["", "#set text(features: (mark: 0, mkmk: 0))"])
def test_thai_of_typst_comes_out_whole(features: str, tmp_path: Path) -> None:
    pdf = typst_pdf(tmp_path, [SENTENCE], features + TYPST)
    found = read(pdf, "pdf")
    assert letters(found.pieces[0].text) == letters(SENTENCE)
    assert "ขั้นตอนการชำระภาษีที่ดินและสิ่งปลูกสร้าง" in found.pieces[0].text


def test_a_full_line_runs_on_but_not_into_the_next_paragraph(tmp_path: Path) -> None:
    lines = (
        "#let line = json(bytes(sys.inputs.doc)).first()\n#line \\ #line \\ #line\n#v(40pt)\n#line"
    )
    template = '#set text(font: "Sarabun", lang: "th", size: 16pt)\n' + lines
    line = "การจัดซื้อจัดจ้างวัสดุสำนักงานของกองคลัง"
    found = read(typst_pdf(tmp_path, [line], template), "pdf")
    assert found.pieces[0].text == f"{line * 3}\n\n{line}"


def test_each_page_is_a_passage_with_its_number(tmp_path: Path) -> None:
    found = read(typst_pdf(tmp_path, ["หน้าแรก", "หน้าที่สอง", "หน้าที่สาม"]), "pdf")
    assert found.state == ReadingState.READ
    assert [(piece.number, piece.text) for piece in found.pieces] == [
        (1, "หน้าแรก"),
        (2, "หน้าที่สอง"),
        (3, "หน้าที่สาม"),
    ]
    assert (found.pages, found.pages_read, found.pages_without_text) == (3, 3, 0)


# Bad PDFs


def test_a_scan_has_no_text() -> None:
    found = read(blank_pdf(2), "pdf")
    assert (found.state, found.pieces) == (ReadingState.NO_TEXT, [])
    assert found.pages_without_text == 2


def test_a_scan_with_the_stamp_of_its_program_is_a_scan() -> None:
    assert read(pdf_bytes("Scanned with CamScanner"), "pdf").state == ReadingState.NO_TEXT


def test_pages_without_text_among_others_are_counted(tmp_path: Path) -> None:
    template = TYPST + "#pagebreak(weak: false)\n#pagebreak(weak: false)"
    found = read(typst_pdf(tmp_path, ["มีข้อความ"], template), "pdf")
    assert found.state == ReadingState.READ
    assert found.pages_without_text == found.pages - 1 > 0


@pytest.mark.parametrize("to", [0xE001, 0xFFFD - 15])
def test_glyphs_without_letters_are_not_kept(to: int) -> None:
    found = read(garbled_pdf(to), "pdf")
    assert (found.state, found.pieces) == (ReadingState.UNREADABLE, [])


def test_the_glyphs_of_old_thai_fonts_are_letters() -> None:
    found = read(garbled_pdf(0x0E01), "pdf")
    assert found.state == ReadingState.READ
    assert found.pieces[0].text.startswith("กขฃค")


def test_three_thousand_pages_are_read_in_part() -> None:
    found = read(blank_pdf(3_000), "pdf")
    assert (found.pages, found.pages_read) == (3_000, MAX_PAGES)


def test_a_long_pdf_says_how_far_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "MAX_PAGES", 2)
    found = read(typst_pdf(tmp_path, ["หนึ่ง", "สอง", "สาม"]), "pdf")
    assert (found.state, found.pages, found.pages_read) == (ReadingState.CUT, 3, 2)
    assert [piece.number for piece in found.pieces] == [1, 2]


def test_a_slow_file_is_left_when_its_time_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "READ_SECONDS", 0)
    found = read(typst_pdf(tmp_path, ["หนึ่ง", "สอง"]), "pdf")
    assert (found.state, found.pages_read) == (ReadingState.CUT, 1)


def test_much_text_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MAX_CHARACTERS", 10)
    found = read("กขคงจฉชซฌญฎฏฐฑ".encode(), "txt")
    assert (found.state, found.pieces[0].text) == (ReadingState.CUT, "กขคงจฉชซฌญ")


def test_an_encrypted_pdf_is_told_from_a_broken_one() -> None:
    encrypted = pdf_bytes("Secret").replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        b"/O (12345678901234567890123456789012) /U (12345678901234567890123456789012) >>",
    )
    assert read(encrypted, "pdf").state == ReadingState.ENCRYPTED
    assert read(b"%PDF-1.4 and nothing more %%EOF", "pdf").state == ReadingState.BROKEN


@pytest.mark.parametrize("extension", ["docx", "xlsx", "pptx", "odt", "ods"])
@pytest.mark.parametrize(
    "content",
    [
        b"not a zip",
        zip_bytes({"other.xml": "<a/>"}),
        zip_bytes({"content.xml": "<a><b>", "word/document.xml": "<a><b>"}),
        zip_bytes(
            dict.fromkeys(
                ["content.xml", "word/document.xml", "ppt/presentation.xml", "xl/workbook.xml"],
                '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
            )
        ),
    ],
)
def test_a_broken_office_file_is_a_state_and_no_error(extension: str, content: bytes) -> None:
    assert read(content, extension).state in (ReadingState.BROKEN, ReadingState.NO_TEXT)
    assert not read(content, extension).pieces


# Office files


def test_word_gives_paragraphs_tables_and_headers() -> None:
    table = [["รายการ", "บาท"], ["วัสดุสำนักงาน", "4,500.00"]]
    found = read(docx_bytes("ย่อหน้าแรก", "ย่อหน้าที่สอง", table=table, header="หัวกระดาษ"), "docx")
    assert [piece.number for piece in found.pieces] == [1]
    lines = found.pieces[0].text.splitlines()
    assert lines[:2] == ["ย่อหน้าแรก", "ย่อหน้าที่สอง"]
    assert "วัสดุสำนักงาน 4,500.00" in lines
    assert "หัวกระดาษ" in lines
    assert found.pages == 0


def test_a_workbook_gives_its_sheets_by_number_and_name() -> None:
    sheets = {
        "งบประมาณ": [["รายการ", "จำนวน"], ["ถนน", 12000.0], [date(2026, 11, 25), None]],
        "ว่าง": [],
        "แผน": [["โครงการขุดลอกคลอง"]],
    }
    found = read(xlsx_bytes(sheets), "xlsx")
    assert [(piece.number, piece.label) for piece in found.pieces] == [(1, "งบประมาณ"), (3, "แผน")]
    assert found.pieces[0].text.splitlines() == ["รายการ จำนวน", "ถนน 12000", "25 พ.ย. 2569"]


def test_slides_are_numbered_as_they_are_shown() -> None:
    found = read(pptx_bytes(["แรก", "", "สุดท้าย"]), "pptx")
    assert [(piece.number, piece.text) for piece in found.pieces] == [(1, "แรก"), (3, "สุดท้าย")]
    assert (found.pages, found.pages_without_text) == (3, 1)


def test_an_opendocument_text_gives_what_can_be_read_in_it() -> None:
    body = (
        "<office:text><text:tracked-changes><text:p>ลบแล้ว</text:p></text:tracked-changes>"
        "<text:h>หัวข้อ</text:h><text:p>ข้อ<text:s/>หนึ่ง<office:annotation><text:p>บันทึกช่วยจำ</text:p>"
        "</office:annotation></text:p><table:table><table:table-row><table:table-cell><text:p>ก</text:p>"
        "</table:table-cell><table:table-cell><text:p>ข</text:p></table:table-cell></table:table-row>"
        "</table:table></office:text>"
    )
    found = read(odf_bytes("odt", body), "odt")
    assert found.pieces[0].text.splitlines() == ["หัวข้อ", "ข้อ หนึ่ง", "ก ข"]


def test_an_opendocument_spreadsheet_gives_its_sheets() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    cells = f"<table:table-row>{cell}</table:table-row>"
    sheet = '<table:table table:name="{}">' + cells + "</table:table>"
    both = sheet.format("หนึ่ง", "ถนน") + sheet.format("สอง", "คลอง")
    body = f"<office:spreadsheet>{both}</office:spreadsheet>"
    found = read(odf_bytes("ods", body), "ods")
    assert [(piece.number, piece.label, piece.text) for piece in found.pieces] == [
        (1, "หนึ่ง", "ถนน"),
        (2, "สอง", "คลอง"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("extension", ["txt", "csv"])
def test_plain_text_is_decoded_as_it_was_written(encoding: str, extension: str) -> None:
    found = read("รายการ,จำนวน\r\nถนน,1".encode(encoding), extension)
    assert found.pieces[0].text == "รายการ,จำนวน\nถนน,1"


def test_a_picture_has_no_text() -> None:
    assert read(png_bytes(1), "png").state == ReadingState.NO_TEXT


# Passages


@pytest.mark.parametrize("unit", ["ประกาศเทศบาล ", "บรรทัดหนึ่ง\n", "เกี่ยวกับเรื่องน้ำ", "x", "่"])
def test_long_texts_are_cut_at_a_seam_and_nothing_is_lost(unit: str) -> None:
    long = unit * (3 * PASSAGE_CHARACTERS // len(unit))
    passages = list(cut(long))
    assert letters("".join(passages)) == letters(long)
    assert all(len(passage) <= PASSAGE_CHARACTERS for passage in passages)
    assert len(passages) < 8
    if unit.startswith("เ"):
        assert all(re.match("[ก-ฮเ]", passage) and passage[-1] != "เ" for passage in passages)


def test_the_parts_of_a_long_page_share_its_number() -> None:
    found = read(("ประกาศ " * 3_000).encode(), "txt")
    assert [(piece.number, piece.part) for piece in found.pieces] == [(1, 1), (1, 2), (1, 3)]
