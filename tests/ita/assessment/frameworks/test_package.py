"""Workbooks are read in bounded memory and time, whatever is in them."""

import datetime
import io
import tracemalloc
import zipfile

import pytest
from openpyxl import Workbook

from ita.assessment.frameworks.faults import FrameworkFileError
from ita.assessment.frameworks.package import read_sheets
from ita.assessment.frameworks.reading import read_framework
from tests.growth import grows_linearly
from tests.ita.assessment.frameworks.books import filled_form, saved

MB = 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"
STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def with_part(name: str, content: bytes) -> bytes:
    """A small workbook in which one part is another."""
    base, file = io.BytesIO(saved(Workbook())), io.BytesIO()
    with zipfile.ZipFile(base) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return file.getvalue()


def bombs() -> dict[str, tuple[str, bytes]]:
    cell = "<c t='inlineStr'><is><t>ก</t></is></c>"
    return {
        "empty rows": (SHEET, (HEAD + "<row/>" * (2 * MB) + TAIL).encode()),
        "cells in one row": (SHEET, (HEAD + "<row>" + cell * 400_000 + "</row>" + TAIL).encode()),
        "rows": (SHEET, (HEAD + f"<row>{cell}</row>" * 300_000 + TAIL).encode()),
        "one huge text": (
            SHEET,
            (HEAD + "<row><c t='str'><v>" + "a" * (38 * MB) + "</v></c></row>" + TAIL).encode(),
        ),
        "shared strings": ("xl/sharedStrings.xml", (STRINGS + "<si/>" * (2 * MB)).encode()),
        "long strings": (
            "xl/sharedStrings.xml",
            (STRINGS + ("<si><t>" + "a" * 30_000 + "</t></si>") * 1_200 + "</sst>").encode(),
        ),
        "entities": (
            SHEET,
            b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + (HEAD + TAIL).encode(),
        ),
        "too large": (SHEET, (HEAD + " " * (60 * MB) + TAIL).encode()),
    }


@pytest.mark.parametrize("name", bombs())
def test_a_hostile_workbook_costs_little(name: str) -> None:
    raw = with_part(*bombs()[name])
    assert len(raw) < 2 * MB
    tracemalloc.start()
    try:
        try:
            read_sheets(raw)
        except FrameworkFileError as error:
            assert error.faults
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 130 * MB


def with_more_elements(count: int) -> bytes:
    def more(book: Workbook) -> None:
        for number in range(count):
            book["องค์ประกอบ"].append(["L1", f"x{number}", "", f"องค์ประกอบเพิ่มที่ {number}"])

    return filled_form(more)


def test_ten_thousand_elements_are_read_one_after_the_other() -> None:
    files = {count: with_more_elements(count) for count in (1_960, 9_800)}
    data = read_framework(files[9_800], "x.xlsx")
    assert sum(len(item.elements) for item in data.items) == 9_995
    assert grows_linearly(lambda count: read_framework(files[count], "x.xlsx"), 1_960, times=5)


def test_a_row_far_below_is_read_and_one_too_many_is_told() -> None:
    book = Workbook()
    book.active["A5100"] = "แถวที่ไกล"
    (sheet,) = read_sheets(saved(book))
    assert [(line.number, line.cells) for line in sheet.lines] == [(5100, {0: "แถวที่ไกล"})]
    rows = "".join(f"<row><c><v>{n}</v></c></row>" for n in range(10_101))
    with pytest.raises(FrameworkFileError, match="10100"):
        read_sheets(with_part(SHEET, (HEAD + rows + TAIL).encode()))


def test_cells_are_values_dates_and_stored_results() -> None:
    book = Workbook()
    sheet = book.active
    sheet.append([1, 1.5, True, datetime.date(2026, 4, 30), "ก", None, "=1+1"])
    sheet.append(["รวม", "ข"])
    sheet.append([None, "ค"])
    sheet.merge_cells("A2:A4")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("ซ่อน").sheet_state = "hidden"
    first, second = read_sheets(saved(book))
    assert list(first.lines[0].cells.values()) == [1, 1.5, True, datetime.date(2026, 4, 30), "ก"]
    assert "G1" in first.remarks[0]  # a formula without a stored value is named
    first.fill_down()
    assert first.lines[2].cells == {0: "รวม", 1: "ค"}
    assert first.lines[2].is_hidden
    assert first.hidden_columns == [1]
    assert second.is_hidden


@pytest.mark.parametrize("raw", [b"PK\x03\x04 no workbook", b"MZ", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_workbook_is_refused(raw: bytes) -> None:
    with pytest.raises(FrameworkFileError):
        read_sheets(raw)
