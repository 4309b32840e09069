from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from ita.workflow.faults.operations import look, mend


class Command(BaseCommand):
    help = "Compares the register with Wagtail's steps, saved versions and stored files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", metavar="USERNAME", help="as this administrator")

    def handle(self, *args: Any, **options: Any) -> None:
        faults = look()
        if options["mend"]:
            faults = self._mend(options["mend"])
        for fault in faults:
            self.stdout.write(str(fault))
        if faults:
            raise CommandError(_("The workflow has %(count)s faults.") % {"count": len(faults)})
        self.stdout.write(_("Register, steps, saved versions and stored files fit together."))

    def _mend(self, username: str) -> Any:
        user = User.objects.filter(username=username).first()
        site = Site.objects.order_by("-is_default_site", "pk").first()
        if user is None or site is None:
            raise CommandError(_("There is no such user."))
        for fault in look():
            try:
                mend(fault, user, site)
            except NotAllowed as error:
                self.stdout.write(f"{fault.name}: {error.reason}")
        return look()
