"""The rows of the layout of OIT and of what needs mending, made of an item's scene."""

from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.thai.calendar import format_date
from ita.assessment.checks.enums import Outcome
from ita.assessment.coverage import ElementCoverage, EvidenceFacts, ItemCoverage
from ita.assessment.elements import grouped
from ita.assessment.enums import Requirement
from ita.assessment.evidence.address import address_of, year_of
from ita.assessment.evidence.click_path import shown_title
from ita.assessment.states import in_words, look_again
from ita.workbook.element_kinds import kind_label
from ita.workbook.rows import ElementRow, EvidenceRow, FixRow
from ita.workbook.scenes import Scene


def evidence_rows(scene: Scene) -> Iterator[EvidenceRow]:
    """A row for each piece of evidence, one for an item that has none; what is to be said of the
    item as a whole is filled in on the first."""
    entry = scene.entry
    row = EvidenceRow(
        sequence=scene.sequence,
        code=entry.item.code,
        title=scene.title,
        present=scene.is_present,
        group=scene.group.label,
        state=entry.state,
        machine_state=entry.machine_state,
        verdict=_verdict(entry),
    )
    for index, facts in enumerate(scene.evidence or (None,)):
        is_first = index == 0
        work = scene.work(facts, verdict=is_first, owner=is_first)
        row = replace(row, sequence=row.sequence if is_first else None, work=work)
        yield _with_page(row, facts, scene) if facts else row


def _with_page(row: EvidenceRow, facts: EvidenceFacts, scene: Scene) -> EvidenceRow:
    page, more = facts.evidence.page, scene.lookup.of(facts.evidence, not facts.look_again)
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


def element_rows(scene: Scene) -> Iterator[ElementRow]:
    """A row for each required element."""
    labels = {
        element.pk: label
        for label, elements in grouped(scene.entry.item.elements.all())
        for element in elements
    }
    for element in scene.entry.elements:
        yield _element_row(scene, element, labels[element.element.pk])


def _element_row(scene: Scene, entry: ElementCoverage, section: str) -> ElementRow:
    evidence = [facts.evidence for facts in entry.covered_by]
    pages = list(dict.fromkeys(row.page for row in evidence))
    return ElementRow(
        code=scene.entry.item.code,
        title=scene.title,
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
        work=scene.work(element_id=entry.element.pk, verdict=True),
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


def fix_rows(scene: Scene) -> Iterator[FixRow]:
    """What keeps the item from being complete, a row for each thing."""
    entry = scene.entry
    if entry.is_complete:
        return
    of_pages = [(reason, f.evidence.page) for f in entry.evidence for reason in f.reasons]
    for reason, page in of_pages:
        yield _fix_row(scene, reason, page)
    for reason in entry.reasons:
        if reason not in dict(of_pages):
            yield _fix_row(scene, reason, None)


def _fix_row(scene: Scene, reason: str, page: Page | None) -> FixRow:
    """What a page lacks is mended in its editor, all else on the item's screen."""
    entry = scene.entry
    address = (
        reverse("wagtailadmin_pages:edit", args=[page.pk])
        if page
        else reverse("ita_item", args=[entry.item.pk])
    )
    return FixRow(
        code=entry.item.code,
        title=scene.title,
        state=entry.state,
        reason=reason,
        place=_("Edit the page") if page else _("Link evidence to the item"),
        url=settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address,
    )
