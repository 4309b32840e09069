"""How many pages a stored PDF has."""

import logging

import pypdfium2

from home.files import PDFIUM_LOCK
from home.models.files import AgencyDocument

logger = logging.getLogger(__name__)


def page_count(document: AgencyDocument) -> int | None:
    """The pages of ``document``; None where it is no PDF, or cannot be read."""
    if document.extension != "pdf":
        return None
    try:
        with document.file.open("rb") as file, PDFIUM_LOCK:
            pdf = pypdfium2.PdfDocument(file)
            try:
                return len(pdf)
            finally:
                pdf.close()
    except (OSError, pypdfium2.PdfiumError):
        logger.warning("document %s cannot be read", document.pk, exc_info=True)
        return None
