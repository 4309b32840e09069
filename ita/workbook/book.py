"""What stands in an evidence workbook, item by item as it is written, so that the evidence of a
large list is never in the memory at once."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from wagtail.models import Page, PageQuerySet, Site

from home.list_places import list_places
from home.models import AgencySettings, Unit
from home.visibility import public, public_ids
from ita.assessment.board.models import Assignment
from ita.assessment.board.rows import assignments_of, name_of_owner, names_of_officers
from ita.assessment.coverage import coverage_in_parts, items_of
from ita.assessment.enums import ItemState
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework, Item
from ita.register.heads import head_of
from ita.register.history import told_outside
from ita.register.models import RegisterEntry, RegisterEntryQuerySet
from ita.workbook.groups import groups_of
from ita.workbook.keys import token_of
from ita.workbook.layouts.base import Layout
from ita.workbook.register_rows import outside_row, register_row
from ita.workbook.rows import Cover, Group, RegisterRow
from ita.workbook.scenes import Scene
from ita.workbook.self_check_rows import unit_in_words
from ita.workbook.sheets import EvidenceSheet, Offered
from ita.workbook.sources import PageLookup

PIECES = 25  # of evidence that are in the memory at once
ROWS = 100  # of the register


@dataclass
class Book:
    """The workbook of ``framework`` for the agency of ``site``. Its cover is known when its
    ``scenes`` were read to the end."""

    framework: Framework
    site: Site
    layout: Layout
    is_inside: bool = False
    item_count: int = 0
    counts: "Counter[tuple[Group, ItemState]]" = field(default_factory=Counter)
    groups: dict[Group, None] = field(default_factory=dict)
    unconfirmed: int = 0

    @property
    def agency(self) -> str:
        return str(AgencySettings.for_site(self.site).name or self.site.site_name)

    @property
    def sheets(self) -> tuple[EvidenceSheet, ...]:
        return self.layout.of_edition(self.is_inside)

    @property
    def token(self) -> str:
        """What a workbook that comes back says of itself."""
        return token_of(self.framework, self.site, self.layout.name)

    def scenes(self) -> Iterator[Scene]:
        """The items in the layout's order. A fixed number of queries for each part of about
        ``PIECES`` pieces of evidence."""
        assigned = assignments_of(self.framework, self.site)
        officers = names_of_officers(self.site)
        items = items_of(self.framework)
        groups = groups_of(self.framework, items)
        self.groups = dict.fromkeys(groups[item.pk] for item in items)
        self.item_count = len(items)
        if self.layout.is_by_unit:
            items.sort(key=lambda item: _order_of_units(item, assigned))
        places = list_places(self._pages().values_list("pk", "path", named=True))
        number, unit_before = 0, None  # of the item, from 1
        for part in coverage_in_parts(self.framework, self.site, items, PIECES):
            pages = [facts.evidence.page for entry in part.entries for facts in entry.evidence]
            lookup = PageLookup(pages, self.site, part.known, places)
            for entry in part.entries:
                number += 1
                group, owner = groups[entry.item.pk], assigned.get(entry.item.pk)
                self.counts[group, entry.state] += 1
                self.unconfirmed += not entry.title_confirmed
                unit = _unit(owner)
                yield Scene(
                    entry=entry,
                    sequence=number,
                    group=group,
                    lookup=lookup,
                    is_inside=self.is_inside,
                    assignment=owner,
                    officer=name_of_owner(owner, officers),
                    unit=unit_in_words(unit) if unit != unit_before else "",
                )
                unit_before = unit

    def register(self) -> Iterator[RegisterRow]:
        """The register of the assessed year, and whatever the evidence refers to; outside the acts
        by which what is public came before the public."""
        entries = self._entries()
        if self.is_inside:
            live = public_ids(entries.order_by().values_list("page_id", flat=True))
            for entry in entries.iterator(ROWS):
                yield register_row(entry, live)
            return
        page = public(Page.objects.filter(pk=OuterRef("page_id")))
        rows = told_outside(entries).annotate(title_today=Subquery(page.values("title")))
        for entry in rows.filter(title_today__isnull=False).iterator(ROWS):
            yield outside_row(entry, entry.title_today)  # type: ignore[attr-defined]

    def _entries(self) -> RegisterEntryQuerySet:
        shown = Q(page_id__in=Subquery(self._pages().values("pk")))
        of_year = Q(fiscal_year=self.framework.fiscal_year)
        rows = RegisterEntry.objects.of_site(self.site).filter(of_year | shown)
        return rows.order_by("fiscal_year", "number")

    def _pages(self) -> PageQuerySet:
        evidence = Evidence.objects.of_framework(self.framework).of_site(self.site).order_by()
        return Page.objects.order_by().filter(pk__in=evidence.values("page_id"))

    def cover(self) -> Cover:
        """What the summary says, when all scenes were read."""
        framework = self.framework
        return Cover(
            agency=self.agency,
            framework=framework.name,
            scheme=framework.scheme,
            year_be=framework.year_be,
            issuer=framework.issuer,
            made_at=timezone.now(),
            counts={
                state: sum(self.counts[group, state] for group in self.groups)
                for state in ItemState
            },
            unconfirmed=self.unconfirmed,
            head=head_of(self.site.pk),
            by_group=tuple(
                (group, {state: self.counts[group, state] for state in ItemState})
                for group in self.groups
            ),
            is_inside=self.is_inside,
            layout=str(self.layout.label),
        )

    def offered(self) -> dict[Offered, list[str]]:
        """The agency's own choices of drop-downs."""
        units = Unit.objects.filter(site=self.site).values_list("name", flat=True)
        return {
            Offered.UNITS: list(units),
            Offered.OFFICERS: list(names_of_officers(self.site).values()),
        }


def _order_of_units(item: Item, assigned: dict[int, Assignment]) -> tuple[bool, str]:
    name = _unit(assigned.get(item.pk))
    return (not name, name)  # what nobody answers for comes last


def _unit(owner: Assignment | None) -> str:
    return owner.unit.name if owner and owner.unit else ""
