import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.thai.numerals import to_arabic_digits
from ita.assessment.enums import ItemState
from ita.assessment.models import Framework
from ita.workbook.export import write_workbook


class Command(BaseCommand):
    help = "Write the evidence workbook of a framework: export_evidence OIT 2569 out.xlsx"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("scheme", help="OIT or MOIT")
        parser.add_argument("year", help="fiscal year, B.E.")
        parser.add_argument("out", type=Path, help="the .xlsx file to write")
        parser.add_argument("--site", default="", help="host of the agency's site")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("th"):
            framework = _framework(options["scheme"], options["year"])
            site = _site(options["site"])
            path = _writable(options["out"])
            counts = _write(framework, site, path)
            self.stdout.write(self.style.SUCCESS(_report(path, counts)))


def _framework(scheme: str, year: str) -> Framework:
    try:
        return Framework.objects.get_named(scheme, int(to_arabic_digits(year)))
    except (Framework.DoesNotExist, ValueError) as error:
        existing = ", ".join(str(framework) for framework in Framework.objects.all())
        raise CommandError(
            _("There is no framework %(scheme)s %(year)s. There are: %(existing)s")
            % {"scheme": scheme, "year": year, "existing": existing or _("none")}
        ) from error


def _site(host: str) -> Site:
    sites = Site.objects.select_related("root_page")
    name, _colon, port = host.partition(":")
    wanted = sites.filter(hostname=name) if host else sites.filter(is_default_site=True)
    if port:
        wanted = wanted.filter(port=port)
    site = wanted.order_by("-is_default_site").first()
    if site:
        return site
    existing = ", ".join(f"{site.hostname}:{site.port}" for site in sites)
    raise CommandError(
        _("There is no site %(host)s. There are: %(existing)s")
        % {"host": host or _("(default)"), "existing": existing or _("none")}
    )


def _writable(path: Path) -> Path:
    """``path`` as given, when a file can be written there."""
    folder = path.absolute().parent
    if not folder.is_dir():
        raise CommandError(_("The folder %(folder)s does not exist.") % {"folder": folder})
    if path.is_dir():
        raise CommandError(_("%(path)s is a folder, not a file.") % {"path": path})
    if not os.access(folder, os.W_OK):
        raise CommandError(_("You may not write into the folder %(folder)s.") % {"folder": folder})
    return path


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
