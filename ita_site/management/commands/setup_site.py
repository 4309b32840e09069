from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ita.assessment.frameworks.loading import load_shipped_frameworks
from ita_site.setup import set_up


class Command(BaseCommand):
    help = "Make what the system needs: locales, groups, workflow, sections, frameworks, search."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--agency", default="", help="name of the agency, in Thai")
        parser.add_argument("--hostname", default="localhost")
        parser.add_argument("--port", type=int, default=80)

    def handle(self, *args: Any, **options: Any) -> None:
        site = set_up(options["agency"], options["hostname"], options["port"])
        load_shipped_frameworks()
        self.stdout.write(self.style.SUCCESS(f"พร้อมใช้งาน: {site.root_page.title}"))
