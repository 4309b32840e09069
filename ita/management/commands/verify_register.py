from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ita.integrity.erased import erased_seals_told
from ita.integrity.models import Seal
from ita.integrity.proof import proof_faults
from ita.register.anchors.summary import summary
from ita.register.heads import heads
from ita.register.models import RegisterEntry
from ita.register.verification import why_not_in_chain


class Command(BaseCommand):
    help = (
        "Finds rows of the register and seals that were changed, removed, inserted or reordered, "
        "by themselves and by the anchors outside of the database."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", help="a hash as printed on a workbook or paper, or mailed")
        parser.add_argument(
            "--anchors", type=Path, help="a file of anchors that was kept on another machine"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        faults = [str(fault) for fault in proof_faults(options["anchors"])]
        if options["head"] and (reason := why_not_in_chain(options["head"])):
            faults.append(f"{options['head']}: {reason}")
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(_("The register has %(count)s faults.") % {"count": len(faults)})
        self._say_what_was_compared()
        for head in heads():
            self.stdout.write(f"{head.agency}: {head}")

    def _say_what_was_compared(self) -> None:
        rows, seals = RegisterEntry.objects.count(), Seal.objects.count()
        self.stdout.write(
            _("The register is intact: %(count)s rows, %(seals)s seals.")
            % {"count": rows, "seals": seals}
            if rows
            else _("The register has no row yet.")
        )
        for line in (*erased_seals_told(), *summary()):
            self.stdout.write(line)
