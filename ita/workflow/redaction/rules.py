"""Which files are redacted here, by whom, and if not, why."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from home.file_uses import pages_showing
from home.models import AgencyDocument
from home.redaction.boxes import Box
from home.sites import site_of_collection
from ita.workflow.rules import why_not_requester

MOST_PAGES = 3000  # a tenth of a second each, as a rule
OFFICE = {"docx", "xlsx", "pptx", "odt", "ods", "csv", "txt"}


def why_not_draw(user: User, document: AgencyDocument) -> str | None:
    """Why ``user`` cannot draw boxes on ``document``: who may replace a file may."""
    if reason := why_not_requester(user, site_of_collection(document.collection)):
        return reason
    if document.erased_by:
        return _("This file was erased.")
    return why_not_pdf(document)


def why_not_pdf(document: AgencyDocument) -> str | None:
    """Why no boxes can be drawn on ``document``: it is no PDF."""
    if document.extension == "pdf":
        return None
    if document.extension in OFFICE:
        return _(
            "Boxes are drawn on PDF files only. Open this file in the program that made it, remove "
            "the data there (also in hidden rows, sheets, comments and tracked changes), and "
            "replace the file; or save it as PDF, replace it by that, and draw the boxes here."
        )
    return _(
        "Boxes are drawn on PDF files only. Paint over the data in a program for pictures, save "
        "the picture, and replace the file."
    )


def why_unreadable(is_locked: bool) -> str:
    if is_locked:
        return _(
            "This PDF has a password, so its pages cannot be shown. Save it without the password "
            "in the program that made it, and replace the file."
        )
    return _(
        "This PDF is damaged, so its pages cannot be shown. Save it again in the program that made "
        "it, and replace the file."
    )


def why_not_order(
    user: User, document: AgencyDocument, boxes: dict[int, list[Box]], pages: int
) -> str | None:
    """Why the new edition cannot be made of these boxes; ``pages``: how many the file has."""
    if reason := why_not_draw(user, document):
        return reason
    if not boxes:
        return _("No box is drawn yet. Draw one over what must go.")
    if pages > MOST_PAGES:
        return _(
            "This file has %(count)s pages; an edition can be made of %(most)s at most. Close it "
            "first, split it in the program that made it, and replace it."
        ) % {"count": pages, "most": MOST_PAGES}
    if not set(boxes) <= set(range(1, pages + 1)):
        return _("A box is on a page that this file does not have. Please reload the page.")
    if not pages_showing(document):
        return _("No page shows this file, so there is nothing to replace.")
    return None
