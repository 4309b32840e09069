"""Puts another address in place of a link's, or takes the link away and leaves its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bs4 import Tag
from bs4.dammit import EntitySubstitution
from bs4.formatter import HTMLFormatter
from django.db.models import Field, ForeignKey, Model, URLField
from wagtail.models import Page

from home.models import AgencyDocument
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

    ``page_url`` is the address of the page on which they stand. ``new_file`` is the number of the
    agency's file at the address ``new``; None where there is none.
    """

    reader: Reader
    page_url: str
    old: tuple[LinkKind, str]
    new: str
    new_file: int | None = None

    def stands_in(self, page: Page) -> bool:
        """Whether ``page`` (as it is live, or from a revision) has the link."""
        found = self.reader.links_in(page, self.page_url)
        return any((link.kind, link.address) == self.old for link in found)

    def in_page(self, page: Page) -> None:
        """Change ``page`` in memory, wherever that can be done."""
        change = Change(
            rich_text=self.in_text,
            address=self.in_field,
            document=self.in_list_of_files,
            drops=self.takes_away,
        )
        apply(page, change)

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

    def in_list_of_files(self, number: int) -> int:
        """As it was where the new address is no file of the agency: only files are listed."""
        is_old = (LinkKind.FILE, str(number)) == self.old
        return self.new_file if is_old and self.new_file else number

    def takes_away(self, row: Model) -> bool:
        """Whether a ``row`` goes as a whole: it is a file or an address, and nothing is put in its
        place."""
        if self.new:
            return False
        return any(
            self._is_what_it_is_for(field, field.value_from_object(row))
            for field in row._meta.concrete_fields
        )

    def _is_what_it_is_for(self, field: "Field[Any, Any]", value: Any) -> bool:
        if field.blank or not value:
            return False
        if isinstance(field, ForeignKey) and field.related_model is AgencyDocument:
            return (LinkKind.FILE, str(value)) == self.old
        is_address = isinstance(field, URLField)
        return is_address and self.reader.target_of(value, self.page_url) == self.old
