import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from wagtail.models import Site

from ita.assessment.frameworks.faults import grouped
from ita.assessment.frameworks.loading import (
    Changes,
    FrameworkFileError,
    LoadRefused,
    changes,
    load,
    read_framework,
)
from ita.management.sites import site_of


class Command(BaseCommand):
    help = "Load an assessment framework from a .json or .xlsx file: checks it, shows what changes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")
        parser.add_argument("--site", default="", help="host of the agency whose own list it is")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        site = site_of(options["site"]) if options["site"] else None
        planned = self._plan(options["file"], site)
        for text in planned.data.unknown:
            self.stdout.write(_("Not understood: %(what)s") % {"what": text})
        for text in planned.data.warnings:
            self.stdout.write(text)
        for change in planned.changes:
            self.stdout.write(str(change))
        if planned.refusals:
            raise CommandError("\n".join([_("Not loaded:"), *planned.refusals]))
        if not planned.changes:
            self.stdout.write(_("%(framework)s: nothing changes.") % {"framework": planned.data})
            return
        if options["dry_run"] or not (options["yes"] or self._confirmed()):
            self.stdout.write(_("Nothing was loaded."))
            return
        self._load(planned, site)

    def _plan(self, path: Path, site: Site | None) -> Changes:
        try:
            return changes(read_framework(path.read_bytes(), path.name), site)
        except OSError as error:
            reason = _("The file %(file)s cannot be read.") % {"file": path}
            raise CommandError(reason) from error
        except FrameworkFileError as error:
            raise CommandError("\n".join([_("Not loaded:"), *grouped(error.faults)])) from error

    def _confirmed(self) -> bool:
        """Asks a person at a terminal; a script that calls the command has decided already."""
        if not sys.stdin.isatty():
            return True
        return input(_("Load this? [y/N] ")).strip().lower() in ("y", "yes")

    def _load(self, planned: Changes, site: Site | None) -> None:
        try:
            load(planned.data, site)
        except LoadRefused as error:
            raise CommandError("\n".join([_("Not loaded:"), *error.reasons])) from error
        self.stdout.write(
            self.style.SUCCESS(_("%(framework)s was loaded.") % {"framework": planned.data})
        )
