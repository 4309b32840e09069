from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ita.register.heads import heads
from ita.register.models import RegisterEntry
from ita.register.verification import register_faults, why_not_in_chain


class Command(BaseCommand):
    help = "Finds rows of the register that were changed, removed, inserted or reordered."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", help="a hash as printed on a workbook or paper")

    def handle(self, *args: Any, **options: Any) -> None:
        faults = [str(fault) for fault in register_faults()]
        if options["head"] and (reason := why_not_in_chain(options["head"])):
            faults.append(f"{options['head']}: {reason}")
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(_("The register has %(count)s faults.") % {"count": len(faults)})
        count = RegisterEntry.objects.count()
        self.stdout.write(_("The register is intact: %(count)s rows.") % {"count": count})
        for head in heads():
            self.stdout.write(f"{head.agency}: {head}")
