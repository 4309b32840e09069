"""What a new installation needs, of all parts. Every step can be repeated."""

from django.db import transaction
from wagtail.models import Site

from ita.setup import set_up_site
from search.indexing.state import record_new_installation
from search.setup import set_up_search


@transaction.atomic
def set_up(agency: str = "", hostname: str = "localhost", port: int = 80) -> Site:
    """The site of an agency as ``ita.setup.set_up_site`` makes it, with its search."""
    record_new_installation()  # before the first page is indexed
    site = set_up_site(agency, hostname, port)
    set_up_search()
    return site
