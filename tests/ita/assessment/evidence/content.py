"""Bodies and files of pages that are evidence."""

import json

from home.models import AgencyDocument
from tests.factories import DocumentFactory
from tests.search.passages.files import blank_pdf


def body(*texts: str) -> str:
    """A body of rich texts (HTML)."""
    return json.dumps([{"type": "paragraph", "value": text} for text in texts])


def pdf(pages: int, **fields: object) -> AgencyDocument:
    document: AgencyDocument = DocumentFactory(
        content=blank_pdf(pages), filename=f"{pages}.pdf", **fields
    )
    return document


def table() -> AgencyDocument:
    """A file without pages."""
    document: AgencyDocument = DocumentFactory(content="ก,ข\n1,2\n".encode(), filename="a.csv")
    return document
