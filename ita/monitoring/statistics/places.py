"""Which page or file lies at an address, for all addresses of an agency at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from wagtail.models import Page, Site

from home.models import SectionPage
from home.sites import pages_of
from ita.monitoring.statistics.enums import Elsewhere

FILE = re.compile(r"/documents/(\d{1,18})/[^/]+")
# What people do not read: of officers, of browsers, of programs.
NOT_PAGES = re.compile(r"/(admin|media|static|documents|django-admin)(/|$)|.*\.[a-z0-9]{2,5}$")
SUGGESTIONS = "/search/suggest"
LANGUAGE = re.compile(rf"^/({'|'.join(code for code, _name in settings.LANGUAGES)})(?=/)")
VIEWS = {"search": Elsewhere.SEARCH, "ita": Elsewhere.ITA}


@dataclass(frozen=True)
class Places:
    """``pages``: {address: (number of the page, its section)}."""

    pages: dict[str, tuple[int, str]]

    def page_at(self, path: str) -> tuple[int, str]:
        """Number and section; (0, where it is) for what is no page of the tree."""
        if found := self.pages.get(path if path.endswith("/") else f"{path}/"):
            return found
        first = LANGUAGE.sub("", path).strip("/").partition("/")[0]
        return 0, VIEWS.get(first, Elsewhere.OTHER)

    @staticmethod
    def file_at(path: str) -> int:
        """The number of the document; 0 where it is none."""
        found = FILE.fullmatch(path)
        return int(found.group(1)) if found else 0

    @staticmethod
    def is_page(path: str) -> bool:
        """Whether a person reads what is there."""
        plain = LANGUAGE.sub("", path)
        return not (NOT_PAGES.match(plain) or plain == SUGGESTIONS)


def places_of(site: Site) -> Places:
    """The places of the agency's pages, those that are not public any more too: the log may be
    older. A fixed number of queries."""
    homes = site.root_page.get_translations(inclusive=True).select_related("locale")
    prefixes = [(home.url_path, _prefix(home)) for home in homes]
    sections = dict(SectionPage.objects.values_list("path", "section"))
    return Places(dict(_rows(site, prefixes, sections)))


def _prefix(home: Page) -> str:
    code = home.locale.language_code
    return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"


def _rows(
    site: Site, prefixes: list[tuple[str, str]], sections: dict[str, str]
) -> Iterator[tuple[str, tuple[int, str]]]:
    for number, path, url_path in pages_of(site).values_list("pk", "path", "url_path"):
        home, prefix = next(each for each in prefixes if url_path.startswith(each[0]))
        section = sections.get(path[: 3 * Page.steplen], "")
        yield prefix + url_path.removeprefix(home), (number, section or Elsewhere.FRONT)
