"""What an assessment says on one day, as data: what is filed, and what later is compared with it.

Two parts. The public one goes into packs: published and approved evidence only. The inside one has
what officers alone read: reasons of verdicts, what was found, evidence that was a draft.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from wagtail.models import Site

from home.models import PageAttachment
from ita.assessment.coverage import ElementCoverage, ItemCoverage, coverage
from ita.assessment.covered import EvidenceFacts, StandingVerdict
from ita.assessment.enums import ItemState
from ita.assessment.evidence.address import address_of, kind_of, part_in_words
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework, Item
from ita.assessment.public import PublicEvidence, public_evidence
from ita.assessment.publicity.wording import wording_hash
from ita.filing.manifest import Json, canonical, digest
from ita.register.history import page_statuses
from ita.register.statuses import PageStatus


@dataclass(frozen=True)
class Snapshot:
    """The assessment as it is now. ``statuses`` are of the pages of the public evidence."""

    items: list[Json]
    inside: list[Json]
    covered: list[ItemCoverage]
    evidence: list[PublicEvidence]
    statuses: dict[int, PageStatus] = field(default_factory=dict)
    wording: str = ""

    @property
    def fingerprint(self) -> str:
        """Another one as soon as anything that is filed is different."""
        return digest(canonical([self.wording, self.items, self.inside]))


def snapshot(framework: Framework, site: Site) -> Snapshot:
    """The assessment of the agency of ``site`` now; a fixed number of queries."""
    return snapshot_of(framework, site, coverage(framework, site))


def snapshot_of(framework: Framework, site: Site, covered: list[ItemCoverage]) -> Snapshot:
    """``snapshot``, for those who know the coverage already."""
    found = public_evidence(facts for each in covered for facts in each.live_evidence)
    statuses = page_statuses({row.page.pk for row in found})
    by_item: dict[int, list[PublicEvidence]] = {}
    for row in found:
        by_item.setdefault(row.item_id, []).append(row)
    return Snapshot(
        items=[_item(each, by_item.get(each.item.pk, []), site, statuses) for each in covered],
        inside=[_inside(each) for each in covered],
        covered=covered,
        evidence=found,
        statuses=statuses,
        wording=wording_hash(framework),
    )


def item_snapshot(entry: ItemCoverage, site: Site) -> Json:
    """The public record of one item as it is now."""
    found = public_evidence(entry.live_evidence)
    return _item(entry, found, site, page_statuses({row.page.pk for row in found}))


def absolute(site: Site, address: str) -> str:
    """``address`` of the agency's website, whole."""
    return urljoin(f"{site.root_url}/", address)


def file_address(site: Site, attachment: PageAttachment) -> str:
    return absolute(site, attachment.document.url)


def _item(
    entry: ItemCoverage,
    found: Sequence[PublicEvidence],
    site: Site,
    statuses: dict[int, PageStatus],
) -> Json:
    item: Item = entry.item
    return {
        "code": item.code,
        "title": item.title,
        "title_confirmed": entry.title_confirmed,
        "state": entry.state.value,
        "state_in_words": str(ItemState(entry.state).label),
        "machine_state": entry.machine_state.value,
        "verdict": _verdict(entry.verdict),
        "elements": [_element(each) for each in entry.elements],
        "evidence": [_evidence(row, site, statuses[row.page.pk]) for row in found],
    }


def _element(each: ElementCoverage) -> Json:
    return {
        "number": each.element.number,
        "text": each.element.text,
        "is_required": each.is_required,
        "is_met": each.is_met,
        "verdict": _verdict(each.verdict),
    }


def _verdict(verdict: StandingVerdict | None) -> Json | None:
    if verdict is None:
        return None
    return {
        "is_met": verdict.is_met,
        "name": verdict.name,
        "position": verdict.position,
        "given_at": verdict.given_at.isoformat(),
    }


def _evidence(row: PublicEvidence, site: Site, status: PageStatus) -> Json:
    evidence: Evidence = row.evidence
    binding = status.binding
    return {
        "number": evidence.pk,
        "page": row.page.pk,
        "title": row.page.title,
        "page_url": row.page.full_url or "",
        "url": address_of(evidence),
        "kind": kind_of(evidence).value,
        "part": part_in_words(evidence),
        "note": evidence.note,
        "counts": row.counts,
        "elements": sorted(each.text for each in evidence.elements.all()),
        "seal": binding.seal_sha256 if binding else "",
        "register": binding.label if binding else "",
        "request": status.request.request_id if status.request else 0,
        "files": [_file(each, site) for each in row.files],
    }


def _file(attachment: PageAttachment, site: Site) -> Json:
    document = attachment.document
    return {
        "document": document.pk,
        "title": document.title,
        "name": document.filename,
        "url": file_address(site, attachment),
        "sha256": document.sha256,
    }


def _inside(entry: ItemCoverage) -> Json:
    """What officers alone read; drafts' titles too."""
    drafts = [fact for fact in entry.evidence if not (fact.is_live and fact.is_approved)]
    return {
        "code": entry.item.code,
        "findings": list(entry.findings),
        "reasons": list(_reasons(entry)),
        "not_public": [_draft(fact) for fact in drafts],
    }


def _reasons(entry: ItemCoverage) -> Iterable[Json]:
    if entry.verdict:
        yield {"element": "", "reason": entry.verdict.reason}
    for each in entry.elements:
        if each.verdict:
            yield {"element": each.element.text, "reason": each.verdict.reason}


def _draft(fact: EvidenceFacts) -> Json:
    page = fact.evidence.page
    return {"page": page.pk, "title": page.draft_title or page.title, "why": list(fact.reasons)}
