"""Where in a pack each frozen answer lies."""

import mimetypes
import posixpath
from collections.abc import Iterable

from ita.filing.content import is_css, is_html
from ita.filing.enums import CaptureKind
from ita.filing.manifest import digest
from ita.filing.models import Capture
from ita.filing.packs.names import Names

PAGES, ASSETS, FILES, PAPERS = "pages", "assets", "files", "papers"
EXTENSIONS = {  # as browsers on Windows know them, whatever this machine says
    "text/css": ".css",
    "image/svg+xml": ".svg",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "image/x-icon": ".ico",
    "image/vnd.microsoft.icon": ".ico",
    "font/woff2": ".woff2",
    "application/pdf": ".pdf",
}


class Places:
    """The path of each answer within a pack, and which address leads to it."""

    def __init__(self, captures: Iterable[Capture]) -> None:
        self.paths: dict[str, str] = {}
        self._names = {folder: Names() for folder in (FILES, PAPERS)}
        self._pages = 0
        rows = [each for each in captures if each.is_whole and each.sha256]
        for each in rows:
            self.paths[each.url] = self._path(each)
        for each in rows:
            self.paths.setdefault(each.final_url, self.paths[each.url])

    def of(self, capture: Capture) -> str | None:
        return self.paths.get(capture.url)

    def from_folder(self, url: str, folder: str) -> str | None:
        """How what lies in ``folder`` names the copy of ``url``."""
        path = self.paths.get(url)
        return posixpath.relpath(path, folder or ".") if path else None

    def _path(self, capture: Capture) -> str:
        if capture.kind == CaptureKind.PAPER:
            return f"{PAPERS}/{self._names[PAPERS].take(capture.name, 'paper')}"
        if is_html(capture) and capture.kind != CaptureKind.RESOURCE:
            self._pages += 1
            return f"{PAGES}/{self._pages:04d}.html"
        if capture.kind == CaptureKind.RESOURCE or is_css(capture):
            return f"{ASSETS}/{digest(capture.url.encode())[:16]}{extension_of(capture)}"
        return f"{FILES}/{self._names[FILES].take(capture.name or self._last_part(capture))}"

    def _last_part(self, capture: Capture) -> str:
        name = capture.url.partition("?")[0].rstrip("/").rpartition("/")[2]
        return name if "." in name else name + extension_of(capture)


def extension_of(capture: Capture) -> str:
    known = EXTENSIONS.get(capture.media_type)
    return known or mimetypes.guess_extension(capture.media_type) or ".bin"
