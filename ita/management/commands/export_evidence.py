from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.thai.numerals import to_arabic_digits
from ita.assessment.enums import ItemState
from ita.assessment.models import Framework
from ita.management.paths import writable
from ita.management.sites import site_of
from ita.workbook.export import write_workbook
from ita.workbook.layouts import LAYOUTS


class Command(BaseCommand):
    help = "Write the evidence workbook of a framework: export_evidence OIT 2569 out.xlsx"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("scheme", help="short name of the list: OIT, MOIT")
        parser.add_argument("year", help="fiscal year, B.E.")
        parser.add_argument("out", type=Path, help="the .xlsx file to write")
        parser.add_argument("--site", default="", help="host of the agency's site")
        parser.add_argument(
            "--inside",
            action="store_true",
            help="the edition for the agency itself: drafts, remarks, and work that comes back",
        )
        parser.add_argument(
            "--layout",
            default="",
            help=f"{', '.join(LAYOUTS)}; without it the one of the list's scheme",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("th"):
            site = site_of(options["site"])
            framework = _framework(options["scheme"], options["year"], site)
            path = writable(options["out"])
            counts = _write(
                framework, site, path, inside=options["inside"], layout=options["layout"]
            )
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


def _write(
    framework: Framework, site: Site, path: Path, *, inside: bool, layout: str
) -> dict[ItemState, int]:
    try:
        return write_workbook(framework, site, path, inside=inside, layout=layout)
    except NotAllowed as error:
        raise CommandError(error.reason) from error
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
