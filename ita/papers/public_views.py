"""What the public sees of the register: the head of its chain, and where a number stands."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from home.sites import agency_site
from home.thai.calendar import FIRST_BE_YEAR, to_ce
from ita.integrity.public_status import public_row
from ita.register.heads import head_of

LAST_BE_YEAR = FIRST_BE_YEAR + 999
LAST_NUMBER = 2**31 - 1  # more than the database's column holds is no number of a row


def index(request: HttpRequest) -> HttpResponse:
    """The head of the agency's chain, and what it is for."""
    return render(request, "ita/register.html", {"head": head_of(agency_site(request).pk)})


def entry(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Row ``number`` of the fiscal year (B.E.): what was approved, and whether it is live."""
    if not FIRST_BE_YEAR <= year <= LAST_BE_YEAR or number > LAST_NUMBER:
        raise Http404
    found = public_row(agency_site(request), to_ce(year), number)
    if found is None:
        raise Http404
    return render(request, "ita/register_entry.html", {"found": found})
