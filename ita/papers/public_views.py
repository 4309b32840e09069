"""What the public sees of the register: the head of its chain, where a number stands, and the
papers beside it."""

import io

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from home.sites import agency_site
from home.thai.calendar import FIRST_BE_YEAR, to_ce
from ita.integrity.public_status import PublicRow, public_row
from ita.papers.number_form import LAST_BE_YEAR, LAST_NUMBER, NumberForm
from ita.papers.public_set import papers_beside, public_paper
from ita.register.heads import head_of


def index(request: HttpRequest) -> HttpResponse:
    """The head of the agency's chain, what it is for, and the way to a row by year and number."""
    form = NumberForm(request.GET if NumberForm.is_asked(request.GET) else None)
    if form.is_bound and form.is_valid():
        year, number = form.cleaned_data["year"], form.cleaned_data["number"]
        if public_row(agency_site(request), to_ce(year), number):
            return redirect("register_entry", year, number)
        form.say_unknown()
    context = {"head": head_of(agency_site(request).pk), "form": form}
    return render(request, "ita/register.html", context)


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
