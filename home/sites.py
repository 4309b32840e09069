"""Whose site is asked, and whose a thing is."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.http import Http404, HttpRequest
from wagtail.models import Collection, Page, Site
from wagtail.query import PageQuerySet


def agency_site(request: HttpRequest) -> Site:
    """The agency that is asked: in the admin the one for which the officer works
    (``OfficerRequest.agency``), whatever the host; elsewhere the host's, or the default one where
    no site bears the host's name.

    Raises:
        Http404: there is no site at all.
    """
    site = getattr(request, "agency", None) or Site.find_for_request(request)
    if site is None:
        raise Http404
    return site


def pages_of(site: Site) -> PageQuerySet:
    """All pages of the agency, in all languages."""
    below = Q(pk__in=[])
    for home in site.root_page.get_translations(inclusive=True):
        below |= Q(path__startswith=home.path)
    pages: PageQuerySet = Page.objects.filter(below)
    return pages


def same_agency(pages: PageQuerySet, home: Page) -> PageQuerySet:
    """Those of ``pages`` that stand below the front page ``home``, in any language; asks nothing by
    itself."""
    homes = Page.objects.filter(translation_key=home.translation_key)
    above = homes.annotate(below=ExpressionWrapper(OuterRef("path"), CharField()))
    return pages.filter(Exists(above.filter(below__startswith=F("path"))))


def site_of_collection(collection: Collection) -> Site | None:
    """The agency whose files ``collection`` holds; None for the installation's own."""
    steps = range(Collection.steplen, len(collection.path) + 1, Collection.steplen)
    paths = [collection.path[:end] for end in steps]
    return Site.objects.filter(agencysettings__collection__path__in=paths).first()
