"""The bytes of an answer as a reader takes them: unpacked, and text as text."""

import gzip
import re
import zlib

from ita.filing import store
from ita.filing.models import Capture

CHARSET = re.compile(r"charset=([\w-]+)", re.IGNORECASE)
MOST = 64 * 1024 * 1024  # bytes of a page or style sheet, unpacked


def is_html(capture: Capture) -> bool:
    return capture.media_type in ("text/html", "application/xhtml+xml")


def is_css(capture: Capture) -> bool:
    return capture.media_type == "text/css"


def content_of(capture: Capture) -> bytes:
    """Unpacked where the server had packed it; raises as ``store.open_object``."""
    return unpacked(store.read(capture.filing.site_id, capture.sha256), capture)


def text_of(capture: Capture) -> str:
    """Raises as ``store.open_object``."""
    return decoded(content_of(capture), capture)


def decoded(content: bytes, capture: Capture) -> str:
    named = CHARSET.search(capture.header("Content-Type"))
    try:
        return content.decode(named[1] if named else "utf-8", "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def unpacked(content: bytes, capture: Capture) -> bytes:
    packed = capture.header("Content-Encoding").lower()
    try:
        if packed in ("gzip", "x-gzip"):
            return zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(content, MOST)
        if packed == "deflate":
            return zlib.decompressobj().decompress(content, MOST)
    except (zlib.error, gzip.BadGzipFile):
        pass
    return content
