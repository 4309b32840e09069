"""Evidence as the public may see it: approved live pages and their parts, and of their files those
that the page shows. What an officer says of them is for officers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wagtail.models import Page

from home.models import PageAttachment
from ita.assessment.coverage import EvidenceFacts
from ita.assessment.evidence.models import Evidence
from ita.register.approval_summary import ApprovalSummary, approval_summaries


@dataclass(frozen=True)
class PublicEvidence:
    """A live page that is evidence of an item, with the files that count."""

    item_id: int
    evidence: Evidence
    page: Page
    files: list[PageAttachment]
    reasons: tuple[str, ...]
    approval: ApprovalSummary | None = None  # only where it was asked for (``with_approvals``)

    @property
    def counts(self) -> bool:
        return not self.reasons


def public_evidence(facts: Iterable[EvidenceFacts]) -> list[PublicEvidence]:
    """What the public may see of ``facts``; nothing of a page that is not live, or not approved.

    One query for all files.
    """
    live = [fact for fact in facts if fact.is_live and fact.is_approved]
    files = _files_by_page({fact.evidence.page_id for fact in live})
    return [
        PublicEvidence(
            item_id=fact.evidence.item_id,
            evidence=fact.evidence,
            page=fact.evidence.page,
            files=_named(files[fact.evidence.page_id], fact.evidence),
            reasons=fact.reasons,
        )
        for fact in live
    ]


def with_approvals(rows: Iterable[PublicEvidence]) -> list[PublicEvidence]:
    """The same with who approved what is live; one query. Nobody approved a section as such."""
    rows = list(rows)
    found = approval_summaries({row.page.pk for row in rows})
    return [replace(row, approval=found.get(row.page.pk)) for row in rows]


def _files_by_page(page_ids: set[int]) -> dict[int, list[PageAttachment]]:
    by_page: dict[int, list[PageAttachment]] = defaultdict(list)
    rows = PageAttachment.objects.filter(page_id__in=page_ids).select_related("document")
    for row in rows.order_by("sort_order"):
        by_page[row.page_id].append(row)
    return by_page


def _named(files: list[PageAttachment], evidence: Evidence) -> list[PageAttachment]:
    """All files of the page, or the one that the evidence names, once the live page shows it; none
    where a heading or a link of the page is the evidence."""
    if evidence.document_id:
        return [row for row in files if row.document_id == evidence.document_id]
    return [] if evidence.heading or evidence.address else files
