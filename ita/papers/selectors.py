"""What the panel of papers shows of a page's newest request."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from ita.papers.content import ANSWERS, latest_request_of
from ita.papers.models import SignedScan
from ita.papers.render import PaperKind
from ita.papers.rules import why_not_attach_scan
from ita.register.models import RegisterEntry


@dataclass(frozen=True)
class PapersShown:
    """The papers of a request, its signed scans, and whether another may be attached."""

    request_id: int
    page_id: int
    kinds: list[PaperKind]
    scans: list[SignedScan]
    why_not_attach: str | None


def papers_of(page: Page, user: Any) -> PapersShown | None:
    """For ``user``, the papers of the newest request for ``page``; None when there was none."""
    request_id = latest_request_of(page)
    if not request_id:
        return None
    answered = RegisterEntry.objects.filter(request_id=request_id, act__in=ANSWERS).exists()
    return PapersShown(
        request_id=request_id,
        page_id=page.pk,
        kinds=[kind for kind in PaperKind if kind != PaperKind.SLIP or answered],
        scans=list(SignedScan.objects.filter(request_id=request_id).select_related("document")),
        why_not_attach=why_not_attach_scan(user, request_id),
    )
