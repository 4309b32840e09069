"""What the system knows by itself today of a requirement, in the words of the paper.

A fact is what settings, register and visits say; what they do not say is "ไม่ทราบ", never a guess.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import files
from pathlib import Path

import django
import wagtail
from django.apps import apps
from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from home.core.duties import Group
from home.core.visits import CERTIFICATE
from home.thai.calendar import current_fiscal_year, fiscal_year_bounds, format_date
from ita.monitoring.security.models import SecurityEvent
from ita.monitoring.self_assessment.models import TlsLook
from ita.monitoring.traffic.clock import is_set_by_time_server
from ita.monitoring.traffic.models import TrafficCheck
from ita.monitoring.traffic.selectors import keep_days, last_closed_day
from ita.monitoring.traffic.state import why_standing_still
from ita.monitoring.training.selectors import training_of
from ita.monitoring.visits.models import EvidenceVisit
from ita.people.models import OfficerProfile
from ita.register.anchors.models import Anchor

NOT_KNOWN = "ระบบไม่ทราบ"
DAY = 24 * 3600
CLOCK = {
    True: "ตั้งเวลาตามเครื่องแม่ข่ายเวลา (NTP)",
    False: "ไม่ได้ตั้งเวลาตามเครื่องแม่ข่ายเวลา (NTP)",
    None: f"ตั้งเวลาตามเครื่องแม่ข่ายเวลาหรือไม่ {NOT_KNOWN}",
}
# Of packages that bring a second factor; none is installed here.
SECOND_FACTORS = ("django_otp", "two_factor", "allauth.mfa", "wagtail_2fa")


def _responsible(site: Site) -> list[str]:
    posts = OfficerProfile.objects.in_post().of_site(site).filter(user__is_active=True)
    named = {
        "ผู้นำข้อมูลขึ้นเผยแพร่ (Web Master)": posts.with_duty(Group.WEBMASTERS),
        "เจ้าหน้าที่บันทึกข้อมูลจราจร": posts.with_duty(Group.LOG_OFFICERS),
    }
    return [f"{role} ตามตำแหน่งในระบบ {held.count()} คน" for role, held in named.items()]


def _continuity(site: Site) -> list[str]:
    last = Anchor.objects.filter(site_id=site.pk).last()
    words = f"ครั้งล่าสุด {_day(last.written_at)}" if last else "ยังไม่มี"
    return [
        f"การจดค่าสรุปของทะเบียนไว้นอกฐานข้อมูล: {words}",
        f"การสำรองข้อมูลของเครื่องแม่ข่าย: {NOT_KNOWN}",
    ]


def _awareness(site: Site) -> list[str]:
    first, last = fiscal_year_bounds(current_fiscal_year())
    figures = training_of(site, first, last)
    held = figures.courses + figures.exchanges + figures.notes
    return [
        f"การอบรมทุกเรื่องที่บันทึกในปีงบประมาณนี้ {held} ครั้ง เจ้าหน้าที่เข้าร่วม {figures.people} คน "
        f"(เรื่องใดเป็นความมั่นคงปลอดภัย {NOT_KNOWN})"
    ]


def _mfa(site: Site) -> list[str]:
    installed = [name for name in SECOND_FACTORS if apps.is_installed(name)]
    return [f"ติดตั้ง {', '.join(installed)}" if installed else "ระบบนี้ไม่มีการยืนยันตัวตนแบบหลายปัจจัย"]


def _tls(site: Site) -> list[str]:
    redirects = "เปลี่ยน" if getattr(settings, "SECURE_SSL_REDIRECT", False) else "ไม่เปลี่ยน"
    hsts = getattr(settings, "SECURE_HSTS_SECONDS", 0) // DAY
    return [
        f"การตั้งค่า: {redirects} http เป็น https; HSTS {f'{hsts} วัน' if hsts else 'ปิด'}",
        *_looked_at(site),
        f"เครื่องแม่ข่ายยังยอมรับรุ่นที่ต่ำกว่า TLS 1.2 หรือไม่: {NOT_KNOWN}",
    ]


def _looked_at(site: Site) -> list[str]:
    """What the last look at the agency's own address found, else what a visit of it says."""
    seen = TlsLook.objects.filter(site=site).first()
    if seen is None:
        return [_visit(site)]
    when = f"เปิด https ของเว็บไซต์เมื่อ {_day(seen.looked_at)}"
    if seen.error == CERTIFICATE:
        return [f"{when}: ใบรับรองไม่ถูกต้อง"]
    if seen.valid_until is None:
        return [f"{when}: ไม่มีผู้ตอบ รุ่นของ TLS และใบรับรอง {NOT_KNOWN}"]
    is_over = seen.valid_until < timezone.now()
    ends = f"{_day(seen.valid_until)}{' (หมดอายุแล้ว)' if is_over else ''}"
    return [f"{when}: ใช้ {seen.version} ใบรับรองใช้ได้ถึง {ends}"]


