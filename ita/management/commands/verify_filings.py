from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from ita.filing.erasure import finish_erasures
from ita.filing.verification import verify_filings


class Command(BaseCommand):
    help = "Compare every filed assessment with the register and its frozen bytes"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--finish-erasures",
            action="store_true",
            help="first remove bytes whose erasure stands on the register and that are still there",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("th"):
            if options["finish_erasures"]:
                count = finish_erasures()
                self.stdout.write(_("Removed: %(count)s erased files.") % {"count": count})
            self._verify()

    def _verify(self) -> None:
        found = verify_filings()
        for fault in found.faults:
            self.stdout.write(str(fault))
        for sha256, number in found.erased.items():
            words = _("Erased by register number %(number)s: %(sha256)s")
            self.stdout.write(words % {"number": number, "sha256": sha256})
        if found.faults:
            count = {"count": len(found.faults)}
            raise CommandError(_("The filed assessments have %(count)s faults.") % count)
        self.stdout.write(
            _(
                "Filed assessments: %(filings)s, all as filed (%(objects)s files, %(erased)s "
                "erased)."
            )
            % {
                "filings": found.filings,
                "objects": found.objects,
                "erased": len(found.erased),
            }
        )
