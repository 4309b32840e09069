"""Which items of a framework an agency has proven, and what is missing.

The coverage screen, the public ITA pages and the workbook all read this.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.visibility import public_ids
from ita.assessment.enums import ItemState
from ita.assessment.models import Element, Evidence, EvidenceQuerySet, Framework, Item
from ita.assessment.rules import why_file_not_shown, why_not_published, why_wrong_year
from ita.register.approval_summary import why_drifted, why_unconfirmed
from ita.register.history import PageStatus, page_statuses


@dataclass(frozen=True)
class EvidenceFacts:
    """One piece of evidence, and why it does not count (empty: it counts).

    ``remark``: what an officer must know of it although it counts.
    """

    evidence: Evidence
    reasons: tuple[str, ...]
    is_live: bool  # everybody can open it
    is_approved: bool  # what is live is not known to be other than what was approved
    remark: str
    element_ids: frozenset[int]

    @property
    def counts(self) -> bool:
        return not self.reasons


@dataclass(frozen=True)
class ElementCoverage:
    """A required element and the evidence that counts for it."""

    element: Element
    covered_by: tuple[EvidenceFacts, ...]

    @property
    def is_covered(self) -> bool:
        return bool(self.covered_by)


@dataclass(frozen=True)
class ItemCoverage:
    """An item with its state and why."""

    item: Item
    state: ItemState
    reasons: tuple[str, ...]
    evidence: tuple[EvidenceFacts, ...]
    elements: tuple[ElementCoverage, ...] = field(default=())

    @property
    def is_complete(self) -> bool:
        return self.state == ItemState.COMPLETE

    @property
    def live_evidence(self) -> tuple[EvidenceFacts, ...]:
        """What the public may see: a draft's title must not leak."""
        return tuple(facts for facts in self.evidence if facts.is_live)


def coverage(framework: Framework, site: Site) -> list[ItemCoverage]:
    """The state of every item of ``framework`` for the agency of ``site``, in order.

    A fixed number of queries, however many items and pages.
    """
    facts = _facts_by_item(framework, site)
    items = framework.items.order_by("sort_order").prefetch_related("elements")
    return [_cover(item, facts[item.pk]) for item in items]


def item_coverage(item: Item, site: Site) -> ItemCoverage:
    """The state of one item for the agency of ``site``."""
    rows = _with_pages(Evidence.objects.filter(item=item).of_site(site))
    return _cover(item, facts_of(rows))


def facts_of(rows: Iterable[Evidence]) -> list[EvidenceFacts]:
    """Pieces of evidence (``with_file_shown``), each with the reasons, if any, why it does not
    count; a fixed number of queries."""
    rows = list(rows)
    page_ids = {row.page_id for row in rows}
    public, statuses = public_ids(page_ids), page_statuses(page_ids)
    return [_facts(row, row.page_id in public, statuses[row.page_id]) for row in rows]


def count_states(covered: list[ItemCoverage]) -> dict[ItemState, int]:
    """How many items are in each state, every state named."""
    counts = Counter(entry.state for entry in covered)
    return {state: counts[state] for state in ItemState}


def _facts_by_item(framework: Framework, site: Site) -> dict[int, list[EvidenceFacts]]:
    by_item: dict[int, list[EvidenceFacts]] = defaultdict(list)
    rows = Evidence.objects.of_framework(framework).of_site(site)
    for facts in facts_of(_with_pages(rows)):
        by_item[facts.evidence.item_id].append(facts)
    return by_item


def _with_pages(rows: EvidenceQuerySet) -> EvidenceQuerySet:
    related = ("item__framework", "page__owner_unit", "page__locale", "document")
    return rows.with_file_shown().select_related(*related).prefetch_related("elements")


def _cover(item: Item, found: list[EvidenceFacts]) -> ItemCoverage:
    facts = tuple(found)
    counting = [fact for fact in facts if fact.counts]
    elements = tuple(
        ElementCoverage(element, tuple(f for f in counting if element.pk in f.element_ids))
        for element in item.elements.all()
        if not element.heading
    )
    missing = [entry for entry in elements if not entry.is_covered]
    return ItemCoverage(
        item=item,
        state=_state(facts, missing),
        reasons=_reasons(facts, missing),
        evidence=facts,
        elements=elements,
    )


def _facts(row: Evidence, is_public: bool, status: PageStatus) -> EvidenceFacts:
    not_public = why_not_published(row.page, is_public) or why_file_not_shown(row)
    not_approved = why_drifted(status) if is_public else None
    wrong_year = why_wrong_year(row.page, row.item, row.item.framework)
    unconfirmed = why_unconfirmed(status.request) if status.request else None
    return EvidenceFacts(
        evidence=row,
        reasons=tuple(reason for reason in (not_public, not_approved, wrong_year) if reason),
        is_live=not_public is None,
        is_approved=not_approved is None,
        remark=unconfirmed or "",
        element_ids=frozenset(element.pk for element in row.elements.all()),
    )


def _state(facts: tuple[EvidenceFacts, ...], missing: list[ElementCoverage]) -> ItemState:
    if not facts:
        return ItemState.NO_EVIDENCE
    if not any(fact.is_live for fact in facts):
        return ItemState.NOT_PUBLISHED
    if not any(fact.is_live and fact.is_approved for fact in facts):
        return ItemState.NOT_APPROVED
    if not any(fact.counts for fact in facts):
        return ItemState.WRONG_YEAR
    return ItemState.INCOMPLETE if missing else ItemState.COMPLETE


def _reasons(facts: tuple[EvidenceFacts, ...], missing: list[ElementCoverage]) -> tuple[str, ...]:
    if not facts:
        return (_("No page has been linked to this item."),)
    reasons = [reason for fact in facts for reason in fact.reasons]
    if any(fact.counts for fact in facts):
        reasons += [
            _("Element not covered: %(element)s") % {"element": entry.element.text}
            for entry in missing
        ]
    return tuple(reasons)
