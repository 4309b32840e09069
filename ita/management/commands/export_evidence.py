from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.thai.numerals import to_arabic_digits
from ita.assessment.enums import ItemState
from ita.assessment.models import Framework
from ita.management.paths import writable
from ita.management.sites import site_of
from ita.workbook.export import write_workbook


class Command(BaseCommand):
    help = "Write the evidence workbook of a framework: export_evidence OIT 2569 out.xlsx"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("scheme", help="short name of the list: OIT, MOIT")
        parser.add_argument("year", help="fiscal year, B.E.")
        parser.add_argument("out", type=Path, help="the .xlsx file to write")
        parser.add_argument("--site", default="", help="host of the agency's site")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("th"):
            site = site_of(options["site"])
            framework = _framework(options["scheme"], options["year"], site)
            path = writable(options["out"])
            counts = _write(framework, site, path)
            self.stdout.write(self.style.SUCCESS(_report(path, counts)))


def _framework(scheme: str, year: str, site: Site) -> Framework:
    try:
        return Framework.objects.get_named(scheme, int(to_arabic_digits(year)), site)
    except (Framework.DoesNotExist, ValueError) as error:
        existing = ", ".join(str(framework) for framework in Framework.objects.for_work(site))
        raise CommandError(
            _("There is no framework %(scheme)s %(year)s. There are: %(existing)s")
            % {"scheme": scheme, "year": year, "existing": existing or _("none")}
        ) from error


def _write(framework: Framework, site: Site, path: Path) -> dict[ItemState, int]:
    try:
        return write_workbook(framework, site, path)
    except OSError as error:
        raise CommandError(
            _("The file %(path)s could not be written: %(reason)s")
            % {"path": path, "reason": error.strerror or error}
        ) from error


def _report(path: Path, counts: dict[ItemState, int]) -> str:
    return _("Wrote %(path)s: %(complete)s of %(total)s items complete") % {
        "path": path,
        "complete": counts[ItemState.COMPLETE],
        "total": sum(counts.values()),
    }
