"""Codes of assessments that are typed into the search: search and assessment do not know each
other, so the project leads from the one to the other."""

from wagtail.models import Site

from ita.assessment.publicity.named import items_named
from search.public.direct import DirectAnswer


def answers(question: str, site: Site) -> list[DirectAnswer]:
    """The open items that ``question`` names ("o12", "MOIT 2 2569"), with their evidence."""
    return [
        DirectAnswer(str(named), named.address, [page.pk for page in named.pages])
        for named in items_named(question, site)
        if named.address
    ]
