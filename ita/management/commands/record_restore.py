from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from home.core.exceptions import NotAllowed
from ita.register.restores.operations import Backup, record_restore


class Command(BaseCommand):
    help = "Puts on the register that the database was restored from a backup."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("backup", type=Path, help="the file that was restored")
        parser.add_argument("--reason", default="", help="why, in a sentence")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["backup"]
        try:
            rows = record_restore(Backup.of(path), options["reason"])
        except NotAllowed as error:
            raise CommandError(error.reason) from error
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be read (%(error)s).")
                % {"file": error.filename or path, "error": error.strerror}
            ) from error
        for row in rows:
            self.stdout.write(f"{row.agency}: {row}")
        self.stdout.write(
            _(
                "An administrator has to accept this on the register's screen; until then, "
                "verify_register reports it."
            )
        )
