"""What the memo says of its figures: sentences and tables, in Thai. Zero is said in words."""

from collections.abc import Iterator
from datetime import timedelta

from home.thai.calendar import format_date
from ita.monitoring.memo.figures import Line, MemoFigures, Share
from ita.papers.paper import Block, Heading, Table
from ita.register.enums import Risk
from ita.register.figures import Figure

COLUMNS = ["รายการใหม่", "ปรับปรุง", "รวม (ครั้ง)"]
TABLES = {
    "kind": "ประเภทของข้อมูล",
    "unit": "หน่วยงานเจ้าของข้อมูล",
    "month": "เดือน",
    "section": "หมวดของเว็บไซต์",
    "item": "ข้อของการประเมิน ITA",
}
OVERLAPS = {"item"}  # one page may stand in several lines: they have no sum
ACTS = {
    Figure.REQUESTED: "คำขอเผยแพร่ (คำขอ)",
    Figure.ASKED_AGAIN: "เสนอขอเผยแพร่อีกครั้งหลังแก้ไข (ครั้ง)",
    Figure.APPROVED: "อนุมัติเป็นลายลักษณ์อักษร (ครั้ง)",
    Figure.ORAL: "อนุมัติด้วยวาจากรณีเร่งด่วน (ครั้ง)",
    Figure.RETURNED: "ส่งคืนให้แก้ไข (ครั้ง)",
    Figure.REFUSED: "ไม่อนุญาตให้เผยแพร่ (คำขอ)",
    Figure.WITHDRAWN: "ผู้ขอถอนคำขอ (คำขอ)",
    Figure.CORRECTED: "แก้ไขตามที่ส่งคืนแล้วเผยแพร่ (ครั้ง)",
    Figure.SECOND_CHECKED: "ตรวจสอบซ้ำหลังอนุมัติก่อนนำขึ้นเผยแพร่ (ครั้ง)",
    Figure.ARCHIVED: "เก็บเข้าคลังเมื่อพ้นช่วงเผยแพร่ (ครั้ง)",
    Figure.TAKEN_DOWN: "นำลงจากเว็บไซต์ (ครั้ง)",
    Figure.DRIFT_FOUND: "พบเผยแพร่โดยไม่ผ่านการอนุมัติ (ครั้ง)",
}
FATES = {
    Figure.ORAL_IN_TIME: "ยืนยันเป็นลายลักษณ์อักษรภายในกำหนด",
    Figure.ORAL_LATE: "ยืนยันเมื่อพ้นกำหนด",
    Figure.ORAL_LAPSED: "สิ้นผลเพราะไม่มีการยืนยัน",
    Figure.ORAL_DENIED: "ผู้อนุมัติไม่ยืนยัน",
    Figure.ORAL_OTHERWISE: "คำขอดำเนินไปทางอื่นก่อนยืนยัน",
    Figure.ORAL_WAITING: "รอการยืนยันเมื่อสิ้นช่วงรายงาน",
}
RISKY = tuple(each for each in Risk if each not in (Risk.OUTSIDE_MISSION, Risk.INFORMATION_ACT))
# What the yearly memo states one by one, and the checker's questions that answer it.
STATED = {
    "ข้อมูลที่มีผลกระทบหรือมีความเสี่ยงต่อหน่วยงานหรือบุคคลอื่น": RISKY,
    "ข้อมูลที่ไม่สอดคล้องกับภารกิจของหน่วยงาน": (Risk.OUTSIDE_MISSION,),
    "ข้อมูลที่ขัดต่อพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540": (Risk.INFORMATION_ACT,),
}


def findings(figures: MemoFigures) -> Iterator[Block]:
    """The part ผลการดำเนินงาน; of days without an act it says so, and why."""
    parts = {
        "การเผยแพร่ข้อมูล": _publications,
        "การพิจารณาคำขอเผยแพร่": _acts,
        "ความเสี่ยงและการกลั่นกรองข้อมูลที่เผยแพร่": _care,
    }
    if figures.is_empty:
        yield without_data(figures)
        parts = {}
    parts["การดูแลข้อมูล การอบรม และการใช้งานเว็บไซต์"] = _facts
    for number, (heading, blocks) in enumerate(parts.items(), 1):
        yield Heading(f"{number}. {heading}", is_part=True)
        yield from blocks(figures, number)


def limits(figures: MemoFigures) -> str:
    """Of which days the figures are, where these are not the whole period."""
    said = []
    if figures.is_partial:
        until = format_date(figures.known_until)
        said.append(f"ช่วงเวลาที่รายงานยังไม่สิ้นสุด ข้อมูลถึงวันที่ {until}")
    if figures.began_on is None:
        said.append("ทะเบียนการเผยแพร่ของหน่วยงานยังไม่มีรายการ")
    elif figures.began_within:
        said.append(
            f"ทะเบียนเริ่มบันทึกเมื่อวันที่ {format_date(figures.began_on)} "
            "การดำเนินงานก่อนวันดังกล่าวไม่อยู่ในรายงานนี้"
        )
    return " ".join(said)


def without_data(figures: MemoFigures) -> str:
    return f"ทะเบียนการเผยแพร่ไม่มีการดำเนินการใดใน{figures.period.name}"


