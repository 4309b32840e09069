"""Which links stand on a page, and where: in rich text, in fields for an address, in the list of
files. Of what is stored, so that it can be changed at the same place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.db.models import ForeignKey, Model, URLField
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from home.core.addresses import origin
from home.models import AgencyDocument
from home.rich_texts import changed, stored
from ita.monitoring.links.enums import LinkKind

# What a browser does not open as a page.
NOT_OPENED = frozenset({"mailto", "tel", "sms", "fax", "javascript", "data", "line", "geo"})
CHOSEN = {"page": LinkKind.PAGE, "document": LinkKind.FILE}  # by "linktype"


@dataclass(frozen=True)
class FoundLink:
    """A link on a page; ``field``, ``row``, ``path`` and ``words`` as ``LinkPlace`` has them."""

    kind: LinkKind
    address: str
    field: str
    row: int
    path: str
    words: str


@dataclass(frozen=True)
class Reader:
    """Reads the links of pages of the website at ``root_url``."""

    root_url: str

    def links_in(self, page: Page, url: str) -> list[FoundLink]:
        """The links of ``page`` (specific, with its rows at hand), in order; ``url`` is its
        address."""
        found = list(self._in_fields(page, url))
        for relation in get_all_child_relations(type(page)):
            name = relation.get_accessor_name()
            if relation.related_model._meta.app_label == "home":
                rows = sorted(getattr(page, name).all(), key=lambda row: row.sort_order or 0)
                for number, row in enumerate(rows, 1):
                    found += self._in_fields(row, url, name, number)
        return found

    def target_of(self, href: str, page_url: str) -> tuple[LinkKind, str] | None:
        """What an address on the page at ``page_url`` leads to; None for a place on the same page
        and for what no browser opens as a page."""
        try:
            url = urldefrag(urljoin(page_url, href.strip())).url
            scheme = urlsplit(url).scheme
        except ValueError:
            return LinkKind.OUTSIDE, href
        if not href.strip() or href.strip().startswith("#") or scheme in NOT_OPENED:
            return None
        is_own = _place(url) == _place(self.root_url)
        return (LinkKind.OWN if is_own else LinkKind.OUTSIDE), url

    def _in_fields(
        self, instance: Model, url: str, relation: str = "", number: int = 0
    ) -> Iterator[FoundLink]:
        for field in instance._meta.concrete_fields:
            value = field.value_from_object(instance)
            path = f"{relation}.{instance.pk}.{field.name}" if relation else field.name
            name = relation or field.name
            words = str(getattr(instance, "title" if relation == "attachments" else "name", ""))
            if not value:
                continue
            if isinstance(field, ForeignKey) and field.related_model is AgencyDocument:
                yield FoundLink(LinkKind.FILE, str(value), name, number, path, words)
            elif isinstance(field, URLField) and (target := self.target_of(value, url)):
                yield FoundLink(*target, name, number, path, words)
            elif isinstance(field, RichTextField):
                yield from self._in_text(value, url, name, number, path)
            elif isinstance(field, StreamField):
                yield from self._in_stream(value, url, name)

    def _in_stream(self, stream: Any, url: str, name: str) -> list[FoundLink]:
        raw = stored(stream)
        found: list[FoundLink] = []
        for number, part in enumerate(raw, 1):
            note = partial(self._note, found, url, name, number)
            changed(stream.stream_block, [part], note, name)
        return found

    def _note(
        self, found: list[FoundLink], url: str, name: str, number: int, text: str, path: str
    ) -> str:
        found += self._in_text(text, url, name, number, path)
        return text

    def _in_text(
        self, html: str, url: str, name: str, number: int, path: str
    ) -> Iterator[FoundLink]:
        for tag in links_of(html):
            if target := self.of_tag(tag, url):
                words = " ".join(tag.get_text(" ").split())
                yield FoundLink(*target, name, number, path, words)

    def of_tag(self, tag: Tag, page_url: str) -> tuple[LinkKind, str] | None:
        """What a link of a rich text leads to."""
        kind = CHOSEN.get(str(tag.get("linktype", "")))
        if kind:
            return kind, str(tag.get("id", ""))
        return self.target_of(str(tag.get("href", "")), page_url)


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def links_of(html: str) -> list[Tag]:
    """The links of a rich text as it is stored."""
    return parsed(html).find_all("a") if "<a" in html else []


def _place(url: str) -> str:
    """Server and port, by whatever scheme."""
    return origin(url).partition("://")[2].removesuffix(":443").removesuffix(":80")
