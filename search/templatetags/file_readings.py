from django import template

from home.models import AgencyDocument
from search.models import ReadingState
from search.passages.words import explain

register = template.Library()
FOUND = (ReadingState.READ, ReadingState.CUT, ReadingState.WAITING)


@register.inclusion_tag("search/admin/file_reading.html")
def file_reading(document: AgencyDocument) -> dict[str, object]:
    """Whether search finds the document by its words, in a sentence."""
    reading = getattr(document, "file_reading", None)
    is_lost = reading is not None and reading.outcome not in FOUND
    return {"sentence": explain(document), "is_lost": is_lost}
