"""The papers of a request that the public reads beside its number: form and memo, as PDF.

They say nothing that the number's page does not say: who acted, when, and what was approved. What
officers wrote to each other is left out, and there are none before the approval is in writing.
"""

from dataclasses import replace

from django.core.cache import cache

from ita.integrity.public_status import PublicRow, PublicStatus
from ita.papers.content import request_record
from ita.papers.render import PaperFile, PaperKind, make_paper
from ita.register.statuses import Approval, RequestStatus

AS_APPROVED = {PublicStatus.LIVE, PublicStatus.ARCHIVED}
IN_WRITING = {Approval.WRITTEN, Approval.CONFIRMED}
PUBLIC = (PaperKind.FORM, PaperKind.MEMO)
KEPT_SECONDS = 300  # so that a stranger who asks again and again costs one rendering


def public_papers(request: RequestStatus | None) -> tuple[PaperKind, ...]:
    """The papers that are published with a request: those of one that went live with everybody's
    act and an approval in writing."""
    if request is None or request.approval not in IN_WRITING:
        return ()
    acts = (request.requested, request.checked, request.approved, request.published)
    return PUBLIC if all(acts) else ()


def papers_beside(found: PublicRow) -> tuple[PaperKind, ...]:
    """The papers that stand beside a number; none once what is live is something else."""
    if found.status not in AS_APPROVED or not found.row.request_id:
        return ()
    record = request_record(found.row.request_id)
    return public_papers(record.status) if record else ()


def public_paper(found: PublicRow, kind: str) -> PaperFile | None:
    """The paper of that kind beside a number; None where there is none for the public."""
    if kind not in papers_beside(found):
        return None
    record = request_record(found.row.request_id)
    assert record, "papers_beside found it"
    acts = "-".join(str(act.pk) for act in record.status.acts)
    key = f"public-paper-{found.row.site_id}-{kind}-{acts}"
    paper: PaperFile | None = cache.get(key)
    if paper is None:
        paper = make_paper(replace(record, for_public=True), kind, "pdf")
        cache.set(key, paper, KEPT_SECONDS)
    return paper
