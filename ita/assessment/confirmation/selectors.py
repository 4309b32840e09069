"""Which wording an agency confirmed."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Site

from ita.assessment.confirmation.models import Handbook, WordingConfirmation
from ita.assessment.models import Element, Framework, Item


@dataclass(frozen=True)
class Confirmed:
    """The standing confirmations of an agency: of titles by the item's number, of elements by their
    own."""

    titles: dict[int, WordingConfirmation]
    elements: dict[int, WordingConfirmation]

    def of(self, thing: Item | Element) -> WordingConfirmation | None:
        found = self.elements if isinstance(thing, Element) else self.titles
        return found.get(thing.pk)


def needs_confirmation(item: Item) -> list[Element]:
    """The elements of ``item``: headings introduce them and ask for nothing."""
    return [element for element in item.elements.all() if not element.heading]


def confirmed(framework: Framework, site: Site) -> Confirmed:
    """What the agency of ``site`` confirmed of ``framework``. One query."""
    return _read(site, item__framework=framework)


def confirmed_of(item: Item, site: Site) -> Confirmed:
    """What the agency of ``site`` confirmed of ``item``. One query."""
    return _read(site, item=item)


def handbook(framework: Framework, site: Site) -> Handbook | None:
    """The issuer's handbook, where the agency attached it."""
    found = Handbook.objects.filter(framework=framework, site_id=site.pk)
    return found.select_related("document", "attached_by").first()


def _read(site: Site, **which: Any) -> Confirmed:
    """A confirmation of another text than today's says nothing."""
    rows = WordingConfirmation.objects.filter(site_id=site.pk, **which)
    rows = rows.select_related("item", "element")
    return Confirmed(
        titles={row.item_id: row for row in rows if not row.element and row.text == row.item.title},
        elements={
            row.element.pk: row for row in rows if row.element and row.text == row.element.text
        },
    )
