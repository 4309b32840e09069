from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.models import AgencySettings
from ita.assessment.frameworks.loading import load_shipped_frameworks
from ita_site.setup import add, host_and_port, set_up


class Command(BaseCommand):
    help = (
        "Make what the system needs: locales, groups, workflow, sections, frameworks, search. "
        "With --url, add another agency to the installation, or complete it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--agency", default="", help="name of the agency, in Thai")
        parser.add_argument("--url", default="", help="address of another agency than the first")

    def handle(self, *args: Any, agency: str, url: str, **options: Any) -> None:
        first = host_and_port(settings.SITE_URL)
        site = self._add(agency, url) if url else set_up(agency, *first)
        load_shipped_frameworks()
        if agency and agency != (name := AgencySettings.for_site(site).name):
            self.stdout.write(
                f"ชื่อหน่วยงานยังเป็น “{name}” เพราะมีผู้อนุมัติแล้ว: เสนอเปลี่ยนที่ การตั้งค่า > หน่วยงาน"
            )
        self.stdout.write(self.style.SUCCESS(f"พร้อมใช้งาน: {site.root_page.title} {site.root_url}"))

    def _add(self, agency: str, url: str) -> Any:
        try:
            hostname, port = host_and_port(url)
        except ValueError as error:
            raise CommandError(
                f"ที่อยู่เว็บไซต์ไม่ถูกต้อง: {url} กรุณาระบุเช่น https://health.example.go.th"
            ) from error
        if not agency.strip():
            raise CommandError("กรุณาระบุชื่อหน่วยงานด้วย --agency")
        if (hostname, port) == host_and_port(settings.SITE_URL):
            raise CommandError(f"{url} เป็นที่อยู่ของหน่วยงานแรก กรุณาระบุที่อยู่อื่น")
        return add(agency.strip(), hostname, port)
