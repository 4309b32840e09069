"""The page that names everything which can be had as data, and the lists of pages as data."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.enums import Licence
from home.metadata.feeds import EVERYTHING
from home.models import AgencySettings, SectionPage
from home.navigation import front_page, top_sections
from home.open_data import ListedPage, as_csv, as_json, listed_pages
from home.sites import agency_site
from home.visibility import public
from ita.assessment.publicity.models import PublicFramework


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    site = agency_site(request)
    opened = PublicFramework.objects.open_at(site)
    context = {
        "licence": _licence(AgencySettings.for_site(site)),
        "everything": EVERYTHING,
        "listed": top_sections(front_page(request)),
        "years": sorted({each.framework.year_be for each in opened}, reverse=True),
    }
    return render(request, "open_data.html", context)


@require_safe
def pages_json(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """The list of a section, or of the whole website, as JSON."""
    place, rows = _rows(request, name)
    agency = AgencySettings.for_site(agency_site(request))
    licence = _licence(agency)
    told = as_json(rows, agency.name, place.title, licence.url if licence else "")
    return StreamingHttpResponse(told, content_type="application/json")


@require_safe
def pages_csv(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """The same as CSV."""
    _place, rows = _rows(request, name)
    answer = StreamingHttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _licence(agency: AgencySettings) -> Licence | None:
    return Licence(agency.licence) if agency.licence in Licence.values else None


def _rows(request: HttpRequest, name: str) -> tuple[Any, Iterator[ListedPage]]:
    """
    Raises:
        Http404: there is no such section, or the public does not read it.
    """
    home = front_page(request)
    place: Any = home
    if home and name != EVERYTHING:
        place = public(SectionPage.objects.child_of(home)).filter(section=name).first()
    if home is None or place is None:
        raise Http404
    return place, listed_pages(place, home)
