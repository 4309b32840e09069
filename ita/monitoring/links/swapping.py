"""Puts another address in place of a link's, or takes the link away and leaves its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bs4 import Tag
from bs4.dammit import EntitySubstitution
from bs4.formatter import HTMLFormatter
from django.db.models import Field
from wagtail.models import Page

from ita.monitoring.links.enums import LinkKind
from ita.monitoring.links.reading import Reader, parsed
from ita.workflow.replacement.content import Change, apply


class _InOrder(HTMLFormatter):
    """Attributes as they stand, not by the alphabet: nothing but the link is another."""

    def attributes(self, tag: Tag) -> Iterable[tuple[str, Any]]:
        return tag.attrs.items()


AS_IT_STANDS = _InOrder(entity_substitution=EntitySubstitution.substitute_xml)


@dataclass(frozen=True)
class Swap:
    """``old`` is what ``Reader`` says that the links lead to; an empty ``new`` takes them away.

    ``page_url`` is the address of the page on which they stand.
    """

    reader: Reader
    page_url: str
    old: tuple[LinkKind, str]
    new: str

    def stands_in(self, page: Page) -> bool:
        """Whether ``page`` (as it is live, or from a revision) has the link."""
        found = self.reader.links_in(page, self.page_url)
        return any((link.kind, link.address) == self.old for link in found)

    def in_page(self, page: Page) -> None:
        """Change ``page`` in memory, wherever that can be done."""
        apply(page, Change(rich_text=self.in_text, address=self.in_field))

    def in_text(self, html: str) -> str:
        """A rich text as it is stored; untouched but for the link."""
        soup = parsed(html)
        links = [
            tag for tag in soup.find_all("a") if self.reader.of_tag(tag, self.page_url) == self.old
        ]
        for tag in links:
            if self.new:
                tag.attrs = {"href": self.new}
            else:
                tag.unwrap()
        return soup.decode(formatter=AS_IT_STANDS) if links else html

    def in_field(self, address: str, field: "Field[Any, Any]") -> str:
        """As it was where the field takes nothing else: it is required, or too short."""
        if self.reader.target_of(address, self.page_url) != self.old:
            return address
        fits = len(self.new) <= (field.max_length or 0)
        return self.new if fits and (self.new or field.blank) else address
