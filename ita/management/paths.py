"""Where a command writes its file."""

import os
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _


def writable(path: Path) -> Path:
    """``path`` as given, when a file can be written there.

    Raises:
        CommandError: it cannot; the words say why.
    """
    folder = path.absolute().parent
    if not folder.is_dir():
        raise CommandError(_("The folder %(folder)s does not exist.") % {"folder": folder})
    if path.is_dir():
        raise CommandError(_("%(path)s is a folder, not a file.") % {"path": path})
    if not os.access(folder, os.W_OK):
        raise CommandError(_("You may not write into the folder %(folder)s.") % {"folder": folder})
    return path
