"""Is it public? The one answer, for pages and for lists of pages."""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from home.remembered import once_a_generation


def is_public(page: Page) -> bool:
    """Whether everybody can open ``page`` now."""
    return page.live and is_open(page)


def is_open(page: Page) -> bool:
    """Whether nobody restricted who may see ``page``, or what stands above it."""
    return not page.get_view_restrictions().exists()


def public(pages: PageQuerySet) -> PageQuerySet:
    """Those of the queryset ``pages`` that everybody can open now; asks nothing by itself."""
    restricted = PageViewRestriction.objects.annotate(
        path=ExpressionWrapper(OuterRef("path"), CharField())
    ).filter(path__startswith=F("page__path"))
    return pages.live().filter(~Exists(restricted))


def public_to_search(pages: PageQuerySet) -> PageQuerySet:
    """As ``public``, in the form that a search in ``pages`` can be narrowed by; one query, once a
    generation."""
    pages = pages.live()
    for path in once_a_generation("restricted_paths", restricted_paths):
        pages = pages.exclude(path__startswith=path)
    return pages


def restrictions_on(page: Page) -> Any:
    """Who may see ``page``: of it and of all above it, in one query (Wagtail 7.4 asks for the pages
    above first, because they may be aliases)."""
    if page.alias_of_id or not page.path:
        return Page.get_view_restrictions(page)
    ends = range(page.steplen, len(page.path) + 1, page.steplen)
    return PageViewRestriction.objects.filter(page__path__in=[page.path[:end] for end in ends])


def restricted_paths() -> tuple[str, ...]:
    """Where somebody restricted who may see what stands there and below; one query."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def public_ids(page_ids: Iterable[int]) -> set[int]:
    """Those of the numbers whose pages everybody can open now; one query."""
    pages = public(Page.objects.filter(pk__in=page_ids))
    return set(pages.values_list("pk", flat=True))
