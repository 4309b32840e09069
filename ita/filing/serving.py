"""Serves a frozen answer as a copy that does nothing: to officers, and to whoever a room above lets
in. Who may have it is asked before (``rules.why_not_see_closed`` for what was taken down)."""

from collections.abc import Callable

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _

from home.thai.calendar import format_datetime
from ita.filing import content, store
from ita.filing.enums import CaptureKind
from ita.filing.models import Capture
from ita.filing.rewriting import Where, rewrite_css, rewrite_html

# No scripts, nothing from elsewhere. With the same origin, so that the pictures and style sheets of
# the copy, which are ours, come with the reader's session.
SANDBOX = (
    "sandbox allow-same-origin allow-popups; default-src 'none'; img-src 'self' data:; "
    "style-src 'self' 'unsafe-inline'; font-src 'self' data:; media-src 'self'; "
    "frame-ancestors 'self'"
)
# A browser shows no PDF in a sandbox.
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
}
SHOWN_INLINE = frozenset(
    {
        *("image/png", "image/jpeg", "image/webp", "image/gif", "image/svg+xml"),
        *("application/pdf", "font/woff2", "text/plain"),
    }
)


def frozen_response(capture: Capture, address: Callable[[int], str]) -> HttpResponse | FileResponse:
    """``capture`` for a reader.

    Args:
        address: where the frozen answer with that number is served: links within the copy.

    Raises:
        FileNotFoundError: nothing was frozen of it, or the bytes are missing.
        store.Erased: an act erased it.
    """
    if not capture.sha256:
        raise FileNotFoundError(capture.url)
    response = _response(capture, address)
    is_file = isinstance(response, FileResponse)
    response.headers["Content-Security-Policy"] = FILE_POLICY if is_file else SANDBOX
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def _response(capture: Capture, address: Callable[[int], str]) -> HttpResponse | FileResponse:
    if content.is_html(capture):
        note = _("Frozen copy of %(url)s as it was published on %(time)s") % {
            "url": capture.url,
            "time": format_datetime(capture.visited_at),
        }
        where = _where(capture, address)
        html = rewrite_html(content.text_of(capture), capture.final_url, where, note)
        return HttpResponse(html, content_type="text/html; charset=utf-8")
    if content.is_css(capture):
        where = _where(capture, address)
        css = rewrite_css(content.text_of(capture), capture.final_url, where)
        return HttpResponse(css, content_type="text/css; charset=utf-8")
    return _file(capture)


def _where(capture: Capture, address: Callable[[int], str]) -> Where:
    rows = Capture.objects.filter(filing=capture.filing_id).exclude(sha256="")
    known: dict[str, int] = dict(
        rows.exclude(kind=CaptureKind.PAPER).values_list("url", "pk"),
    )

    def where(url: str) -> str | None:
        return address(known[url]) if url in known else None

    return where


def _file(capture: Capture) -> FileResponse:
    kind = capture.media_type if capture.media_type in SHOWN_INLINE else "application/octet-stream"
    return FileResponse(
        store.open_object(capture.filing.site_id, capture.sha256),
        content_type=kind,
        filename=capture.name or "file",
        as_attachment=kind not in SHOWN_INLINE,
    )
