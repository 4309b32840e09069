"""Whether a browser sent a form from this very website: for forms without a token, whose pages can
be kept in a cache.

A browser says so itself, and no script of another website can make it say something else. Who
writes these headers without a browser could fetch a token as well.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_same_origin(request: HttpRequest) -> bool:
    """By ``Sec-Fetch-Site``, or where the browser is too old for it by ``Origin`` or ``Referer``;
    where it names none of them, it is not known, and answered with no."""
    if fetched_from := request.headers.get("Sec-Fetch-Site"):
        return fetched_from == "same-origin"
    sent_from = request.headers.get("Origin") or request.headers.get("Referer", "")
    parts = urlsplit(sent_from)
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())