def _visit(site: Site) -> str:
    """What the last visit of the agency's own address says of its certificate."""
    own = f"https://{site.hostname}/"
    visits = EvidenceVisit.objects.filter(site=site, address__startswith=own)
    visit = visits.order_by("-visited_at").first()
    if visit is None:
        return f"ใบรับรองเมื่อเปิดจากภายนอก: {NOT_KNOWN} (ยังไม่เคยเปิดตรวจ)"
    if visit.error:
        words = "ใบรับรองไม่ถูกต้อง" if visit.error == CERTIFICATE else NOT_KNOWN
        return f"ใบรับรองเมื่อเปิดจากภายนอก {_day(visit.visited_at)}: {words}"
    return f"ใบรับรองเมื่อเปิดจากภายนอก {_day(visit.visited_at)}: ถูกต้อง"


def _logging(site: Site) -> list[str]:
    standstill, closed = why_standing_still(site), last_closed_day(site)
    checked = TrafficCheck.objects.filter(site=site).first()
    events = SecurityEvent.objects.exists()
    clock = is_set_by_time_server()
    return [
        f"นาฬิกาของเครื่องแม่ข่าย: {CLOCK[clock]}",
        f"บันทึกข้อมูลจราจร: {standstill or 'บันทึกอยู่'} เก็บ {keep_days(site)} วัน "
        f"ปิดวันล่าสุด {format_date(closed) if closed else 'ยังไม่มี'}",
        f"ตรวจสอบวันที่ปิดแล้ว {_day(checked.checked_at)} พบผิดปกติ {len(checked.faults)} รายการ"
        if checked
        else f"ตรวจสอบวันที่ปิดแล้ว: {NOT_KNOWN} (ยังไม่เคยตรวจ)",
        f"เหตุการณ์ความมั่นคงปลอดภัย: {'บันทึกอยู่' if events else 'ยังไม่มีรายการ'} ผู้เฝ้าดู: {NOT_KNOWN}",
    ]


def _coding(site: Site) -> list[str]:
    asked = len(settings.AUTH_PASSWORD_VALIDATORS) - 1  # the last one only listens
    return [
        f"Django {django.get_version()} Wagtail {wagtail.__version__} "
        f"ติดตั้งบนเครื่องนี้เมื่อ {_installed_on('django')} และ {_installed_on('wagtail')} ตามลำดับ "
        f"มีรุ่นที่แก้ช่องโหว่ใหม่กว่านี้หรือไม่: {NOT_KNOWN}",
        f"กฎของรหัสผ่าน {asked} ข้อ",
    ]


def _installed_on(package: str) -> str:
    """The day on which it was put on this machine; when it was released, nothing here says."""
    notes = [each for each in files(package) or [] if each.name == "INSTALLER"]
    path = Path(str(notes[0].locate())) if notes else None
    if path is None or not path.exists():
        return NOT_KNOWN
    return _day(datetime.fromtimestamp(path.stat().st_mtime, UTC))


def _day(moment: datetime) -> str:
    return format_date(timezone.localtime(moment))


KNOWN: dict[str, Callable[[Site], list[str]]] = {
    "responsible": _responsible,
    "continuity": _continuity,
    "awareness": _awareness,
    "mfa": _mfa,
    "tls": _tls,
    "logging": _logging,
    "coding": _coding,
}


def known_of(site: Site, code: str) -> list[str]:
    """What is known of the requirement today; one sentence that nothing is, where that is so."""
    return KNOWN[code](site) if code in KNOWN else [NOT_KNOWN]


def all_known(site: Site, codes: list[str]) -> dict[str, list[str]]:
    return {code: known_of(site, code) for code in codes}
