"""Notes each request in the traffic log. It stands before all others, so that what they refuse or
send elsewhere is noted too; it asks the database nothing, and no fault of it reaches a visitor."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from wagtail.models import Site

from ita.monitoring.traffic.files import NOBODYS
from ita.monitoring.traffic.lines import line_of
from ita.monitoring.traffic.writing import writer

logger = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponseBase]
REMEMBERED = 300  # seconds, for which a process knows whose a host is
MOST_HOSTS = 1000


class TrafficMiddleware:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if settings.TRAFFIC_LOG and is_logged(request):
            try:
                now = timezone.now()
                writer.write(folder_of(request), line_of(request, response, now), now)
            except Exception:  # a visitor is answered, whatever is wrong with the log
                logger.exception("traffic log")
        return response


def is_logged(request: HttpRequest) -> bool:
    """The program's own style sheets and scripts are the same for all, and the probes of a
    monitor say nothing about a person."""
    return not request.path.startswith(settings.STATIC_URL) and request.path != "/healthz"


def folder_of(request: HttpRequest) -> int:
    """The number of the agency: an officer's is the post's, the public's the host's."""
    known = getattr(request, "agency", None) or getattr(request, "_wagtail_site", None)
    return known.pk if known else _agency_of_host(request)


_hosts: dict[str, tuple[float, int]] = {}  # by host: until when it is known, number of the agency


def _agency_of_host(request: HttpRequest) -> int:
    """For what was answered without asking whose the host is. A process asks once in a while."""
    host = request.META.get("HTTP_HOST", "")
    until, number = _hosts.get(host, (0.0, NOBODYS))
    if time.monotonic() < until:
        return number
    try:
        site = Site.find_for_request(request)
    except Exception:  # a host that is not ours, or a database that does not answer
        return number
    if len(_hosts) >= MOST_HOSTS:
        _hosts.clear()
    number = site.pk if site else NOBODYS
    _hosts[host] = (time.monotonic() + REMEMBERED, number)
    return number
