"""What is asked for: whether it may come from the cache, and under which key it stands there."""

import hashlib
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import reverse

from home.page_cache.generations import Number
from home.page_cache.release import release
from home.periods import today

# Parameters that public pages read. What bears another one is made for its asker and not kept, so
# that nobody fills the cache with addresses of their own.
KNOWN = {"page", "year", "kind", "period", "act_section", "tab", "month"}
# What others append to our addresses when they link to them: taken out before anybody reads it, so
# that the page cannot depend on it.
IGNORED = {"fbclid", "gclid", "gad_source", "igshid", "mibextid", "msclkid", "_gl", "_ga"}
IGNORED |= {f"utm_{word}" for word in ("source", "medium", "campaign", "term", "content", "id")}
LONGEST_ADDRESS = 1000  # letters
PERSONAL_COOKIES = (settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name)


@dataclass(frozen=True)
class Asked:
    """An address as an anonymous visitor asks for it on a day in Bangkok. Its language is that of
    the path (``ita_site.middleware``). ``is_kept``: whether the answer may be kept for others."""

    address: str
    query: str
    day: str
    is_kept: bool

    def key(self, generation: Number) -> str:
        """The key of exactly this page: another act, day or release makes another key."""
        parts = (release(), str(generation), self.day, self.address)
        return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def asked_of(request: HttpRequest) -> Asked | None:
    """What is asked for; None where the answer may be somebody's own, or is no page."""
    if request.method not in ("GET", "HEAD") or is_personal(request):
        return None
    if request.path_info.startswith(_paths_apart()):
        return None
    query = known_query(request)
    try:
        address = f"{request.scheme}://{request.get_host()}{request.path}?{query}"
    except DisallowedHost:
        return None
    is_kept = query is not None and len(address) <= LONGEST_ADDRESS
    return Asked(address, query or "", today().isoformat(), is_kept)


def is_personal(request: HttpRequest) -> bool:
    """Whether the visitor brought something by which an answer could be for them alone."""
    return any(name in request.COOKIES for name in PERSONAL_COOKIES) or (
        "HTTP_AUTHORIZATION" in request.META
    )


def known_query(request: HttpRequest) -> str | None:
    """The query without what others appended to it; None where it has a parameter that no public
    page knows."""
    if not request.META.get("QUERY_STRING"):
        return ""
    pairs = [(name, value) for name, values in request.GET.lists() for value in values]
    kept = [(name, value) for name, value in pairs if name not in IGNORED]
    if any(name not in KNOWN for name, _value in kept):
        return None
    return urlencode(kept) if len(kept) < len(pairs) else request.META["QUERY_STRING"]


def without_ignored(request: HttpRequest, query: str) -> None:
    """Give the ``request`` the ``query``, as if it had been asked so."""
    if request.META.get("QUERY_STRING", "") != query:
        request.META["QUERY_STRING"] = query
        request.__dict__.pop("GET", None)


@cache
def _paths_apart() -> tuple[str, ...]:
    """Where nothing is for everybody, or where files are sent."""
    return (reverse("wagtailadmin_home"), settings.STATIC_URL, settings.MEDIA_URL, "/documents/")
