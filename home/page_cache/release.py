"""What the program itself is: other releases and settings make other pages of the same data."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

PARTS = {".py", ".html", ".svg", ".mo", ".txt", ".json", ".js", ".css"}
FOLDERS = ("home", "ita", "ita_site", "search", "locale")


@cache
def release() -> str:
    """A mark of the installed code, templates, translations and settings; the same in all
    processes of an installation. Read once a process: another release needs a restart anyway."""
    mark = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*")):
            if path.suffix in PARTS:
                facts = path.stat()
                mark.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    for name in sorted(name for name in dir(settings) if name.isupper()):
        mark.update(f"{name} {getattr(settings, name)!r}\n".encode("utf-8", "replace"))
    return mark.hexdigest()[:16]
