"""Whose a host is, remembered by each process for as long as nothing was done for all agencies."""

from copy import copy

from django.http import HttpRequest
from wagtail.models import Site

from home.page_cache.generations import Number, number_of

MOST_HOSTS = 1000


class _Hosts:
    """The sites by host, as they were in the generation ``for_all``."""

    def __init__(self, for_all: int = -1) -> None:
        self.for_all = for_all
        self.sites: dict[str, Site | None] = {}


_hosts = _Hosts()


def generation_of(request: HttpRequest) -> Number | None:
    """The generation of the agency that the host names; None where there is none. One query.

    The site is set on the request, as Wagtail's ``Site.find_for_request`` does; whoever looks up
    anything of it takes a copy of their own (``use_own_site``).
    """
    global _hosts
    host = f"{request._get_raw_host()}:{request.get_port()}"  # type: ignore[attr-defined]
    known = _hosts
    site = known.sites.get(host)
    number = number_of(site.pk if site else 0)
    if number.for_all != known.for_all:
        Site.clear_site_root_paths_cache()  # Wagtail keeps it an hour in each process
        known = _hosts = _Hosts(number.for_all)
        site = None
    if site is None:
        site = known.sites[host] = Site.find_for_request(request)
        if len(known.sites) > MOST_HOSTS:
            known.sites.clear()
        number = number_of(site.pk) if site else number
    if site is None or number.for_all != known.for_all:  # somebody acted in between
        return None
    request._wagtail_site = site  # type: ignore[attr-defined]
    return number


def use_own_site(request: HttpRequest) -> None:
    """What is looked up of the site, the page it starts at say, is of this request alone."""
    request._wagtail_site = copy(request._wagtail_site)  # type: ignore[attr-defined]
