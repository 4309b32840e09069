"""The accessibility statement, from the last automatic run and the gaps that are known.

The run is a fact of the system as it is shipped: ``make audit`` writes it to ``last_run.json``.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from home.blanks import blank
from home.thai.calendar import format_date

LAST_RUN = Path(__file__).with_name("last_run.json")
KNOWN_GAPS = (
    "ไฟล์ที่เป็นภาพสแกนไม่มีข้อความให้โปรแกรมอ่านหน้าจออ่าน ระบบบอกไว้ข้างชื่อไฟล์เมื่อทราบ",
    "ไฟล์ PDF ที่จัดทำจากภายนอกอาจไม่มีโครงสร้างสำหรับโปรแกรมอ่านหน้าจอ",
    "วิดีโอจากภายนอกอาจไม่มีคำบรรยาย",
    "การตรวจอัตโนมัติพบปัญหาได้เพียงบางส่วน ยังไม่มีผลทดสอบโดยคนพิการที่บันทึกไว้ในระบบ",
)


@dataclass(frozen=True)
class Run:
    """``pages`` were looked at, each at every one of ``widths`` (pixels)."""

    on: date
    tool: str
    standard: str
    pages: int
    widths: tuple[int, ...]
    violations: int


def last_run() -> Run | None:
    """The last automatic run; None where none is known."""
    try:
        told = json.loads(LAST_RUN.read_text(encoding="utf-8"))
        on = date.fromisoformat(told.pop("on"))
        return Run(on=on, widths=tuple(told.pop("widths")), **told)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def statement() -> str:
    """The body of the statement (HTML)."""
    gaps = "".join(f"<li>{gap}</li>" for gap in KNOWN_GAPS)
    return (
        "<h2>มาตรฐาน</h2><p>เว็บไซต์นี้มุ่งให้ทุกคนใช้ได้ตาม WCAG 2.1 ระดับ AA</p>"
        f"<h2>ผลการตรวจอัตโนมัติครั้งล่าสุด</h2><p>{_in_words(last_run())}</p>"
        f"<h2>ข้อจำกัดที่ทราบ</h2><ul>{gaps}</ul>"
        f"<h2>ข้อจำกัดของหน่วยงาน</h2><p>{blank('เช่น เอกสารเก่าที่เป็นภาพสแกน หรือระบุว่าไม่มี')}</p>"
        "<h2>แจ้งปัญหา</h2><p>กดแจ้งข้อมูลผิดที่ท้ายหน้าที่พบปัญหา หรือติดต่อ "
        f"{blank('หน่วยงาน โทรศัพท์ อีเมล')}</p>"
    )


def _in_words(run: Run | None) -> str:
    if run is None:
        return "ยังไม่มีผลการตรวจอัตโนมัติที่บันทึกไว้"
    widths = " และ ".join(map(str, run.widths))
    found = f"พบ {run.violations} ข้อ" if run.violations else "ไม่พบข้อผิด"
    return (
        f"ตรวจหน้าตัวอย่างของระบบ {run.pages} หน้า ที่ความกว้างจอ {widths} พิกเซล ด้วย {run.tool} "
        f"ตาม {run.standard} เมื่อวันที่ {format_date(run.on)} {found}"
    )
