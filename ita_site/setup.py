"""What a new installation needs, of all parts. Every step can be repeated."""

from urllib.parse import urlsplit

from django.db import transaction
from wagtail.models import Site

from ita.setup import add_agency, set_up_site
from ita.workflow.changes.frame import set_frame
from search.indexing.state import record_new_installation
from search.setup import set_up_search


@transaction.atomic
def set_up(agency: str = "", hostname: str = "localhost", port: int = 80) -> Site:
    """The site of an agency as ``ita.setup.set_up_site`` makes it, with its search."""
    record_new_installation()  # before the first page is indexed
    site = set_up_site(agency, hostname, port)
    set_up_search()
    set_frame(site)
    return site


@transaction.atomic
def add(agency: str, hostname: str, port: int = 80) -> Site:
    """Another agency, as ``ita.setup.add_agency`` makes it, with its search."""
    site = add_agency(agency, hostname, port)
    set_up_search()
    set_frame(site)
    return site


def host_and_port(url: str) -> tuple[str, int]:
    """Host name and port of an agency's address.

    Raises:
        ValueError: it is no address of a website.
    """
    address = urlsplit(url)
    ports = {"http": 80, "https": 443}
    if address.scheme not in ports or not address.hostname:
        raise ValueError(url)
    return address.hostname, address.port or ports[address.scheme]
