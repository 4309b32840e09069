"""The style sheet with the colours of the host's agency."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Site

from home.models import AgencySettings

KEPT = "public, max-age=31536000, immutable"  # other colours have another address


def serve_colours(request: HttpRequest, digest: str) -> HttpResponse:
    """The sheet under its address; an address of earlier colours leads to today's."""
    site = Site.find_for_request(request)
    agency = AgencySettings.objects.filter(site=site).first() or AgencySettings(site=site)
    if digest != agency.colours_digest and agency.colours:
        return redirect("agency_colours", agency.colours_digest)
    kept = KEPT if digest == agency.colours_digest else "no-cache"
    return HttpResponse(agency.colours, content_type="text/css", headers={"Cache-Control": kept})
