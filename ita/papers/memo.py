"""The memo (บันทึกข้อความ) that asks the head to acknowledge and to permit the publication."""

import io
from collections.abc import Iterator

from PIL import Image

from home.models import AgencySettings
from ita.papers.content import RequestRecord
from ita.papers.models import PaperSettings
from ita.papers.paper import Memo, Signature, day_of, joined, signature, thai
from ita.papers.verification_code import verification_code

SUBJECT = "ขออนุญาตเผยแพร่ข้อมูลผ่านเว็บไซต์ของหน่วยงาน เรื่อง {title}"
REQUEST = "จึงเรียนมาเพื่อโปรดทราบ และพิจารณาอนุญาตให้เผยแพร่ต่อสาธารณะผ่านเว็บไซต์ของหน่วยงาน"
HEAD = "ทราบ / อนุญาต"
EMBLEM_PIXELS = 354  # 1.5 cm at 600 dots an inch


def request_memo(record: RequestRecord) -> Memo:
    row = record.opening
    settings = PaperSettings.objects.filter(site_id=row.site_id).first() or PaperSettings()
    return Memo(
        department=thai(settings.department or row.agency),
        reference=thai(settings.reference_prefix),
        day=day_of(row.occurred_at),
        subject=thai(SUBJECT.format(title=row.page_title)),
        addressee=thai(settings.addressee or f"ผู้บริหาร{row.agency}"),
        blocks=[thai(paragraph) for paragraph in _paragraphs(record) if paragraph],
        signature=signature("", record.status.requested),
        head=Signature(HEAD, thai(settings.head_name), thai(settings.head_position)),
        proof=verification_code(row),
        emblem=emblem_png(row.site_id),
    )


def _paragraphs(record: RequestRecord) -> Iterator[str]:
    content, row = record.content, record.opening
    asker = " ".join(filter(None, (content.unit, row.agency)))
    about = f" ประเภท{content.kind}" if content.kind else ""
    source = f" แหล่งที่มาของข้อมูล {content.source}" if content.source else ""
    period = f" ช่วงเวลาของข้อมูล {content.period}" if content.period else ""
    yield (
        f"ด้วย {asker} มีความประสงค์ขอเผยแพร่ข้อมูล เรื่อง {row.page_title}{about} "
        f"ต่อสาธารณะผ่านเว็บไซต์ของหน่วยงาน{source}{period}"
    )
    files = f"เอกสารแนบ จำนวน {len(content.files)} รายการ ได้แก่ {joined(content.files)}"
    yield " ".join(filter(None, (content.summary, files if content.files else "")))
    if record.note:
        yield f"หมายเหตุของผู้ขอเผยแพร่ {record.note}"
    if checked := record.status.checked:
        yield (
            f"ข้อมูลดังกล่าวได้รับการตรวจสอบความถูกต้องและความเสี่ยงแล้ว โดย {checked.actor_name} "
            f"ตำแหน่ง {checked.actor_position} เมื่อวันที่ {day_of(checked.occurred_at)} "
            f"ตามทะเบียนการเผยแพร่เลขที่ {checked.label}"
        )
    yield REQUEST


def emblem_png(site_id: int) -> bytes:
    """The agency's emblem as a PNG of the size on paper; empty where there is none."""
    settings = AgencySettings.objects.select_related("emblem").filter(site_id=site_id).first()
    if settings is None or settings.emblem is None:
        return b""
    try:
        with settings.emblem.file.open("rb") as file, Image.open(file) as image:
            small = image.convert("RGBA")
    except OSError:  # not on the disk, or no picture any more: the paper is made without it
        return b""
    small.thumbnail((EMBLEM_PIXELS, EMBLEM_PIXELS))
    out = io.BytesIO()
    small.save(out, "PNG")
    return out.getvalue()
