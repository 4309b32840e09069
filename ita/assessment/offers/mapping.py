"""Last year's mapping as a proposal: what proved the items that a framework's items succeed.

Each line is ticked by an officer; what is not public, or of the wrong year, is shown with its
reason and cannot be ticked.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from home.models import ContentPage
from home.thai.normal import normalise
from home.visibility import public_ids
from ita.assessment import operations
from ita.assessment.evidence.models import Evidence
from ita.assessment.evidence.pages import pages_by_number
from ita.assessment.models import Element, Framework, Item
from ita.assessment.offers.editions import Editions, editions_of
from ita.assessment.offers.suggestions import evidence_before, wanted_year
from ita.assessment.rules import why_not_published, why_wrong_year


@dataclass(frozen=True)
class Line:
    """``page`` for ``item``, because last year's ``evidence`` proved what the item succeeds."""

    item: Item
    evidence: Evidence
    page: Page
    elements: tuple[Element, ...]
    why_not: str  # empty: it can be ticked
    is_newer: bool  # the page is the newer edition of last year's

    @property
    def key(self) -> str:
        return f"{self.item.pk}-{self.evidence.pk}"


def proposed(framework: Framework, site: Site) -> list[Line]:
    """A line for each piece of last year's evidence; a fixed number of queries."""
    items = list(framework.items.order_by("sort_order").prefetch_related("elements"))
    for item in items:
        item.framework = framework
    before = evidence_before(items, site)
    editions, pages, public = _pages(items, [row for rows in before.values() for row in rows])
    linked = set(
        Evidence.objects.of_framework(framework)
        .of_site(site)
        .values_list("item_id", "page_id", "document_id", "heading", "filters", "address")
    )
    lines: dict[tuple[int, tuple[object, ...]], Line] = {}
    for item in items:
        for row in before.get(item.pk, []):
            page = _page_for(item, row, editions, pages)
            is_newer = page.pk != row.page_id
            part = _part(row, is_newer)
            line = Line(
                item=item,
                evidence=row,
                page=page,
                elements=_same_elements(item, row),
                why_not=_why_not(item, page, part, public, linked),
                is_newer=is_newer,
            )
            lines.setdefault((item.pk, (page.pk, *part)), line)
    return list(lines.values())


@atomic_with_retry
def take_over(
    framework: Framework, site: Site, user: User, ticked: Iterable[str]
) -> list[Evidence]:
    """Link what the officer ticked (the keys of lines), all of it or nothing.

    Raises:
        NotAllowed: a line is not among those that can be ticked any more.
        ValidationError: see ``operations.link``.
    """
    lines = {line.key: line for line in proposed(framework, site)}
    chosen = [lines.get(key) for key in dict.fromkeys(ticked)]
    changed = _("The list has changed. Please look again.")
    ensure(*(line.why_not if line else changed for line in chosen))
    return [
        operations.link(
            line.item,
            line.page,
            site,
            user,
            note=line.evidence.note if not line.is_newer else "",
            elements=line.elements,
            **_parts_kept(line),
        )
        for line in chosen
        if line
    ]


def _parts_kept(line: Line) -> operations.Part:
    """Of a newer edition the page as a whole: its files and headings are others."""
    return operations.WHOLE_PAGE if line.is_newer else operations.part_of(line.evidence)


def _part(row: Evidence, is_newer: bool) -> tuple[object, ...]:
    if is_newer:
        return (None, "", "", "")
    return (row.document_id, row.heading, row.filters, row.address)


def _pages(items: list[Item], rows: list[Evidence]) -> tuple[Editions, dict[int, Page], set[int]]:
    contents = [row.page for row in rows if isinstance(row.page, ContentPage)]
    years = {year for item in items if (year := wanted_year(item))}
    editions = editions_of(contents, years)
    numbers = {editions.of(page, year) for page in contents for year in years}
    pages = pages_by_number({number for number in numbers if number})
    pages |= {row.page_id: row.page for row in rows}
    return editions, pages, public_ids(pages)


def _page_for(item: Item, row: Evidence, editions: Editions, pages: dict[int, Page]) -> Page:
    year = wanted_year(item)
    if year is None or not isinstance(row.page, ContentPage):
        return row.page
    return pages[editions.of(row.page, year) or row.page_id]


def _same_elements(item: Item, row: Evidence) -> tuple[Element, ...]:
    """Those of ``item`` whose wording is that of an element which the evidence covered."""
    covered = {normalise(element.text) for element in row.elements.all()}
    found = (each for each in item.elements.all() if not each.heading)
    return tuple(each for each in found if normalise(each.text) in covered)


def _why_not(
    item: Item,
    page: Page,
    part: tuple[object, ...],
    public: set[int],
    linked: AbstractSet[tuple[object, ...]],
) -> str:
    if (item.pk, page.pk, *part) in linked:
        return _("It is linked already.")
    filters = str(part[2])
    not_public = why_not_published(page, page.pk in public)
    return not_public or why_wrong_year(page, item, item.framework, filters) or ""
