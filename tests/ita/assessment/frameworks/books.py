"""Workbooks as people make them, of a list that the system has never seen: 22 items with 195
elements of the scheme LPA."""

import io
from collections.abc import Callable, Iterable
from typing import Any

from openpyxl import Workbook, load_workbook

from ita.assessment.frameworks.writing_xlsx import write_form

ITEMS, ELEMENTS = 22, 195
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def elements_of(number: int) -> list[str]:
    """9 elements of each item, and 8 of the last three: 195."""
    count = 9 if number <= 19 else 8
    return [f"องค์ประกอบ {letter} ของเรื่องที่ {number}" for letter in "กขคงจฉชซฌ"[:count]]


def titles() -> Iterable[tuple[int, str]]:
    return ((number, f"เรื่องที่ {number} ที่ต้องเปิดเผย") for number in range(1, ITEMS + 1))


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def blank_form() -> Workbook:
    file = io.BytesIO()
    write_form(file)
    file.seek(0)
    return load_workbook(file)


def filled_form(change: Callable[[Workbook], Any] = lambda book: None) -> bytes:
    """The form that the system hands out, filled in."""
    book = blank_form()
    head = ("lpa", "การประเมินประสิทธิภาพของ อปท.", "๒๕๖๙", "กรมส่งเสริมการปกครองท้องถิ่น", "อปท.")
    for row, value in enumerate(head, start=1):
        book["กรอบ"].cell(row, 2, value)
    book["ตัวชี้วัด"].append(["1", "การบริหารจัดการ"])
    for number, title in titles():
        book["ข้อ"].append([f"L{number}", title, "1", "", "ปีก่อน", "ทุกไตรมาส", 1.5])
        for order, text in enumerate(elements_of(number), start=1):
            book["องค์ประกอบ"].append([f"L{number}", order, "", text])
    change(book)
    return saved(book)


def self_check() -> bytes:
    """ลำดับ | ตัวชี้วัด | องค์ประกอบด้านข้อมูล | …, the first two merged over their elements."""
    book = Workbook()
    sheet = book.active
    sheet.title = "แบบตรวจตนเอง"
    sheet.append(["แบบตรวจสอบตนเอง LPA ประจำปีงบประมาณ พ.ศ. ๒๕๖๙"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    heads = ["ลำดับ", "ตัวชี้วัด", "องค์ประกอบด้านข้อมูล", "ลิงก์", "ผู้รับผิดชอบ", "สถานะ"]
    sheet.append(heads)
    for number, title in titles():
        first = sheet.max_row + 1
        for order, text in enumerate(elements_of(number)):
            start = [number, title] if order == 0 else [None, None]
            sheet.append([*start, text, "http://x", "กองคลัง", "ครบถ้วน"])
        for column in "AB":
            sheet.merge_cells(f"{column}{first}:{column}{sheet.max_row}")
    return saved(book)


def evidence_list() -> bytes:
    """MOIT | ลำดับ | หลักฐานที่ต้องตรวจ | …, with the codes as a person writes them, quarters as rows
    between, and formulas whose values Excel kept."""
    book = Workbook()
    sheet = book.active
    sheet.append(["กรอบ LPA ปีงบประมาณ 2569"])
    sheet.append(["ข้อ", "ลำดับ", "หลักฐานที่ต้องตรวจ", "มี/ไม่มี", "File/Link", "อธิบายชี้แจงเพิ่มเติม"])
    for number, title in titles():
        sheet.append([f"LPA {number}. {title}"])
        sheet.append([None, None, "ไตรมาสที่ ๑"] if number == 2 else ["ข้อ", "ลำดับ", "หลักฐานที่ต้องตรวจ"])
        for order, text in enumerate(elements_of(number), start=1):
            sheet.append([None, f"{number}.{order}".translate(THAI), text, "มี"])
    return saved(book)


def sheet_for_each_item() -> bytes:
    """A sheet for each item: the item is its title row, "ข้อ ๑ …"."""
    book = Workbook()
    book.remove(book.active)
    cover = book.create_sheet("ปก")
    cover["A1"] = "คู่มือ"
    for number, title in titles():
        sheet = book.create_sheet(f"หน้า {number}")
        sheet.append([f"ข้อ {number} {title}".translate(THAI)])
        sheet.merge_cells("A1:C1")
        sheet.append(["ที่", "รายละเอียดหลักฐาน", "หมายเหตุ"])
        for order, text in enumerate(elements_of(number), start=1):
            sheet.append([order, text])
    return saved(book)
