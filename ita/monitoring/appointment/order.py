"""The order (คำสั่ง) that appoints the officers, from the posts of today."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import format_date, local_date, to_be
from home.thai.numerals import to_thai_digits
from ita.monitoring.appointment.duties import NamedDuty, agency_name, named_duties
from ita.papers.memo import emblem_png
from ita.papers.models import PaperSettings
from ita.papers.paper import Order, OrderPart, Signature, thai

SUBJECT = "แต่งตั้งเจ้าหน้าที่เผยแพร่ข้อมูลผ่านเว็บไซต์ของหน่วยงาน"
FILE_NAME = "คำสั่งแต่งตั้งเจ้าหน้าที่เผยแพร่ข้อมูล"
BASIS = (
    "ตามที่พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 มาตรา 7 และมาตรา 9 กำหนดให้หน่วยงานของรัฐเปิดเผย"
    "ข้อมูลข่าวสารและจัดให้ประชาชนเข้าตรวจดูได้ ประกอบกับมาตรฐานเว็บไซต์ภาครัฐและการประเมินคุณธรรมและความโปร่งใส"
    "ในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment: ITA) "
    "กำหนดให้ข้อมูลที่เผยแพร่ผ่าน"
    "เว็บไซต์ต้องถูกต้อง ครบถ้วน เป็นปัจจุบัน และมีผู้รับผิดชอบชัดเจน นั้น"
)
PURPOSE = (
    "เพื่อให้การเผยแพร่ข้อมูลต่อสาธารณะผ่านเว็บไซต์ของ{agency}เป็นไปด้วยความเรียบร้อย มีการตรวจสอบและอนุมัติรับรองก่อน"
    "เผยแพร่ทุกรายการ {authority}จึงแต่งตั้งเจ้าหน้าที่ให้ปฏิบัติหน้าที่ ดังต่อไปนี้"
)
CLOSING = (
    "ให้ผู้ได้รับแต่งตั้งปฏิบัติหน้าที่ตามกฎหมาย ระเบียบ และประกาศที่เกี่ยวข้องโดยเคร่งครัด รวมทั้งพระราชบัญญัติว่าด้วยการ"
    "กระทำความผิดเกี่ยวกับคอมพิวเตอร์ พ.ศ. 2550 และที่แก้ไขเพิ่มเติม และพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 "
    "หากมีปัญหาหรืออุปสรรคในการปฏิบัติหน้าที่ ให้รายงานผู้บังคับบัญชาทราบโดยเร็ว"
)
NOBODY = "(ยังไม่มีผู้ดำรงตำแหน่ง)"


@dataclass(frozen=True)
class OrderDetails:
    """What the posts do not say; empty is a dotted line to be written on by hand."""

    number: str = ""
    authority: str = ""  # the law that gives the head the power to appoint
    effective: date | None = None
    day: date | None = None


def appointment_order(site: Site, details: OrderDetails) -> Order:
    """The order as a paper; its year is that of the day on which it is given."""
    settings = PaperSettings.objects.filter(site=site).first() or PaperSettings()
    agency = agency_name(site)
    duties = named_duties(site)
    day = details.day or local_date(timezone.now())
    return Order(
        issuer=thai(f"คำสั่ง{agency}"),
        number=thai(details.number),
        year=to_thai_digits(to_be(day.year)),
        subject=SUBJECT,
        paragraphs=[thai(BASIS), thai(_purpose(agency, details.authority))],
        parts=[_part(number, duty) for number, duty in enumerate(duties, start=1)],
        closing=thai(CLOSING),
        effective=_written(details.effective),
        day=_written(details.day),
        signature=Signature("", thai(settings.head_name), thai(settings.head_position)),
        emblem=emblem_png(site.pk),
    )


def _purpose(agency: str, authority: str) -> str:
    words = f"อาศัยอำนาจตาม{authority.strip().removeprefix('อาศัยอำนาจตาม').strip()} "
    return PURPOSE.format(agency=agency, authority=words if authority.strip() else "")


def _part(number: int, duty: NamedDuty) -> OrderPart:
    lines = [
        thai(f"{number}.{place} {officer.full_name} ตำแหน่ง {officer.position}")
        for place, officer in enumerate(duty.officers, start=1)
    ]
    heading = thai(f"{number}. {duty.name}")
    return OrderPart(heading, lines or [NOBODY], thai(f"มีหน้าที่{duty.does}"))


def _written(day: date | None) -> str:
    """As orders write a day: "๒๘ กันยายน พ.ศ. ๒๕๖๙"."""
    if day is None:
        return ""
    day_and_month, _space, year = format_date(day).rpartition(" ")
    return to_thai_digits(f"{day_and_month} พ.ศ. {year}")
