"""Builds what stands in the workbook from coverage, the pages and the register."""

from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.models import AgencySettings
from home.thai.calendar import format_date
from home.visibility import public_ids
from ita.assessment.checks.enums import Outcome
from ita.assessment.coverage import (
    ElementCoverage,
    EvidenceFacts,
    ItemCoverage,
    count_states,
    coverage,
)
from ita.assessment.elements import grouped
from ita.assessment.enums import Requirement
from ita.assessment.evidence.address import address_of, year_of
from ita.assessment.evidence.click_path import shown_title
from ita.assessment.models import Framework
from ita.assessment.states import in_words, look_again
from ita.register.heads import head_of
from ita.register.models import RegisterEntry
from ita.workbook.element_kinds import kind_label
from ita.workbook.groups import groups_of
from ita.workbook.register.rows import register_row
from ita.workbook.rows import (
    Cover,
    ElementRow,
    EvidenceBook,
    EvidenceRow,
    FixRow,
    Group,
    RegisterRow,
)
from ita.workbook.sources import PageLookup


def build(framework: Framework, site: Site) -> EvidenceBook:
    """All rows of the workbook, in the active language; a fixed number of queries."""
    covered = coverage(framework, site)
    pages = [facts.evidence.page for entry in covered for facts in entry.evidence]
    groups = groups_of(framework, covered)
    return EvidenceBook(
        cover=_cover(framework, site, covered),
        groups=tuple(dict.fromkeys(groups[entry.item.pk] for entry in covered)),
        evidence=tuple(_evidence_rows(covered, groups, PageLookup(pages, site))),
        elements=tuple(_element_rows(covered)),
        register=tuple(_register_rows(framework, site, {page.pk for page in pages})),
        fixes=tuple(_fix_rows(covered)),
    )


def item_title(entry: ItemCoverage) -> str:
    """The title, marked until an officer of the agency has confirmed its wording."""
    title = entry.item.title
    return title if entry.title_confirmed else _("%(title)s (unconfirmed)") % {"title": title}


def _cover(framework: Framework, site: Site, covered: list[ItemCoverage]) -> Cover:
    return Cover(
        agency=AgencySettings.for_site(site).name or site.site_name,
        framework=framework.name,
        year_be=framework.year_be,
        issuer=framework.issuer,
        made_at=timezone.now(),
        counts=count_states(covered),
        unconfirmed=sum(not entry.title_confirmed for entry in covered),
        head=head_of(site.pk),
    )


def _evidence_rows(
    covered: list[ItemCoverage], groups: dict[int, Group], lookup: PageLookup
) -> Iterator[EvidenceRow]:
    for number, entry in enumerate(covered, start=1):
        first = EvidenceRow(
            sequence=number,
            code=entry.item.code,
            title=item_title(entry),
            present=bool(entry.live_evidence),
            group=groups[entry.item.pk].label,
            state=entry.state,
            machine_state=entry.machine_state,
            verdict=_verdict(entry),
        )
        if not entry.evidence:
            yield first
        for index, facts in enumerate(entry.evidence):
            row = replace(first, sequence=None) if index else first
            yield _with_page(row, facts, lookup)


def _with_page(row: EvidenceRow, facts: EvidenceFacts, lookup: PageLookup) -> EvidenceRow:
    page, more = facts.evidence.page, lookup.of(facts.evidence, not facts.look_again)
    return replace(
        row,
        page_title=shown_title(page),
        url=more.url,
        click_path=more.click_path,
        note=facts.evidence.note,
        files=more.files,
        source=getattr(page, "source", ""),  # a section or front page states none of these
        period=getattr(page, "period", ""),
        fiscal_year=year_of(page, facts.evidence.filters),
        published_at=page.first_published_at if more.is_public else None,
        updated_at=page.last_published_at if more.is_public else None,
        approval=more.approval,
    )


def _element_rows(covered: list[ItemCoverage]) -> Iterator[ElementRow]:
    for entry in covered:
        labels = {
            element.pk: label
            for label, elements in grouped(entry.item.elements.all())
            for element in elements
        }
        for element in entry.elements:
            yield _element_row(entry, element, labels[element.element.pk])


def _element_row(of: ItemCoverage, entry: ElementCoverage, section: str) -> ElementRow:
    evidence = [facts.evidence for facts in entry.covered_by]
    pages = list(dict.fromkeys(row.page for row in evidence))
    return ElementRow(
        code=of.item.code,
        title=item_title(of),
        number=entry.element.number,
        section=section,
        text=entry.element.text,
        kind=kind_label(entry.element.kind),
        covered=entry.is_covered,
        page_titles=tuple(shown_title(page) for page in pages),
        is_met=entry.is_met,
        requirement=_requirement(entry),
        findings=tuple(f"{Outcome(r.outcome).label}: {r.reason}" for r in entry.results),
        verdict=_verdict(entry),
        confirmed_by=_confirmed_by(entry),
        url=address_of(evidence[0]) if evidence else "",
    )


def _requirement(entry: ElementCoverage) -> str:
    if entry.in_scope is False:
        return _("Not for an agency of this kind")
    return str(Requirement(entry.element.requirement).label)


def _verdict(entry: ItemCoverage | ElementCoverage) -> str:
    if entry.fallen:
        return look_again(entry.fallen)
    return in_words(entry.verdict) if entry.verdict else ""


def _confirmed_by(entry: ElementCoverage) -> str:
    said = entry.confirmation
    if said is None:
        return ""
    parts = (said.name, said.position, format_date(said.confirmed_at, short=True), said.confirmer)
    return "\n".join(part for part in parts if part)


def _register_rows(framework: Framework, site: Site, page_ids: set[int]) -> Iterator[RegisterRow]:
    """The register of the assessed year, and whatever the evidence sheet refers to."""
    entries = list(
        RegisterEntry.objects.of_site(site)
        .filter(Q(fiscal_year=framework.fiscal_year) | Q(page_id__in=page_ids))
        .order_by("fiscal_year", "number")
    )
    public = public_ids({entry.page_id for entry in entries})
    for entry in entries:
        yield register_row(entry, public)


def _fix_rows(covered: list[ItemCoverage]) -> Iterator[FixRow]:
    for entry in covered:
        if entry.is_complete:
            continue
        of_pages = [(reason, f.evidence.page) for f in entry.evidence for reason in f.reasons]
        for reason, page in of_pages:
            yield _fix_row(entry, reason, page)
        for reason in entry.reasons:
            if reason not in dict(of_pages):
                yield _fix_row(entry, reason, None)


def _fix_row(entry: ItemCoverage, reason: str, page: Page | None) -> FixRow:
    """What a page lacks is mended in its editor, all else on the item's screen."""
    address = (
        reverse("wagtailadmin_pages:edit", args=[page.pk])
        if page
        else reverse("ita_item", args=[entry.item.pk])
    )
    return FixRow(
        code=entry.item.code,
        title=item_title(entry),
        state=entry.state,
        reason=reason,
        place=_("Edit the page") if page else _("Link evidence to the item"),
        url=settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address,
    )
