import logging
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Site

from ita_site.demo import loading
from ita_site.demo.agency import HEALTH_HOST, accounts, move_to_address, set_passwords

DEFAULT_PASSWORD = "demo-2569-ita"
STORY_LABELS = {
    "urgent": "เผยแพร่ตามการอนุมัติด้วยวาจา รอยืนยัน",
    "at_check": "รอตรวจสอบ",
    "at_approve": "รออนุมัติ",
    "at_publish": "รอนำขึ้นเผยแพร่",
    "returned": "ส่งคืนให้แก้ไข",
    "draft": "ฉบับร่าง",
}


class Command(BaseCommand):
    help = (
        "Load the demonstration agency: its recorded life and today's work. A second run changes "
        "nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--password", help="of all demo accounts; a second run changes it")

    def handle(self, *args: Any, **options: Any) -> None:
        if loading.is_loaded():
            self._say_already_loaded(options["password"])
            return
        if reason := loading.why_not_load():
            raise CommandError(reason)
        logging.getLogger("django-q").setLevel(logging.WARNING)  # a line for each of 360 mails
        password = options["password"] or DEFAULT_PASSWORD
        if password == DEFAULT_PASSWORD and not settings.DEMO_PASSWORD_ALLOWED:
            raise CommandError("รหัสผ่านตัวอย่างเป็นที่รู้กันทั่วไป ระบบที่ใช้งานจริงต้องระบุ --password")
        summary = loading.load(password)
        self.stdout.write(self.style.SUCCESS("นำเข้าข้อมูลสาธิตเรียบร้อยแล้ว"))
        self._write(summary)
        self._write_accounts(f"รหัสผ่านทุกบัญชี: {password}")

    def _say_already_loaded(self, password: str | None) -> None:
        self.stdout.write("มีข้อมูลสาธิตอยู่แล้ว ไม่มีการเปลี่ยนแปลง")
        site = Site.objects.get(is_default_site=True)
        if move_to_address(site):
            self.stdout.write(f"ที่อยู่เว็บไซต์ปรับตาม SITE_URL เป็น {site.root_url}")
        if password:
            set_passwords(password)
            self._write_accounts(f"เปลี่ยนรหัสผ่านทุกบัญชีเป็น: {password}")
        else:
            self._write_accounts(f"รหัสผ่าน: ตามที่กำหนดไว้ครั้งล่าสุด (เดิมคือ {DEFAULT_PASSWORD})")

    def _write(self, summary: loading.Summary) -> None:
        self.stdout.write(f"  ทะเบียนเผยแพร่ {summary.acts:,} แถว")
        self.stdout.write(f"  เผยแพร่อยู่ {summary.live} หน้า")
        for kind, label in STORY_LABELS.items():
            self.stdout.write(f"  {label} {summary.waiting[kind]} หน้า")
        for framework, count in sorted(summary.evidence.items()):
            self.stdout.write(f"  หลักฐาน {framework} {count} รายการ")

    def _write_accounts(self, password_line: str) -> None:
        second = Site.objects.filter(hostname=HEALTH_HOST).first()
        if second:
            self.stdout.write(f"หน่วยงานที่สอง (สำนักงานสาธารณสุขอำเภอ): {second.root_url}")
        self.stdout.write("บัญชีผู้ใช้สำหรับทดลอง:")
        for raw in accounts():
            name = f"{raw['title']}{raw['first_name']} {raw['last_name']}"
            self.stdout.write(f"  {raw['username']:<17} {name} {raw.get('position', '')}".rstrip())
        self.stdout.write(password_line)
