"""A page as it is kept, what may be kept, and what a visitor gets of it."""

import gzip
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

LEVEL = 6  # of gzip
SMALLEST_COMPRESSED = 200  # bytes
NOT_FOR_ALL = {"private", "no-store"}
# The browser keeps the page and asks each time whether it is still the one; so does a proxy.
ASK_AGAIN = "no-cache"


@dataclass(frozen=True)
class StoredPage:
    """The body, compressed unless it is too small for that, and the headers without what depends
    on the visitor."""

    body: bytes
    is_compressed: bool
    headers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, response: HttpResponse) -> "StoredPage":
        content, own = response.content, {"content-length", "etag", "cache-control"}
        patch_vary_headers(response, ("Accept-Encoding",))
        headers = tuple(each for each in response.items() if each[0].lower() not in own)
        headers += (("Cache-Control", ASK_AGAIN),)
        if len(content) < SMALLEST_COMPRESSED:
            return cls(content, False, headers)
        # Without a time in it, so that the same page is the same bytes.
        return cls(gzip.compress(content, LEVEL, mtime=0), True, headers)

    def answer(self, request: HttpRequest, key: str) -> HttpResponse:
        """The page for one visitor, compressed where the browser says that it can read that."""
        compressed = self.is_compressed and accepts_gzip(request)
        body = self.body if compressed or not self.is_compressed else gzip.decompress(self.body)
        headers = dict(self.headers)
        headers |= {"ETag": etag_of(key), "Content-Length": str(len(body))}
        if compressed:
            headers["Content-Encoding"] = "gzip"
        return HttpResponse(b"" if request.method == "HEAD" else body, headers=headers)


def not_modified(request: HttpRequest, key: str) -> HttpResponse | None:
    """The answer to a visitor who has exactly this page already; None for all others."""
    wanted = request.META.get("HTTP_IF_NONE_MATCH", "")
    if not wanted or etag_of(key) not in parse_etags(wanted):
        return None
    headers = {"ETag": etag_of(key), "Cache-Control": ASK_AGAIN, "Vary": "Accept-Encoding"}
    return HttpResponseNotModified(headers=headers)


def is_for_all(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether every visitor would get the ``response``, so that it may be kept.

    Nothing that set a cookie, asked for a form's token, looked into a session, or is declared as
    somebody's own.
    """
    if response.status_code != 200 or response.streaming or response.cookies:
        return False
    if "CSRF_COOKIE_NEEDS_UPDATE" in request.META or response.has_header("Content-Encoding"):
        return False
    if _words(response, "Vary") & {"cookie", "*"}:
        return False
    return not _words(response, "Cache-Control") & NOT_FOR_ALL


def accepts_gzip(request: HttpRequest) -> bool:
    for part in request.META.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        coding, _semicolon, quality = part.partition(";")
        if coding.strip() in ("gzip", "*"):
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def etag_of(key: str) -> str:
    """Weak: compressed or not, it is the same page."""
    return f'W/"{key[:32]}"'


def _words(response: HttpResponseBase, header: str) -> set[str]:
    return {word.strip().lower() for word in response.headers.get(header, "").split(",")}
