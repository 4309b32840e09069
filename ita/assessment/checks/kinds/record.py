"""Checks of the way to the evidence: approval, clicks, the address; and what only a person sees."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from home.file_uses import is_stored
from home.models import ContentPage
from home.models.structure import PAGES_PER_LISTING
from ita.assessment.checks.kinds.answers import cannot_tell, failed, named, no_evidence, passed
from ita.assessment.checks.scene import Found, Scene
from ita.assessment.checks.vocabulary import PAPERS
from ita.papers.public_set import public_papers
from ita.papers.render import PaperKind
from ita.register.statuses import Approval, PageStatus, RequestStatus


def approval_record(scene: Scene, one: Mapping[str, Any]) -> Found:
    """Every page of the evidence went live by a request that was approved in writing, of which the
    system makes form and memo. Evidence must be stated for the element: the approval of one
    document is not that of another."""
    if not scene.pieces:
        return no_evidence()
    if not scene.is_stated:
        return cannot_tell(
            _("State which evidence this element is about; then its approval is looked up.")
        )
    pages = [scene.page_of(piece) for piece in scene.pieces]
    numbers = []
    for page in {page.pk: page for page in pages}.values():
        status = scene.gathered.statuses.get(page.pk, PageStatus())
        if why := why_not_on_record(page, status):
            return failed(why, page)
        request = status.request
        assert request, "why_not_on_record asked for it"
        missing = {PaperKind(name) for name in one.get("papers", PAPERS)} - {
            *public_papers(request)
        }
        if missing:
            return failed(
                _("The request has no such paper: %(papers)s.")
                % {"papers": named(paper.label for paper in missing)},
                page,
            )
        numbers.append(request.opening.label)
    return passed(
        _(
            "Approved in writing; form and memo are published beside the number in the "
            "register: %(numbers)s"
        )
        % {"numbers": named(dict.fromkeys(numbers))}
    )


def why_not_on_record(page: Page, status: PageStatus) -> str | None:
    """Why the register holds no whole approval of what is live at ``page``."""
    request = status.request
    facts = {"page": page.title}
    if not isinstance(page, ContentPage):
        return _("“%(page)s” is a list. Link the page that was approved.") % facts
    if request is None:
        return _("“%(page)s” is live without an approved request. Request its publication.") % facts
    if request.approval == Approval.UNCONFIRMED:
        return (
            _(
                "“%(page)s” was approved by word of mouth only. The approver must confirm it "
                "in writing."
            )
            % facts
        )
    if request.approval not in (Approval.WRITTEN, Approval.CONFIRMED) or not _is_whole(request):
        return (
            _("The record of “%(page)s” lacks an approval. Request its publication again.") % facts
        )
    return None


def click_depth(scene: Scene, one: Mapping[str, Any]) -> Found:
    """A visitor reaches the evidence from the front page in so many clicks: front page, section,
    page, file. What stands in a list of several pages may need more."""
    if not scene.pieces:
        return no_evidence()
    most, longest = one["at_most"], 0
    for piece in scene.pieces:
        page = scene.page_of(piece)
        clicks = page.depth - scene.gathered.root.depth + bool(piece.evidence.document_id)
        facts = {"page": page.title, "clicks": clicks, "most": most}
        if clicks > most:
            return failed(
                _(
                    "“%(page)s” is %(clicks)s clicks from the front page, at most %(most)s are "
                    "allowed."
                )
                % facts,
                page,
            )
        siblings = scene.gathered.siblings.get(page.path[: -Page.steplen], 0)
        if isinstance(page, ContentPage) and siblings > PAGES_PER_LISTING:
            return cannot_tell(
                _(
                    "“%(page)s” stands in a list of several pages; how many clicks it needs, "
                    "somebody must look."
                )
                % facts,
                page,
            )
        longest = max(longest, clicks)
    return passed(
        _("%(clicks)s clicks from the front page, at most %(most)s are allowed.")
        % {"clicks": longest, "most": most}
    )


def address_alive(scene: Scene, one: Mapping[str, Any]) -> Found:
    """What we serve ourselves: the page is public, the file is public and stored. Addresses
    elsewhere nobody has opened."""
    if not scene.pieces:
        return no_evidence()
    for piece in scene.pieces:
        page, address = scene.page_of(piece), piece.evidence.address
        if address:
            return cannot_tell(
                _("Whether %(address)s opens for a stranger, somebody must look.")
                % {"address": address},
                page,
            )
    for page, document in scene.files:
        facts = {"file": document.title}
        if not document.is_public:
            return failed(_("“%(file)s” is not public. Publish its page again.") % facts, page)
        if not is_stored(document):
            return failed(
                _("“%(file)s” is lost from the disk. Replace it, or restore the backup.") % facts,
                page,
            )
    return passed(
        _("Opens for everybody: %(pages)s") % {"pages": named(page.title for page in scene.pages)}
    )


def officer(scene: Scene, one: Mapping[str, Any]) -> Found:
    """Nothing that a machine sees."""
    if not scene.pieces:
        return no_evidence()
    return cannot_tell(
        _("An officer must look: %(what)s") % {"what": one["look_for"]},
        scene.page_of(scene.pieces[0]),
    )


def _is_whole(request: RequestStatus) -> bool:
    return all((request.requested, request.checked, request.approved, request.published))
