"""Catalogues sorted by msgid, unwrapped and undated: what two branches add seldom meets."""

import re
from pathlib import Path

from django.core.management.commands.makemessages import Command as MakeMessages

LAYOUT = ["--sort-output", "--no-wrap"]
DATE = re.compile(r'^"POT-Creation-Date: .*\n', re.MULTILINE)


class Command(MakeMessages):
    msgmerge_options = [*MakeMessages.msgmerge_options, *LAYOUT]
    msguniq_options = [*MakeMessages.msguniq_options, *LAYOUT]
    msgattrib_options = [*MakeMessages.msgattrib_options, *LAYOUT]

    def write_po_file(self, potfile: str, locale: str) -> None:
        """Without the date of the run, which every branch would change."""
        super().write_po_file(potfile, locale)
        catalogue = Path(potfile).parent / locale / "LC_MESSAGES" / f"{self.domain}.po"
        catalogue.write_text(DATE.sub("", catalogue.read_text("utf-8"), count=1), "utf-8")
