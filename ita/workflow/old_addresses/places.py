"""Which paths of an agency's website lead somewhere, for many paths at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from home.models import AgencyDocument, AgencySettings
from home.sites import pages_of
from home.visibility import public

DOCUMENT = re.compile(r"/documents/(\d{1,18})/[^/]+/?")
PAGE_VIEW = "wagtail_serve"
# Views that have an address for everybody, whatever is published.
PUBLIC_VIEWS = {"register", "search", "case", "ita_index", "open_data", "feed"}


def own_path(site: Site, address: str) -> str:
    """The path of ``address``, where it is one of this website, written with its host or without;
    "" for any other."""
    address = address.strip()
    root = site.root_url.rstrip("/")
    path = address[len(root) :] if address.startswith(f"{root}/") else address
    is_path = path.startswith("/") and not path.startswith("//")
    has_control = any(ord(letter) < 33 for letter in path) or "\\" in path
    return path if is_path and not has_control else ""


@dataclass
class Places:
    """What stands at the website's paths now. Its making takes a fixed number of queries."""

    pages: dict[str, int]  # path of each public page: its number
    redirected: set[str]  # paths that lead on already
    documents: set[int] = field(default_factory=set)  # numbers of public files

    def target(self, path: str) -> int | str | None:
        """What a redirect to ``path`` leads to: the number of a page, or the path of a file or a
        view; None where nothing stands."""
        parts = urlsplit(path)
        plain = unquote(parts.path)
        if page := self.pages.get(_with_slash(plain)):
            return page
        if match := DOCUMENT.fullmatch(plain):
            return path if int(match[1]) in self.documents else None
        name = _view_at(_with_slash(plain))
        return path if name in PUBLIC_VIEWS else None

    def is_taken(self, old_path: str) -> bool:
        """Whether something of this website stands at ``old_path``, so that no redirect would ever
        be followed."""
        plain = unquote(urlsplit(old_path).path)
        return _with_slash(plain) in self.pages or _view_at(_with_slash(plain)) != PAGE_VIEW


def places_of(site: Site, new_paths: Iterable[str]) -> Places:
    """What ``new_paths`` may lead to on the agency's website."""
    numbers = {int(match[1]) for path in new_paths if (match := DOCUMENT.search(unquote(path)))}
    agency = AgencySettings.objects.filter(site=site)
    collection = agency.values_list("collection__path", flat=True).first()
    files = AgencyDocument.objects.filter(
        collection__path__startswith=collection or "-",
        public_since__isnull=False,
        hidden_since__isnull=True,
    )
    known = set(files.values_list("pk", flat=True)) if numbers else set()
    return Places(
        pages=_pages(site),
        redirected=set(Redirect.objects.filter(site=site).values_list("old_path", flat=True)),
        documents=numbers & known,
    )


def _pages(site: Site) -> dict[str, int]:
    homes = site.root_page.get_translations(inclusive=True).select_related("locale")
    roots = [(home.url_path, home.get_url() or "/") for home in homes]
    found = {}
    for url_path, number in public(pages_of(site)).values_list("url_path", "pk"):
        for root, address in roots:
            if url_path.startswith(root):
                found[urlsplit(address).path + url_path[len(root) :]] = number
    return found


def _with_slash(path: str) -> str:
    return path if path.endswith("/") else f"{path}/"


def _view_at(path: str) -> str:
    """The name of the view that answers at ``path`` in its own language."""
    language = "en" if path.startswith("/en/") else "th"
    with translation.override(language):
        for each in (path, path.rstrip("/") or "/"):
            try:
                name = resolve(each).url_name or ""
            except Resolver404:
                continue
            if name != PAGE_VIEW:
                return name
    return PAGE_VIEW
