"""The request form, filled or blank, and the slip of a refusal.

Fields and blocks of the form in the order of the central form for publishing through an agency's
website (แบบฟอร์มการขอเผยแพร่ข้อมูลผ่านเว็บไซต์ของหน่วยงาน).
"""

from wagtail.models import Site

from home.models import AgencySettings
from home.thai.calendar import format_datetime
from ita.papers.content import RequestRecord
from ita.papers.models import PaperSettings
from ita.papers.paper import Form, Line, Signature, day_of, joined, line, signature, thai
from ita.papers.verification_code import verification_code
from ita.register.approval_summary import why_unconfirmed
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.statuses import Approval, RequestStatus

HEADING = "แบบฟอร์มการขอเผยแพร่ข้อมูลผ่านเว็บไซต์ของหน่วยงาน"
PARENT = "ตามประกาศ{agency} เรื่อง แนวทางการเผยแพร่ข้อมูลต่อสาธารณะผ่านเว็บไซต์ของหน่วยงาน"
GIVES = "ผู้รับผิดชอบการให้ข้อมูล"
APPROVES = "ผู้อนุมัติรับรอง"
UPLOADS = "ผู้รับผิดชอบการนำข้อมูลขึ้นเผยแพร่"
ANSWERS = {
    Act.REFUSED: ("ใบแจ้งไม่อนุญาตให้เผยแพร่ข้อมูลผ่านเว็บไซต์ของหน่วยงาน", "ไม่อนุญาตให้เผยแพร่"),
    Act.RETURNED: (
        "ใบแจ้งส่งคืนคำขอเผยแพร่ข้อมูลผ่านเว็บไซต์ของหน่วยงาน",
        "ส่งคืนให้เจ้าของข้อมูลแก้ไข แล้วเสนอขอเผยแพร่อีกครั้ง",
    ),
}


def request_form(record: RequestRecord) -> Form:
    """The form of a request as far as it went: who has not acted yet finds dotted lines."""
    row, content, status = record.opening, record.content, record.status
    lines = [
        line("ชื่อหน่วยงาน", " ".join(filter(None, (content.unit, row.agency)))),
        line("วัน/เดือน/ปี", day_of(row.occurred_at)),
        line("หัวข้อ", row.page_title),
        line("รายละเอียดข้อมูล (โดยสรุปหรือเอกสารแนบ)", _summary(record), rows=3),
        line("Link ภายนอก (ถ้ามี)", joined(content.links) or "-"),
        line("หมายเหตุ", _remarks(record) or "-"),
    ]
    signatures = [
        signature(GIVES, status.requested),
        _approval(status),
        signature(UPLOADS, status.published),
    ]
    return _form(row.site_id, row.agency, lines, signatures, row)


def blank_form(site: Site) -> Form:
    """The form to be filled by hand."""
    lines = [
        Line("ชื่อหน่วยงาน"),
        Line("วัน/เดือน/ปี"),
        Line("หัวข้อ", rows=2),
        Line("รายละเอียดข้อมูล (โดยสรุปหรือเอกสารแนบ)", rows=5),
        Line("Link ภายนอก (ถ้ามี)"),
        Line("หมายเหตุ", rows=2),
    ]
    signatures = [Signature(role) for role in (GIVES, APPROVES, UPLOADS)]
    return _form(site.pk, AgencySettings.for_site(site).name, lines, signatures)


def refusal_slip(record: RequestRecord) -> Form | None:
    """Why the request was refused, or returned last; None for one that never was."""
    row = record.status.answer
    if row is None:
        return None
    heading, result = ANSWERS[Act(row.act)]
    owner = record.opening
    lines = [
        line("ชื่อหน่วยงาน", row.agency),
        line("วัน/เดือน/ปี", day_of(row.occurred_at)),
        line("เรียน", f"{owner.actor_name} {owner.actor_position}"),
        line("หัวข้อ", row.page_title),
        line("คำขอเลขที่", record.opening.label),
        line("ผลการพิจารณา", result),
        line("เหตุผล", row.details.get("reason_text", "") or "-"),
        line("คำชี้แจง", row.reason, rows=3),
    ]
    signatures = [signature("ผู้แจ้งผลการพิจารณา", row)]
    return Form(heading, "", lines, signatures, verification_code(row))


def _form(
    site_id: int,
    agency: str,
    lines: list[Line],
    signatures: list[Signature],
    row: RegisterEntry | None = None,
) -> Form:
    settings = PaperSettings.objects.filter(site_id=site_id).first() or PaperSettings()
    parent = settings.parent_announcement or PARENT.format(agency=agency)
    return Form(
        heading=thai(settings.form_heading or HEADING),
        subheading=thai(parent),
        lines=lines,
        signatures=signatures,
        proof=verification_code(row) if row else None,
    )


def _summary(record: RequestRecord) -> str:
    content = record.content
    facts = [
        content.summary,
        f"แหล่งที่มา: {content.source}" if content.source else "",
        f"ช่วงเวลาของข้อมูล: {content.period}" if content.period else "",
        f"เอกสารแนบ: {joined(content.files)}" if content.files else "",
    ]
    return "\n".join(fact for fact in facts if fact)


def _approval(status: RequestStatus) -> Signature:
    """Who approved in writing; after a word of mouth the day stays open until it is signed."""
    word = status.word
    if word and status.approval == Approval.UNCONFIRMED:
        return Signature(APPROVES, thai(word.approver), thai(word.position))
    return signature(APPROVES, status.confirmed or status.approved)


def _word_of_mouth(status: RequestStatus) -> str:
    """What was allowed by word of mouth, and whether it was confirmed."""
    if status.denied:
        return (
            f"ผู้อนุมัติไม่ยืนยันการอนุมัติด้วยวาจา โดย {status.denied.actor_name} "
            f"เมื่อวันที่ {day_of(status.denied.occurred_at)}"
        )
    if status.lapsed:
        return (
            "การอนุมัติด้วยวาจาสิ้นผล เพราะไม่มีผู้ยืนยันเป็นลายลักษณ์อักษรภายในกำหนด "
            f"เมื่อวันที่ {day_of(status.lapsed.occurred_at)}"
        )
    word = status.word
    if word is None:
        return ""
    unconfirmed = why_unconfirmed(status)
    return (
        f"กรณีเร่งด่วน {word.approver} ตำแหน่ง {word.position} อนุมัติด้วยวาจา{word.channel} "
        f"เมื่อวันที่ {format_datetime(word.given_at)} บันทึกโดย {word.entry.actor_name} "
        f"ตำแหน่ง {word.entry.actor_position} เหตุผล {word.entry.reason}"
    ) + (f" ({unconfirmed})" if unconfirmed else "")


def _remarks(record: RequestRecord) -> str:
    """The requester's note; who checked, as the form has no block for that duty; and what was
    approved by word of mouth."""
    checked = record.status.checked
    by = (
        f"ตรวจสอบแล้วโดย {checked.actor_name} ตำแหน่ง {checked.actor_position} "
        f"เมื่อวันที่ {day_of(checked.occurred_at)}"
        if checked
        else ""
    )
    word = "" if record.for_public else _word_of_mouth(record.status)
    return "\n".join(filter(None, (record.note, by, word)))
