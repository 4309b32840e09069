"""Whose site is asked."""

from django.http import Http404, HttpRequest
from wagtail.models import Site


def agency_site(request: HttpRequest) -> Site:
    """The site of the agency that is asked; the default one where the host is not named.

    Raises:
        Http404: there is no site at all.
    """
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site
