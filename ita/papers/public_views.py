"""What the public sees of the register: the head of its chain, where a number stands, and the
papers beside it."""

import io

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from home.sites import agency_site
from home.thai.calendar import FIRST_BE_YEAR, to_ce
from ita.integrity.public_status import PublicRow, public_row
from ita.papers.public_set import papers_beside, public_paper
from ita.register.heads import head_of

LAST_BE_YEAR = FIRST_BE_YEAR + 999
LAST_NUMBER = 2**31 - 1  # more than the database's column holds is no number of a row


def index(request: HttpRequest) -> HttpResponse:
    """The head of the agency's chain, and what it is for."""
    return render(request, "ita/register.html", {"head": head_of(agency_site(request).pk)})


def entry(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Row ``number`` of the fiscal year (B.E.): what was approved, and whether it is live."""
    found = _found(request, year, number)
    papers = [(kind.label, kind.value) for kind in papers_beside(found)]
    context = {"found": found, "papers": papers, "year_be": year}
    return render(request, "ita/register_entry.html", context)


def paper(request: HttpRequest, year: int, number: int, kind: str) -> FileResponse:
    """The form or the memo of the request under the number."""
    made = public_paper(_found(request, year, number), kind)
    if made is None:
        raise Http404
    return FileResponse(io.BytesIO(made.content), filename=made.name)


def _found(request: HttpRequest, year: int, number: int) -> PublicRow:
    if not FIRST_BE_YEAR <= year <= LAST_BE_YEAR or number > LAST_NUMBER:
        raise Http404
    found = public_row(agency_site(request), to_ce(year), number)
    if found is None:
        raise Http404
    return found
