"""A year as data, streamed: what its public pages show, for programs."""

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from home.models import AgencySettings
from home.sites import agency_site
from ita.assessment.public_data import ItemRow, as_csv, as_json, year_rows
from ita.assessment.publicity.selectors import open_of_year


@require_safe
def year_json(request: HttpRequest, year: int) -> StreamingHttpResponse:
    site = agency_site(request)
    rows = _rows(request, year)
    name = AgencySettings.for_site(site).name
    return StreamingHttpResponse(as_json(year, rows, name), content_type="application/json")


@require_safe
def year_csv(request: HttpRequest, year: int) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(
        as_csv(_rows(request, year)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="ita-{year}.csv"'
    return answer


def _rows(request: HttpRequest, year: int) -> list[ItemRow]:
    """
    Raises:
        Http404: nothing of the year is open.
    """
    site = agency_site(request)
    opened = open_of_year(site, year)
    if not opened:
        raise Http404
    return year_rows(opened, site)
