"""The duties of publication as the order and the announcement name them, and who holds them."""

from dataclasses import dataclass

from wagtail.models import Site

from home.core.duties import Group
from home.models import AgencySettings
from ita.people.selectors import OfficerToday, officers_today


@dataclass(frozen=True)
class NamedDuty:
    """A duty by its official name, what it does, and who holds it today."""

    group: Group
    name: str
    does: str
    officers: list[OfficerToday]


# (group, official name, what it does); the order of announcement 2.1, then who asks and assesses.
DUTIES = (
    (
        Group.APPROVERS,
        "ผู้อนุมัติรับรอง",
        "พิจารณาอนุญาตหรือไม่อนุญาตให้เผยแพร่ข้อมูล รับรองข้อมูลที่จะเผยแพร่ต่อสาธารณะ และยืนยันเป็นหนังสือ"
        "ภายหลังเมื่อได้อนุญาตด้วยวาจาในกรณีเร่งด่วน",
    ),
    (
        Group.CHECKERS,
        "ผู้รับผิดชอบและตรวจสอบการให้ข้อมูล",
        "ตรวจสอบความถูกต้อง ครบถ้วน และเป็นปัจจุบันของข้อมูล กลั่นกรองความเสี่ยงด้านกฎหมาย การละเมิดสิทธิของ"
        "บุคคลหรือหน่วยงานอื่น และความสอดคล้องกับภารกิจของหน่วยงาน ก่อนเสนอผู้อนุมัติรับรอง",
    ),
    (
        Group.WEBMASTERS,
        "ผู้รับผิดชอบการนำข้อมูลขึ้นเผยแพร่ (Web Master)",
        "ตรวจทานข้อมูลที่ได้รับอนุญาต นำขึ้นเผยแพร่ในหมวดหมู่ที่ถูกต้อง แจ้งผลแก่เจ้าของข้อมูล ตรวจสอบความเป็น"
        "ปัจจุบันของข้อมูลที่เผยแพร่ และนำข้อมูลที่ครบระยะเวลาการเผยแพร่ออก",
    ),
    (
        Group.REQUESTERS,
        "ผู้ขอเผยแพร่ (เจ้าของข้อมูล)",
        "จัดทำข้อมูลพร้อมระบุแหล่งที่มาและช่วงเวลาของข้อมูล ยื่นแบบฟอร์มขอเผยแพร่ แก้ไขตามที่ได้รับแจ้ง "
        "และทบทวนข้อมูลของตนให้เป็นปัจจุบัน",
    ),
    (
        Group.ITA_OFFICERS,
        "เจ้าหน้าที่ ITA",
        "รวบรวมหลักฐานการเปิดเผยข้อมูลตามการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "
        "(ITA) ตรวจสอบความครบถ้วน และติดตามเจ้าของข้อมูลให้ดำเนินการภายในกำหนด",
    ),
)


def named_duties(site: Site) -> list[NamedDuty]:
    """The duties of publication with their officers of today; one query."""
    held = officers_today()
    return [
        NamedDuty(group, name, does, _by_name(held[site.pk, group.value]))
        for group, name, does in DUTIES
    ]


def agency_name(site: Site) -> str:
    """As papers name the agency."""
    settings = AgencySettings.objects.filter(site=site).first()
    return (settings.name if settings else "") or site.site_name


def _by_name(officers: list[OfficerToday]) -> list[OfficerToday]:
    return sorted(officers, key=lambda officer: (officer.full_name, officer.user_id))
