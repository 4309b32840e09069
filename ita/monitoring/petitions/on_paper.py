"""What stands in a request that came on paper, and the receipt that its sender gets."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from home.models import AgencySettings
from home.thai.calendar import format_date, local_date
from ita.monitoring.petitions.enums import Channel
from ita.monitoring.petitions.models import Petition
from ita.papers.paper import Block, Report, Signature, thai
from ita.papers.render import WRITERS

HEADING = "ใบรับคำขอข้อมูลข่าวสารของราชการ"
FILE_NAME = "ใบรับคำขอ {number}.{extension}"
WAYS = {
    Channel.COUNTER: "ยื่นที่หน่วยงาน",
    Channel.POST: "ส่งทางไปรษณีย์",
    Channel.EMAIL: "ส่งทางไปรษณีย์อิเล็กทรอนิกส์",
    Channel.OTHER: "ส่งโดยวิธีอื่น",
    Channel.ONLINE: "ยื่นผ่านเว็บไซต์",
}


@dataclass(frozen=True)
class AskedOnPaper:
    """``channel`` is a value of Channel."""

    received_on: date
    channel: str
    name: str
    contact: str
    text: str


def receipt_file(
    petition: Petition, extension: str, secret: str, officer: str
) -> tuple[str, bytes]:
    """Name and content of the receipt as "pdf" or "docx"."""
    name = FILE_NAME.format(number=petition.case.number, extension=extension)
    return name, WRITERS[extension](receipt(petition, secret, officer))


def receipt(petition: Petition, secret: str, officer: str) -> Report:
    """It names neither the sender nor what is asked: it may be lost. ``secret`` is printed only
    right after the entry; nobody knows it later."""
    agency = AgencySettings.for_site(petition.site).name
    number = petition.case.number
    blocks: list[Block] = [
        thai(
            f"{agency}ได้รับคำขอข้อมูลข่าวสารของราชการ ซึ่ง{WAYS[Channel(petition.channel)]} "
            f"เมื่อวันที่ {format_date(petition.received_on)} และลงทะเบียนไว้แล้ว"
        ),
        f"เลขที่คำขอ {number}",
        thai(f"กำหนดตอบภายในวันที่ {format_date(petition.due_on)} (ให้หน่วยงานยืนยันระยะเวลาตามกฎหมาย)"),
    ]
    if secret:
        blocks += [
            f"รหัสลับ {secret}",
            "ผู้ขอติดตามผลได้ด้วยตนเองที่ "
            f"{settings.SITE_URL}{reverse('case')} โดยใช้เลขที่คำขอและรหัสลับ "
            "โปรดเก็บเอกสารนี้ไว้ หน่วยงานไม่ทราบรหัสลับนี้ในภายหลัง",
        ]
    today = format_date(local_date(timezone.now()))
    return Report(
        heading=HEADING,
        subheading=thai(f"{agency} ออกให้วันที่ {today}"),
        blocks=blocks,
        signatures=[Signature("ผู้รับคำขอ", thai(officer))],
    )
