"""Which items of a framework an agency has proven, and what is missing.

The coverage screen, the public ITA pages and the workbook all read this. What the machine makes of
it stands in ``states``; a person's verdict is above it, and never the other way round.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count
from wagtail.models import Page, Site

from home.visibility import public_ids
from ita.assessment import states
from ita.assessment.agency.models import AgencyAssessment
from ita.assessment.checks import results as checks
from ita.assessment.checks.results import CheckResult
from ita.assessment.confirmation.selectors import Confirmed, confirmed, confirmed_of
from ita.assessment.covered import (
    ElementCoverage,
    EvidenceFacts,
    FallenVerdict,
    ItemCoverage,
    StandingVerdict,
)
from ita.assessment.enums import ItemState
from ita.assessment.evidence.models import Evidence
from ita.assessment.evidence.pages import is_content, listed_below, with_pages
from ita.assessment.evidence.presence import missing_parts
from ita.assessment.evidence.rules import why_of_frame
from ita.assessment.models import Element, Framework, Item
from ita.assessment.rules import why_file_not_shown, why_not_published, why_wrong_year
from ita.assessment.verdicts.selectors import Given, given
from ita.assessment.verdicts.standing import read
from ita.integrity.live import bound_pages, differences, frame_differences
from ita.register.approval_summary import why_drifted, why_lapsed, why_unconfirmed
from ita.register.history import page_statuses
from ita.register.statuses import PageStatus

Results = dict[int, tuple[CheckResult, ...]]  # of the checks, by element
__all__ = [  # the plain data too: whoever asks here needs no second name
    "ElementCoverage",
    "EvidenceFacts",
    "ItemCoverage",
    "Known",
    "Part",
    "count_states",
    "coverage",
    "coverage_in_parts",
    "facts_of",
    "item_coverage",
]


@dataclass(frozen=True)
class Known:
    """What was asked of the pages of some evidence: which are public, what the register says of
    each, of which what is live is not what was approved (with the reason), and what was read for it
    of the public ones (``bound_pages``)."""

    public: set[int]
    statuses: dict[int, PageStatus]
    different: dict[int, str]
    pages: dict[int, Page]


@dataclass(frozen=True)
class Part:
    """Some items of a list with all of their evidence, and what is known of its pages."""

    entries: list[ItemCoverage]
    known: Known


def coverage(framework: Framework, site: Site) -> list[ItemCoverage]:
    """The state of every item of ``framework`` for the agency of ``site``, in order.

    A fixed number of queries, however many items and pages.
    """
    return _cover_items(items_of(framework), _what_is_said(framework, site), site).entries


def coverage_in_parts(
    framework: Framework, site: Site, items: Sequence[Item], pieces: int
) -> Iterator[Part]:
    """As ``coverage`` of ``items`` (``items_of``) in their order, part by part, so that a list with
    much evidence is not in the memory at once. The queries of a part are as many however large.

    A part has about ``pieces`` pieces of evidence: more only where its last item has many.
    """
    said = _what_is_said(framework, site)
    rows = Evidence.objects.of_framework(framework).of_site(site).order_by()
    counts = dict(rows.values_list("item").annotate(Count("pk")))
    part: list[Item] = []
    count = 0
    for item in items:
        part.append(item)
        count += counts.get(item.pk, 0)
        if count >= pieces:
            yield _cover_items(part, said, site)
            part, count = [], 0
    if part:
        yield _cover_items(part, said, site)


def items_of(framework: Framework) -> list[Item]:
    """The items of the list in order, with their elements at hand."""
    items = list(framework.items.order_by("sort_order").prefetch_related("elements"))
    for item in items:
        item.framework = framework
    return items


def item_coverage(item: Item, site: Site) -> ItemCoverage:
    """The state of one item for the agency of ``site``."""
    said = _Said(
        confirmed=confirmed_of(item, site),
        given=given(site, item=item),
        agency_kind=_agency_kind(item.framework_id, site),
    )
    return _cover_items([item], said, site).entries[0]


def facts_of(rows: Iterable[Evidence]) -> list[EvidenceFacts]:
    """Pieces of evidence (``with_file_shown``), each with the reasons, if any, why it does not
    count; a fixed number of queries."""
    rows = with_pages(rows)
    return _facts_of(rows, _known_of(rows))


def _known_of(rows: list[Evidence]) -> Known:
    page_ids = {row.page_id for row in rows}
    public, statuses = public_ids(page_ids), page_statuses(page_ids)
    approved = {pk: statuses[pk] for pk in public}
    pages = bound_pages(approved)
    different = differences(pages, approved)
    frame = {row.page_id for row in rows if not is_content(row.page)} & public
    different |= frame_differences({pk: statuses[pk] for pk in frame})
    return Known(public, statuses, different, pages)


def _facts_of(rows: list[Evidence], known: Known) -> list[EvidenceFacts]:
    missing, listed = missing_parts(rows), listed_below(rows)
    elements = _elements_of(rows)
    return [
        _facts(
            row,
            known,
            missing.get(row.pk),
            listed.get(row.pk, ""),
            frozenset(elements.get(row.pk, ())),
        )
        for row in rows
    ]


def _elements_of(rows: list[Evidence]) -> dict[int, list[int]]:
    """The numbers of the elements that each piece covers."""
    covered: dict[int, list[int]] = defaultdict(list)
    through = Evidence.elements.through.objects.filter(evidence__in=[row.pk for row in rows])
    for evidence_id, element_id in through.values_list("evidence_id", "element_id"):
        covered[evidence_id].append(element_id)
    return covered


def count_states(covered: list[ItemCoverage]) -> dict[ItemState, int]:
    """How many items are in each state, every state named."""
    counts = Counter(entry.state for entry in covered)
    return {state: counts[state] for state in ItemState}


def _cover_items(items: list[Item], said: "_Said", site: Site) -> Part:
    by_number = {item.pk: item for item in items}
    rows = Evidence.objects.filter(item__in=by_number).of_site(site).with_file_shown()
    pieces = list(rows.select_related("document").order_by("pk"))
    for piece in pieces:
        piece.item = by_number[piece.item_id]  # not a copy of item and list for each piece
    pieces = with_pages(pieces)
    known = _known_of(pieces)
    facts: dict[int, list[EvidenceFacts]] = defaultdict(list)
    for fact in _facts_of(pieces, known):
        facts[fact.evidence.item_id].append(fact)
    results = checks.results_of(items, facts, site, pages=known.pages)
    return Part([_cover(item, tuple(facts[item.pk]), said, results) for item in items], known)


@dataclass(frozen=True)
class _Said:
    """What is said of items and elements beside the evidence."""

    confirmed: Confirmed
    given: Given
    agency_kind: str


def _what_is_said(framework: Framework, site: Site) -> _Said:
    return _Said(
        confirmed=confirmed(framework, site),
        given=given(site, item__framework=framework),
        agency_kind=_agency_kind(framework.pk, site),
    )


def _agency_kind(framework_id: int, site: Site) -> str:
    found = AgencyAssessment.objects.filter(framework=framework_id, site_id=site.pk)
    return found.values_list("agency_kind", flat=True).first() or ""


def _cover(
    item: Item, facts: tuple[EvidenceFacts, ...], said: _Said, found: Results
) -> ItemCoverage:
    own = [element for element in item.elements.all() if not element.heading]
    elements = tuple(_cover_element(item, element, facts, said, found) for element in own)
    verdict, fallen = _verdict(said, item, facts)
    confirmation = said.confirmed.of(item)
    is_confirmed = confirmation is not None
    by_machine = states.machine_state(facts, elements, is_confirmed)
    findings = states.findings_of(facts, elements, is_confirmed)
    return ItemCoverage(
        item=item,
        state=states.state_of(by_machine, verdict, fallen),
        machine_state=by_machine,
        reasons=(*states.said_of(verdict, fallen), *findings),
        findings=findings,
        evidence=facts,
        elements=elements,
        verdict=verdict,
        fallen=fallen,
        confirmation=confirmation,
    )


def _cover_element(
    item: Item, element: Element, facts: tuple[EvidenceFacts, ...], said: _Said, found: Results
) -> ElementCoverage:
    counting = [fact for fact in facts if fact.counts]
    covered_by = tuple(f for f in counting if element.pk in f.element_ids)
    results = tuple(found.get(element.pk, ()))
    verdict, fallen = _verdict(said, item, facts, element)
    by_machine = states.is_met_by_machine(element, bool(covered_by), results)
    return ElementCoverage(
        element=element,
        covered_by=covered_by,
        is_met=states.is_met(by_machine, verdict, fallen),
        results=results,
        verdict=verdict,
        fallen=fallen,
        confirmation=said.confirmed.of(element),
        in_scope=states.in_scope(element, said.agency_kind),
    )


def _verdict(
    said: _Said, item: Item, facts: tuple[EvidenceFacts, ...], element: Element | None = None
) -> tuple[StandingVerdict | None, FallenVerdict | None]:
    """The verdict that stands, or else the one that fell."""
    row = said.given.get((item.pk, element.pk if element else None))
    if row is None:
        return None, None
    found = read(row, item, facts, element)
    return (None, found) if isinstance(found, FallenVerdict) else (found, None)


def _facts(
    row: Evidence, known: Known, missing: str | None, listed: str, element_ids: frozenset[int]
) -> EvidenceFacts:
    is_public, status = row.page_id in known.public, known.statuses[row.page_id]
    different = known.different.get(row.page_id)
    not_public = why_not_published(row.page, is_public) or why_file_not_shown(row)
    look_again = missing if not_public is None else None
    lapsed = why_lapsed(status.request) if status.request else None
    not_approved = (why_drifted(status) or lapsed or different) if is_public else None
    wrong_year = why_wrong_year(row.page, row.item, row.item.framework, row.filters)
    unconfirmed = why_unconfirmed(status.request) if status.request else why_of_frame(row, status)
    return EvidenceFacts(
        evidence=row,
        reasons=tuple(
            reason for reason in (not_public, look_again, not_approved, wrong_year) if reason
        ),
        is_live=not_public is None and look_again is None,
        is_approved=not_approved is None,
        remark=unconfirmed or "",
        element_ids=element_ids,
        seal=_seal(status, row.page) + listed if not (not_public or not_approved) else "",
        look_again=look_again or "",
    )


def _seal(status: PageStatus, page: Page) -> str:
    """Of a page of the frame, which nobody seals, when it was published last."""
    if status.binding:
        return status.binding.seal_sha256
    published = page.last_published_at
    return published.strftime("%Y%m%d%H%M%S%f") if published else "live"
