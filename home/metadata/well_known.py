"""Small files at addresses that programs know: robots.txt, favicon.ico, security.txt."""

from datetime import datetime, time, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from home.models import AgencySettings
from home.periods import today
from home.sites import agency_site
from home.thai.calendar import BANGKOK

ICON = "max-48x48|format-png"  # the emblem as an icon
VALID_FOR = timedelta(days=180)  # RFC 9116, 2.5.5: less than a year


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots leave alone, and where all pages are named."""
    address = agency_site(request).root_url + reverse("sitemap")
    return render(request, "robots.txt", {"sitemap": address}, content_type="text/plain")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The agency's emblem, or the system's own where it has none."""
    emblem = _agency(request).emblem
    return redirect(emblem.get_rendition(ICON).url if emblem else static("css/icon.svg"))


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """To whom a fault of security is told (RFC 9116).

    Raises:
        Http404: the agency gave no address.
    """
    agency = _agency(request)
    contact = agency.security_email or agency.email
    if not contact:
        raise Http404
    ends = datetime.combine(today() + VALID_FOR, time(), BANGKOK)
    lines = [
        f"Contact: mailto:{contact}",
        f"Expires: {ends.isoformat()}",
        "Preferred-Languages: th, en",
        f"Canonical: {agency.site.root_url}{reverse('security_txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _agency(request: HttpRequest) -> AgencySettings:
    site = agency_site(request)
    known = AgencySettings.objects.filter(site=site).select_related("emblem", "site")
    return known.first() or AgencySettings(site=site)
