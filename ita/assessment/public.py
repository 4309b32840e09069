"""Evidence as the public may see it: live pages, and of their files those that the page shows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from home.models import AgencyDocument, ContentPage, PageAttachment
from ita.assessment.coverage import EvidenceFacts


@dataclass(frozen=True)
class PublicEvidence:
    """A live page that is evidence of an item, with the files that count."""

    item_id: int
    page: ContentPage
    files: list[PageAttachment]
    note: str
    reasons: tuple[str, ...]

    @property
    def counts(self) -> bool:
        return not self.reasons


def public_evidence(facts: Iterable[EvidenceFacts]) -> list[PublicEvidence]:
    """What the public may see of ``facts``; nothing of a page that is not live.

    One query for all files.
    """
    live = [fact for fact in facts if fact.is_live]
    files = _files_by_page({fact.evidence.page_id for fact in live})
    return [
        PublicEvidence(
            item_id=fact.evidence.item_id,
            page=fact.evidence.page,
            files=_named(files[fact.evidence.page_id], fact.evidence.document),
            note=fact.evidence.note,
            reasons=fact.reasons,
        )
        for fact in live
    ]


def _files_by_page(page_ids: set[int]) -> dict[int, list[PageAttachment]]:
    by_page: dict[int, list[PageAttachment]] = defaultdict(list)
    rows = PageAttachment.objects.filter(page_id__in=page_ids).select_related("document")
    for row in rows.order_by("sort_order"):
        by_page[row.page_id].append(row)
    return by_page


def _named(files: list[PageAttachment], document: AgencyDocument | None) -> list[PageAttachment]:
    """All files of the page, or the one that the evidence names, once the live page shows it."""
    if document is None:
        return files
    return [row for row in files if row.document_id == document.pk]
