"""What officers are told about the text of a document."""

from django.utils.translation import gettext as _

from home.models import AgencyDocument
from search.models import FileReading, ReadingState

PICTURES = ("jpg", "png")
WITH_PAGES = ("pdf", "pptx")  # where a page without text was meant to be seen


def explain(document: AgencyDocument) -> str:
    """Whether search finds ``document`` by its words; where not, why, and what to do."""
    reading = getattr(document, "file_reading", None) or FileReading(document=document)
    if reading.outcome == ReadingState.READ:
        return _partly_read(reading) or _("Search finds the words of this file.")
    if reading.outcome == ReadingState.CUT:
        return _cut(reading)
    if reading.outcome == ReadingState.NO_TEXT:
        return _no_text(document)
    return {
        ReadingState.WAITING: _(
            "The text of this file has not been read yet; that takes minutes, at most until "
            "tomorrow. Until then search finds the file by its title only."
        ),
        ReadingState.UNREADABLE: _(
            "The fonts of this file do not say which letters they show, so search cannot find it "
            "by its words, and nobody can copy its text. "
            "Save it as PDF again, with a font such as TH Sarabun New, and replace the file."
        ),
        ReadingState.ENCRYPTED: _(
            "This file is locked with a password, so search cannot find it by its words. "
            "Save it without a password and replace the file."
        ),
        ReadingState.BROKEN: _(
            "The text of this file cannot be read; the file may be damaged. "
            "Check that it opens, save it again and replace it."
        ),
        ReadingState.MISSING: _(
            "This file is not where it was stored. Please tell the system administrator."
        ),
        ReadingState.GIVEN_UP: _(
            "Reading this file failed several times, so search cannot find it by its words. "
            "Save it again as PDF, in smaller parts if it is large, and replace it."
        ),
    }[ReadingState(reading.outcome)]


def _no_text(document: AgencyDocument) -> str:
    if document.extension in PICTURES:
        return _(
            "This file is a picture: search cannot find it by the words on it, and it cannot be "
            "read aloud to people who do not see. Write what matters on the page as well."
        )
    if document.extension == "pdf":
        return _(
            "This document is a scan, a picture of paper: search cannot find it by its words, and "
            "it cannot be read aloud to people who do not see. Upload the PDF that the writing "
            "program saves, or a scan with recognised text (OCR)."
        )
    return _("There is no text in this file. Search finds it by its title only.")


def _partly_read(reading: FileReading) -> str:
    if not reading.pages_without_text or reading.document.extension not in WITH_PAGES:
        return ""
    return _(
        "Search finds the words of this file, except for %(count)s of its %(pages)s pages, "
        "which are pictures or hold no readable text."
    ) % {"count": reading.pages_without_text, "pages": reading.pages}


def _cut(reading: FileReading) -> str:
    if reading.pages:
        return _(
            "This file is long: search finds the words of its first %(read)s pages of %(pages)s. "
            "Split it by chapters to have all of it found."
        ) % {"read": reading.pages_read, "pages": reading.pages}
    return _(
        "This file is long: search finds the words of its first part only. "
        "Split it by chapters to have all of it found."
    )
