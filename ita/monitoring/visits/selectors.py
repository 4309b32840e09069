"""What was found of evidence, as plain data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import current_fiscal_year
from home.visibility import public_ids
from ita.assessment.evidence.address import address_of
from ita.assessment.evidence.models import Evidence, EvidenceQuerySet
from ita.assessment.evidence.pages import with_pages
from ita.assessment.models import Framework, FrameworkQuerySet, Item
from ita.monitoring.visits.enums import Condition
from ita.monitoring.visits.findings import Finding, condition_of, findings_of
from ita.monitoring.visits.models import EvidenceVisit

YEARS_BACK = 1


@dataclass(frozen=True)
class Found:
    """A piece of evidence as a stranger found it last; ``visit`` None: never yet."""

    evidence: Evidence
    address: str
    visit: EvidenceVisit | None
    condition: Condition
    findings: tuple[Finding, ...]


def evidence_of(framework: Framework, site: Site, item: Item | None = None) -> EvidenceQuerySet:
    """The evidence of the agency for the list, or for one item of it, in order."""
    rows = Evidence.objects.of_site(site).of_framework(framework).with_file_shown()
    rows = rows.filter(item=item) if item else rows
    return rows.select_related("item", "document").order_by("item__sort_order", "pk")


def visited_lists(site: Site) -> FrameworkQuerySet:
    """The agency's lists that are visited each night: of this fiscal year and the last, with
    evidence."""
    with_evidence = Evidence.objects.of_site(site).values("item__framework")
    lists = Framework.objects.for_work(site).filter(pk__in=with_evidence)
    return lists.filter(fiscal_year__gte=current_fiscal_year() - YEARS_BACK)


def newest_visits(numbers: Iterable[int]) -> dict[int, EvidenceVisit]:
    """{number of the evidence: its last visit}, of those that were visited; one query."""
    rows = EvidenceVisit.objects.filter(evidence__in=list(numbers)).newest()
    return {row.evidence_id: row for row in rows}


def found_of(
    framework: Framework, site: Site, item: Item | None = None, now: datetime | None = None
) -> list[Found]:
    """All public evidence of the list, or of one item, as it was found last. A fixed number of
    queries, however many."""
    now = now or timezone.now()
    rows = with_pages(evidence_of(framework, site, item))
    public = public_ids({row.page_id for row in rows})
    rows = [row for row in rows if row.page_id in public]
    visits = newest_visits(row.pk for row in rows)
    return [_found(row, visits.get(row.pk), now) for row in rows]


def _found(row: Evidence, visit: EvidenceVisit | None, now: datetime) -> Found:
    address = address_of(row)
    findings = findings_of(visit, address, row.page.last_published_at, now)
    return Found(row, address, visit, condition_of(findings), findings)
