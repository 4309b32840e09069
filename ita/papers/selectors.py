"""What the panel of papers shows of a page's newest request."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from wagtail.models import Page

from ita.papers.models import SignedScan
from ita.papers.render import PaperKind, kinds_of
from ita.papers.rules import why_not_attach_scan
from ita.register.history import page_status


@dataclass(frozen=True)
class PapersShown:
    """The papers of a request, its signed scans, and whether another may be attached."""

    request_id: int
    page_id: int
    kinds: list[PaperKind]
    scans: list[SignedScan]
    why_not_attach: str | None


def papers_of(page: Page, user: User) -> PapersShown | None:
    """For ``user``, the papers of the newest request for ``page``; None when there was none."""
    request = page_status(page.pk).latest
    if request is None:
        return None
    request_id = request.request_id
    return PapersShown(
        request_id=request_id,
        page_id=page.pk,
        kinds=kinds_of(request),
        scans=list(SignedScan.objects.filter(request_id=request_id).select_related("document")),
        why_not_attach=why_not_attach_scan(user, request_id),
    )