def published_in_words(figures: MemoFigures) -> str:
    """Both totals in a sentence's part: what was new, and what was brought up to date."""
    first, updated = figures.count(Figure.FIRST), figures.count(Figure.UPDATED)
    total = figures.count(Figure.PUBLISHED)
    if not total:
        return "ไม่มีการเผยแพร่ข้อมูลผ่านเว็บไซต์"
    new = f"เผยแพร่ข้อมูลรายการใหม่ จำนวน {first:,} รายการ" if first else "ไม่มีการเผยแพร่รายการใหม่"
    again = (
        f"ปรับปรุงรายการที่เผยแพร่อยู่แล้ว จำนวน {updated:,} ครั้ง"
        if updated
        else "ไม่มีการปรับปรุงรายการที่เผยแพร่อยู่แล้ว"
    )
    return f"{new} และ{again} รวมนำขึ้นเผยแพร่ทั้งหมด จำนวน {total:,} ครั้ง"


def wait_in_words(wait: timedelta) -> str:
    """A time as people say it: "2.5 วัน", "3 ชั่วโมง", "10 นาที"."""
    hours = wait.total_seconds() / 3600
    if hours >= 24:
        return f"{hours / 24:.1f} วัน".replace(".0 ", " ")
    if hours >= 1:
        return f"{hours:.0f} ชั่วโมง"
    minutes = round(hours * 60)
    return f"{minutes} นาที" if minutes else "น้อยกว่า 1 นาที"


def _facts(figures: MemoFigures, part: int) -> Iterator[Block]:
    for number, fact in enumerate(figures.facts, 1):
        yield f"{part}.{number} {fact.title}: {fact.words}"


def _publications(figures: MemoFigures, part: int) -> Iterator[Block]:
    total = figures.count(Figure.PUBLISHED)
    parted = " จำแนกได้ดังนี้" if total else ""
    yield f"ใน{figures.period.name} หน่วยงาน{published_in_words(figures)}{parted}"
    if not total:
        return
    for dimension, label in TABLES.items():
        if lines := figures.lines(dimension):
            yield _table(figures, dimension, label, lines)
    if figures.median_wait is not None:
        yield (f"ระยะเวลาตั้งแต่ขอเผยแพร่จนนำขึ้นเผยแพร่ มีค่ามัธยฐาน {wait_in_words(figures.median_wait)}")


def _table(figures: MemoFigures, dimension: str, label: str, lines: list[Line]) -> Table:
    rows = [
        [line.label, *(_number(cell.count) for cell in (line.first, line.updated, line.published))]
        for line in lines
    ]
    counts = (Figure.FIRST, Figure.UPDATED, Figure.PUBLISHED)
    total = ["รวม", *(_number(figures.count(each)) for each in counts)]
    return Table([label, *COLUMNS], rows, [] if dimension in OVERLAPS else total)


def _acts(figures: MemoFigures, part: int) -> Iterator[Block]:
    rows = [[label, _number(figures.count(figure))] for figure, label in ACTS.items()]
    yield Table(["การดำเนินการ", "จำนวน"], rows)
    for figure, what in ((Figure.RETURNED, "ส่งคืนให้แก้ไข"), (Figure.REFUSED, "ไม่อนุญาตให้เผยแพร่")):
        if shares := figures.shares(figure, "reason"):
            yield f"เหตุผลที่{what} ได้แก่ {_listed(shares)}"
    yield _words_of_mouth(figures)


def _words_of_mouth(figures: MemoFigures) -> str:
    total = figures.count(Figure.ORAL)
    if not total:
        return "ไม่มีการอนุมัติด้วยวาจากรณีเร่งด่วน"
    became = [
        f"{label} {count:,} ครั้ง"
        for figure, label in FATES.items()
        if (count := figures.count(figure))
    ]
    return f"การอนุมัติด้วยวาจากรณีเร่งด่วน {total:,} ครั้ง เป็นดังนี้ {' '.join(became)}"


def _care(figures: MemoFigures, part: int) -> Iterator[Block]:
    """What checkers and webmasters answered on what was published."""
    total = figures.count(Figure.PUBLISHED)
    if not total:
        yield "ไม่มีข้อมูลที่นำขึ้นเผยแพร่ในช่วงเวลานี้ จึงไม่มีรายการที่ต้องกลั่นกรองหลังอนุมัติ"
        return
    for number, (what, risks) in enumerate(STATED.items(), 1):
        yield f"{part}.{number} {_found(figures, what, risks)}"
    if unanswered := figures.count(Figure.NOT_ANSWERED):
        yield f"ทั้งนี้ การเผยแพร่ {unanswered:,} ครั้ง ไม่มีคำตอบของผู้ตรวจสอบครบทุกข้อในทะเบียน"
    again = figures.count(Figure.SECOND_CHECKED)
    if again == total:
        yield "เมื่อได้รับอนุมัติแล้ว ผู้นำข้อมูลขึ้นเผยแพร่ได้ตรวจสอบซ้ำก่อนนำขึ้นเผยแพร่ทุกครั้ง"
    else:
        yield (
            f"เมื่อได้รับอนุมัติแล้ว ผู้นำข้อมูลขึ้นเผยแพร่ได้ตรวจสอบซ้ำ {again:,} ครั้ง "
            f"จากที่เผยแพร่ {total:,} ครั้ง อีก {total - again:,} ครั้งไม่มีคำตอบการตรวจสอบซ้ำในทะเบียน"
        )


def _found(figures: MemoFigures, what: str, risks: tuple[Risk, ...]) -> str:
    keys = [f"{Figure.RISK.value}.risk.{risk.value}" for risk in risks]
    rows = {row.pk for key in keys for row in figures.rows[key]}
    return f"พบ{what} จำนวน {len(rows):,} ครั้ง" if rows else f"ไม่พบ{what}"


def _listed(shares: list[Share]) -> str:
    return ", ".join(f"{share.label} {share.cell.count:,} ครั้ง" for share in shares)


def _number(count: int) -> str:
    return f"{count:,}" if count else "-"
