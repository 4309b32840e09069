"""The page that a reader tells something of."""

from django.http import Http404, HttpRequest

from home.models import ContentPage
from home.sites import agency_site, pages_of
from home.visibility import is_public

MOST = 2**63 - 1  # more than the database's column holds is no number of a page


def public_page(request: HttpRequest, page_id: int) -> ContentPage:
    """
    Raises:
        Http404: the public of this agency reads no such page.
    """
    if page_id > MOST:
        raise Http404
    pages = ContentPage.objects.filter(pk__in=pages_of(agency_site(request)))
    page: ContentPage | None = pages.filter(pk=page_id).first()
    if page is None or not is_public(page):
        raise Http404
    return page
